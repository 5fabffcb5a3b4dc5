import { type Message, message } from "../certificates";
import { codeOf, reasonOf } from "./errorText";

const notAllowed = message("You may not write there. Choose a folder of your own, or change its rights.");
const noFolder = message("There is no such folder any more. Choose another one, or make it first.");
const taken = message(
  "Something of that name is there already. Choose another name or place, or move it away.",
);
const noRoom = message("There is no room left on the disk. Make room, or choose another place.");
const tooLong = message("The name is too long. Choose a shorter one.");

/** By the codes of Node.js and of the editor's file systems. */
const problems: Readonly<Record<string, Message>> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: notAllowed,
  NoPermissions: notAllowed,
  ENOENT: noFolder,
  ENOTDIR: noFolder,
  FileNotFound: noFolder,
  FileNotADirectory: noFolder,
  EEXIST: taken,
  EISDIR: taken,
  ENOTEMPTY: taken,
  FileExists: taken,
  FileIsADirectory: taken,
  ENOSPC: noRoom,
  EDQUOT: noRoom,
  ENAMETOOLONG: tooLong,
};

/** Why a file could not be written, and what to do. */
export function writeProblem(error: unknown): Message {
  const code = codeOf(error);
  const known = Object.hasOwn(problems, code) ? problems[code] : undefined;
  return known ?? message("{0}. Choose another place and try again.", reasonOf(error).replace(/[.\s]+$/, ""));
}
