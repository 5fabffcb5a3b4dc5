import type { PemSource } from "../pem";

/** A file (or an untitled document) that was read, with where it is. */
export interface SourceFile extends PemSource {
  /** The URI as text: unique, and the way back to the document. */
  readonly uri: string;
  /** The URI of its folder; files of one folder belong together. */
  readonly folder: string;
  /** The text is the editor's, and the file on disk says something else. */
  readonly unsaved: boolean;
}
