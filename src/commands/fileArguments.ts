import * as vscode from "vscode";
import { destinationOf } from "./upload/destination";
import type { Destination } from "./upload/uploadFlow";

/** What a menu or another part of the extension gave a command about files. */
export interface FileArguments {
  readonly uris: readonly vscode.Uri[];
  readonly destination?: Destination;
}

/**
 * Reads the arguments of a command about files. The Explorer gives the file clicked and all files selected, an editor
 * its file, the tree a node, a drop on the tree the files and then the node.
 */
export function fileArguments(args: readonly unknown[]): FileArguments {
  const all = args.flat().filter((argument) => argument instanceof vscode.Uri);
  const uris = [...new Map(all.map((uri) => [uri.toString(), uri])).values()];
  const destination = args.map(destinationOf).find((found) => found !== undefined);
  return { uris, ...(destination === undefined ? {} : { destination }) };
}
