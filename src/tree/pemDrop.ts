import * as vscode from "vscode";
import type { TreeNode } from "./node";
import { urisInList } from "./uriList";

const uriList = "text/uri-list";

/**
 * Files dropped on the tree are uploaded: to the account and project they were dropped on, or, beside the nodes, to
 * what the user chooses. Nothing can be dragged out of the tree.
 */
export const pemDrop: vscode.TreeDragAndDropController<TreeNode> = {
  dropMimeTypes: [uriList],
  dragMimeTypes: [],
  async handleDrop(target, transfer, token) {
    const list = (await transfer.get(uriList)?.asString()) ?? "";
    const uris = urisInList(list).map((uri) => vscode.Uri.parse(uri));
    if (uris.length === 0 || token.isCancellationRequested) return;
    // Not awaited: the drop is over, and the upload has questions.
    void vscode.commands.executeCommand("certificateBrowser.upload", uris, target);
  },
};
