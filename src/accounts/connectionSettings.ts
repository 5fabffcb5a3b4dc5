import * as vscode from "vscode";
import type { Event } from "../certificates";
import type { ConnectionSettings } from "./connector";

const timeoutSetting = "certificateBrowser.requestTimeoutSeconds";
const proxySetting = "http.proxySupport";
const defaultTimeoutSeconds = 30;

/** The user's settings on requests, as they are now. A time limit that makes no sense gives way to the default. */
export function connectionSettings(): ConnectionSettings {
  const settings = vscode.workspace.getConfiguration();
  const seconds = settings.get<unknown>(timeoutSetting);
  const isSensible = typeof seconds === "number" && Number.isFinite(seconds) && seconds > 0;
  return {
    timeoutMs: (isSensible ? seconds : defaultTimeoutSeconds) * 1000,
    language: vscode.env.language.startsWith("zh") ? "zh-CN" : "en-US",
    // With "on" the editor leaves requests that bring an agent of their own to that agent, past the proxy.
    ownAgent: settings.get(proxySetting) !== "on",
  };
}

/** {@link connectionSettings} may now give something else. */
export const onDidChangeConnectionSettings: Event<void> = (listener) =>
  vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(timeoutSetting) || change.affectsConfiguration(proxySetting)) listener();
  });
