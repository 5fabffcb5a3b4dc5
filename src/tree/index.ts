export { currentTreeSettings } from "./currentTreeSettings";
export { registerTree, type TreeRegistration } from "./registerTree";
export type { TreeFilter } from "./treeFilter";
export type { TreeSettings } from "./treeSettings";
