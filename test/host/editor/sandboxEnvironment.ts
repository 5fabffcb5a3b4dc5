/** What makes the extension connect the sandbox account, when it is developed or tested. */
export const sandboxEnvironment = { CERTIFICATE_BROWSER_OPEN_SANDBOX: "1" } as const;
