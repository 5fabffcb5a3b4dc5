export { Editor, type EditorOptions, openEditor, withEditor } from "./editor";
export type { ItemName, TreeRow, TreeView } from "./treeView";
export type { Webview } from "./webview";
