/** The four kinds of theme. */
export type Theme = "dark" | "light" | "hc-dark" | "hc-light";

/** Themes that all tested versions of the editor have. */
const themeNames: Readonly<Record<Theme, string>> = {
  dark: "Dark Modern",
  light: "Light Modern",
  "hc-dark": "Default High Contrast",
  "hc-light": "Default High Contrast Light",
};

export function themeSetting(theme: Theme): Readonly<Record<string, unknown>> {
  return { "workbench.colorTheme": themeNames[theme] };
}

/** User settings of an editor that shows what is tested and nothing else, and asks nobody for anything. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "update.mode": "none",
  "telemetry.telemetryLevel": "off",
  "git.enabled": false,
  "window.autoDetectColorScheme": false,
};
