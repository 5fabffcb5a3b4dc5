// What the webviews' drawings are made of. Plain: runs without the editor.

/** The icons of the webviews, by their codicon names. `media/detail.css` has a rule for each. */
export const iconNames = [
  "arrow-right",
  "check",
  "chevron-right",
  "circle-slash",
  "clockface",
  "cloud",
  "cloud-download",
  "close",
  "copy",
  "debug-disconnect",
  "diff",
  "error",
  "export",
  "file-code",
  "info",
  "lightbulb",
  "link-external",
  "lock",
  "pass-filled",
  "question",
  "refresh",
  "search",
  "shield",
  "sync",
  "verified-filled",
  "warning",
] as const;

export type IconName = (typeof iconNames)[number];

/** Decides colours only; the same thing is always said by an icon and in words too. */
export const tones = ["good", "warning", "bad", "waiting", "quiet"] as const;

export type Tone = (typeof tones)[number];
