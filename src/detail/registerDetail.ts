import * as vscode from "vscode";
import type { CertificateRef } from "../accounts";
import { lazily } from "../ui/lazily";
import type { DetailPanels, DetailParts } from "./detailPanels";
import { detailViewType } from "./viewType";

export interface DetailRegistration extends vscode.Disposable {
  /** Opens the panel of a certificate, or brings the one that is open to the front. */
  show(ref: CertificateRef): Promise<void>;
}

/** Makes the detail panels ready. Their code is loaded when one is shown, or revived after a reload of the window. */
export function registerDetail(parts: DetailParts): DetailRegistration {
  let panels: DetailPanels | undefined;
  const loaded = lazily(async () => {
    const { DetailPanels } = await import("./detailPanels");
    panels = new DetailPanels(parts);
    return panels;
  });
  const serializer = vscode.window.registerWebviewPanelSerializer(detailViewType, {
    deserializeWebviewPanel: async (panel, state: unknown) => (await loaded())?.revive(panel, state),
  });
  return {
    show: async (ref) => (await loaded())?.show(ref),
    dispose: () => {
      serializer.dispose();
      panels?.dispose();
    },
  };
}
