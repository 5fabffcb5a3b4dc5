export { currentTreeSettings } from "./currentTreeSettings";
export { registerTree, type TreeRegistration } from "./registerTree";
export type { TreeSettings } from "./treeSettings";
