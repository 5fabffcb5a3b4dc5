/** The language of PEM files, as package.json names it. */
export const pemLanguage = "pem";

/** Endings of the files that hold PEM text, lower case. The menus of package.json name the same. */
export const pemExtensions = [".pem", ".crt", ".cer", ".key", ".chain", ".ca-bundle"] as const;

/** The endings as alternatives of a glob, in both cases: Windows writes `SERVER.CRT`, and globs may tell them apart. */
function endings(extensions: readonly string[]): string {
  return `{${[...extensions, ...extensions.map((extension) => extension.toUpperCase())].join(",")}}`;
}

/** The names of those files. */
export const pemNameGlob = `*${endings(pemExtensions)}`;

/** Finds those files in a workspace. */
export const pemGlob = `**/${pemNameGlob}`;

/** The same with requests: what has a public key, and may be the other half of a pair. */
const pairExtensions = [...pemExtensions, ".csr"] as const;
/** Finds them in a workspace. */
export const pairGlob = `**/*${endings(pairExtensions)}`;

/** Other people's certificates: packages and version control. */
export const excludedGlob = "**/{node_modules,.git}/**";

/** How many files of a workspace are looked at; a list longer than this helps nobody. */
export const mostWorkspaceFiles = 500;

/** Bytes. A file beyond this is not read: the largest CA bundles are a fraction of it. */
export const largestPemFile = 5 * 1024 * 1024;

/** Whether a path ends like a PEM file, in any case. */
export function hasPemExtension(path: string): boolean {
  return endsWithAny(path, pemExtensions);
}

/** The same for files that may hold the other half of a pair. */
export function hasPairExtension(path: string): boolean {
  return endsWithAny(path, pairExtensions);
}

function endsWithAny(path: string, extensions: readonly string[]): boolean {
  const lower = path.toLowerCase();
  return extensions.some((extension) => lower.endsWith(extension));
}
