import type * as vscode from "vscode";
import type { Message, Result } from "../../certificates";
import type { SourceFile } from "../sourceFile";

/** The workspace's PEM files (with requests), as the rest of the extension reads them. */
export interface PemFileAccess {
  readonly pairGlob: string;
  workspacePairFiles(): Promise<readonly vscode.Uri[]>;
  /** Whether a file is one of these; it may be in a folder that the user excludes. */
  isSearched(uri: vscode.Uri): Promise<boolean>;
  readSourceFile(uri: vscode.Uri): Promise<Result<SourceFile, Message>>;
  fileName(uri: vscode.Uri): string;
}

/** What the language features need of the extension. */
export interface LanguageParts {
  /** Whether there is an account at all. */
  readonly hasAccounts: () => boolean;
}
