// Other people's words among sentences of ours. Plain: runs without the editor.

/** The text with a full stop, in the script it ends in, unless it ends with a sign of its own. */
export function asSentence(text: string): string {
  const said = text.trimEnd();
  if (/\p{Script=Han}$/u.test(said)) return `${said}。`;
  return /[\p{L}\p{N})\]"'”’`]$/u.test(said) ? `${said}.` : said;
}
