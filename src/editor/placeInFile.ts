/** Where in a file a certificate is: a PEM block, or a base64 value that holds one; nothing for the whole file. */
export interface PlaceInFile {
  /** 0-based among the blocks of the file. */
  readonly block?: number;
  /** Line and character in it, 0-based. */
  readonly value?: readonly [line: number, character: number];
}
