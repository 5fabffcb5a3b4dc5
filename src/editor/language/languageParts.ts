import type * as vscode from "vscode";
import type { Message, Result } from "../../certificates";
import type { SourceFile } from "../sourceFile";

/** The workspace's PEM files (with requests), as the rest of the extension reads them. */
export interface PemFileAccess {
  readonly pairGlob: string;
  workspacePairFiles(): Promise<readonly vscode.Uri[]>;
  /**
   * Those of some files, and of the files in some folders, that are among these: others are gone, no PEM files, or in a
   * folder that the user excludes.
   */
  searchedAmong(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]>;
  readSourceFile(uri: vscode.Uri): Promise<Result<SourceFile, Message>>;
  fileName(uri: vscode.Uri): string;
}

/** What the language features need of the extension. */
export interface LanguageParts {
  /** Whether there is an account at all. */
  readonly hasAccounts: () => boolean;
}
