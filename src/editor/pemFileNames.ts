/** The language of PEM files, as package.json names it. */
export const pemLanguage = "pem";

/** Endings of the files that hold PEM text, lower case. The menus of package.json name the same. */
export const pemExtensions = [".pem", ".crt", ".cer", ".key", ".chain", ".ca-bundle"] as const;

/** Finds those files in a workspace. */
export const pemGlob = `**/*{${pemExtensions.join(",")}}`;

/** Other people's certificates: packages and version control. */
export const excludedGlob = "**/{node_modules,.git}/**";

/** How many files of a workspace are looked at; a list longer than this helps nobody. */
export const mostWorkspaceFiles = 500;

/** Bytes. A file beyond this is not read: the largest CA bundles are a fraction of it. */
export const largestPemFile = 5 * 1024 * 1024;

/** Whether a path ends like a PEM file, in any case. */
export function hasPemExtension(path: string): boolean {
  const lower = path.toLowerCase();
  return pemExtensions.some((extension) => lower.endsWith(extension));
}
