import * as vscode from "vscode";
import { checkIgnore } from "./checkIgnore";

/** The part used here of what the editor's own Git extension offers to others (its `git.d.ts`, version 1). */
interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly onDidCloseRepository: vscode.Event<GitRepository>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitRepository {
  readonly state: { readonly onDidChange: vscode.Event<void> };
  checkIgnore(paths: string[]): Promise<Set<string>>;
}

function gitExtension(): vscode.Extension<GitExtension> | undefined {
  return vscode.extensions.getExtension<GitExtension>("vscode.git");
}

/**
 * Whether git ignores a file: asked of the editor's Git extension, or, where that is not at work, of the program git.
 * Undefined where there is no repository.
 */
export async function isIgnored(uri: vscode.Uri): Promise<boolean | undefined> {
  return (await askExtension(uri)) ?? askProgram(uri);
}

async function askExtension(uri: vscode.Uri): Promise<boolean | undefined> {
  const git = gitExtension();
  if (!git?.isActive || !git.exports.enabled) return undefined;
  try {
    const repository = git.exports.getAPI(1).getRepository(uri);
    return repository === null ? undefined : (await repository.checkIgnore([uri.fsPath])).has(uri.fsPath);
  } catch {
    // The repository is being closed, or git failed.
    return undefined;
  }
}

/** In a workspace that is not trusted no program is started, as the Git extension starts none there. */
async function askProgram(uri: vscode.Uri): Promise<boolean | undefined> {
  return vscode.workspace.isTrusted ? checkIgnore(uri.fsPath) : undefined;
}

/**
 * Calls back when git may see the files differently: `.gitignore` changed, a repository was found, or the Git extension,
 * which the editor starts in its own time, has looked at the files again.
 */
export function onDidChangeGit(changed: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher("**/.gitignore");
  const following: vscode.Disposable[] = [
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidChange(changed),
    watcher.onDidDelete(changed),
  ];
  let disposed = false;
  const follow = async () => {
    const git = await gitExtension()?.activate();
    if (git === undefined || disposed) return;
    following.push(git.onDidChangeEnablement(() => followApi(git, changed, following)));
    followApi(git, changed, following);
  };
  // An extension that does not start has nothing to tell.
  follow().catch(() => undefined);
  return {
    dispose: () => {
      disposed = true;
      for (const one of following) one.dispose();
    },
  };
}

function followApi(git: GitExtension, changed: () => void, following: vscode.Disposable[]): void {
  if (!git.enabled) return;
  const api = git.getAPI(1);
  const follow = (repository: GitRepository) => {
    following.push(repository.state.onDidChange(changed));
    changed();
  };
  following.push(api.onDidOpenRepository(follow), api.onDidCloseRepository(changed));
  for (const repository of api.repositories) follow(repository);
}
