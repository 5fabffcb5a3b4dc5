/** Where a webview's page keeps the message it is drawn from first. In a file of its own: the webview knows it too. */
export const firstMessageId = "first-message";
