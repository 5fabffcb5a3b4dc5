// Asks the program git about a file. Plain: runs without the editor.
import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";

/** How long git may take, in ms. */
const patience = 5000;

/** What git's exit codes mean here; any other (128: no repository) tells nothing. */
const answers: Readonly<Record<number, boolean>> = { 0: true, 1: false };

/**
 * Whether git ignores a file. A file that is in the index already is not ignored, whatever `.gitignore` says.
 *
 * @param path absolute
 * @param git the program
 * @returns undefined where there is no repository or no git
 */
export function checkIgnore(path: string, git = "git"): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    // The repository's own settings start no program: git is asked to read, and nothing else.
    const options = ["-c", "core.fsmonitor=false", "-C", dirname(path)];
    execFile(
      git,
      [...options, "check-ignore", "--quiet", "--", basename(path)],
      { timeout: patience, windowsHide: true, env: { ...process.env, GIT_OPTIONAL_LOCKS: "0" } },
      (error) => resolve(answers[error === null ? 0 : Number(error.code)]),
    );
  });
}
