/** What a command does. Its arguments are whatever the editor, a menu or another extension passes. */
export type Command = (...args: never[]) => unknown;
