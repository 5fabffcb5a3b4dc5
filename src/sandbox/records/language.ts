/** The languages of the service's messages and names. */
export type Language = "en-US" | "zh-CN";

export interface Text {
  readonly en: string;
  readonly zh: string;
}

export function inLanguage(text: Text, language: Language): string {
  return language === "zh-CN" ? text.zh : text.en;
}

/** `zh-CN` when asked for; everything else, and nothing, is English. */
export function languageOf(asked: string | undefined): Language {
  return asked?.toLowerCase() === "zh-cn" ? "zh-CN" : "en-US";
}
