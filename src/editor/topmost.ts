// Addresses of files and folders. Plain: runs without the editor.

/** The addresses that are not inside one of the others, each once. */
export function topmost(addresses: readonly string[]): readonly string[] {
  const all = new Set(addresses);
  return [...all].filter((address) => !isInside(address, all));
}

/** Whether an address is inside one of some folders. */
export function isInside(address: string, folders: ReadonlySet<string>): boolean {
  return [...address.matchAll(/\//g)].some(({ index }) => folders.has(address.slice(0, index)));
}
