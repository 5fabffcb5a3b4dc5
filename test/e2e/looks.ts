import type { Theme } from "../host/editor/settings";
import { type Editor, openEditor } from "./driver";

/** What the editor looks like, and what it speaks. */
export interface Look {
  readonly name: string;
  readonly theme: Theme;
  readonly locale: "en" | "zh-cn";
}

export const dark: Look = { name: "dark", theme: "dark", locale: "en" };

export const looks: readonly Look[] = [
  dark,
  { name: "light", theme: "light", locale: "en" },
  { name: "hc-dark", theme: "hc-dark", locale: "en" },
  { name: "hc-light", theme: "hc-light", locale: "en" },
  { name: "zh-cn", theme: "dark", locale: "zh-cn" },
];

/** An editor with the sandbox account, its certificates listed, high enough for a whole panel. */
export async function openSandboxEditor({ theme, locale }: Look): Promise<Editor> {
  const editor = await openEditor({ theme, locale, sandbox: true, size: { width: 1400, height: 1600 } });
  const title = locale === "en" ? "Certificates" : "证书";
  await editor.views.open(title);
  await editor.tree(title).item(locale === "en" ? "Default project" : "默认项目");
  return editor;
}
