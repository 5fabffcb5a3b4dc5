import { join } from "node:path";
import * as vscode from "vscode";
import { log } from "../ui/log";
import { AccountList } from "./accountList";
import { connectionSettings, onDidChangeConnectionSettings } from "./connectionSettings";
import { Connector } from "./connector";
import { Keychain } from "./keychain";
import { LateSandbox } from "./lateSandbox";
import { ListingCache } from "./listingCache";
import { RevisionFile } from "./revisionFile";
import { AccountSessions } from "./sessions";
import type { Account } from "./types";

/** Everything about accounts that the rest of the extension works with. */
export interface AccountParts extends vscode.Disposable {
  readonly accounts: AccountList;
  readonly keychain: Keychain;
  readonly connector: Connector;
  readonly sessions: AccountSessions;
  /** Stops what runs outside of this process's memory. The editor waits for it when it deactivates the extension. */
  stop(): Promise<void>;
}

/** Makes the accounts ready: the list is read, nothing is connected or started. */
export function registerAccounts(context: vscode.ExtensionContext): AccountParts {
  const warn = (line: string) => log().warn(line);
  const debug = (line: string) => log().debug(line);
  const keychain = new Keychain(context, warn);
  const storageDir = context.globalStorageUri.fsPath;
  const announcements = new RevisionFile(storageDir, warn);
  const accounts = new AccountList({ globalState: context.globalState, announcements, log: warn });
  const sandbox = new LateSandbox({ storageDir, keychain, log: debug });
  const connector = new Connector({ keychain, sandbox, settings: connectionSettings, log: debug });
  const listings = new ListingCache({ folder: join(storageDir, "listings"), log: warn });
  const sessions = new AccountSessions({
    accounts,
    keychain,
    connector,
    listings,
    onDidChangeSettings: onDidChangeConnectionSettings,
    log: warn,
  });
  const subscriptions = vscode.Disposable.from(
    sessions,
    accounts,
    announcements,
    keychain,
    rereadOnFocus(accounts),
    setContextKeys(accounts),
  );
  return {
    accounts,
    keychain,
    connector,
    sessions,
    stop: async () => {
      await Promise.all([listings.flush(), sandbox.dispose()]);
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** A window that is turned to shows the accounts as they are, even if it missed the announcement of a change. */
function rereadOnFocus(accounts: AccountList): vscode.Disposable {
  return vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused) accounts.reread();
  });
}

/**
 * Keeps the context keys by which menus, the palette and the welcome view know what to offer: how many accounts there
 * are, and what none of them can do.
 */
function setContextKeys(accounts: AccountList): vscode.Disposable {
  const tell = () => {
    const all = accounts.all();
    const none = (can: (account: Account) => boolean) => all.length > 0 && !all.some(can);
    const keys = {
      accountCount: all.length,
      onlyLegacy: none(({ generation }) => generation === "v3"),
      noConsole: none(({ site }) => site === "china" || site === "international"),
    };
    for (const [name, value] of Object.entries(keys)) {
      void vscode.commands.executeCommand("setContext", `certificateBrowser.${name}`, value);
    }
  };
  tell();
  return accounts.onDidChange(tell);
}
