import { type Message, message } from "../certificates";
import { codeOf, reasonOf } from "./errorText";

const gone = message("there is no such file any more");
const notAllowed = message("you may not read it");
const folder = message("it is a folder");
const unavailable = message("its place cannot be reached now");

/** By the codes of Node.js and of the editor's file systems. */
const problems: Readonly<Record<string, Message>> = {
  ENOENT: gone,
  ENOTDIR: gone,
  FileNotFound: gone,
  FileNotADirectory: gone,
  EACCES: notAllowed,
  EPERM: notAllowed,
  NoPermissions: notAllowed,
  EISDIR: folder,
  FileIsADirectory: folder,
  Unavailable: unavailable,
};

/** Why a file could not be read, to follow a colon: in words where the cause is known, else the system's own. */
export function readProblem(error: unknown): Message | string {
  const code = codeOf(error);
  const known = Object.hasOwn(problems, code) ? problems[code] : undefined;
  return known ?? reasonOf(error).replace(/^Error: /, "");
}
