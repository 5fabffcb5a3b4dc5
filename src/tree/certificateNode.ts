import type { Account, CertificateRef } from "../accounts";
import {
  type Certificate,
  deletionVerdict,
  displayName,
  healthOf,
  type Instant,
  isUploaded,
  message,
} from "../certificates";
import { healthIcon } from "../ui/icon";
import { stateText } from "../ui/stateText";
import type { NodeFace, Text } from "./node";

/** A certificate. Commands take it as the {@link CertificateRef} that it is. */
export interface CertificateNode extends CertificateRef {
  readonly kind: "certificate";
  readonly id: string;
  /** The IDs of the groups it is shown in, outermost first. */
  readonly path: readonly string[];
}

export function certificateNode(ref: CertificateRef, path: readonly string[]): CertificateNode {
  const { accountId, certificateId } = ref;
  const id = [accountId, ...path, `certificate:${certificateId}`].join("/");
  return { kind: "certificate", id, path, accountId, certificateId };
}

export function certificateFace(
  certificate: Certificate,
  account: Account,
  now: Instant,
  expiringDays: number,
): NodeFace {
  const state = stateText(certificate, now);
  const name = displayName(certificate);
  const alias: Text[] = certificate.alias === "" || certificate.alias === name ? [] : [certificate.alias];
  return {
    label: name,
    description: [state, ...alias],
    icon: healthIcon(healthOf(certificate, now, expiringDays)),
    collapsible: "no",
    context: contextWords(certificate, account),
    spoken: [message("Certificate {0}", name), state, ...alias],
    click: {
      command: "certificateBrowser.showDetail",
      title: message("Show Detail"),
      argument: { accountId: account.id, certificateId: certificate.id } satisfies CertificateRef,
    },
  };
}

/**
 * `issued`: there is a certificate to look at, not only an order. `deletable`: the documented rules allow it. `console`:
 * the account's site has a console to open.
 */
function contextWords(certificate: Certificate, { site }: Account): string[] {
  return [
    "certificate",
    ...(certificate.notAfter === undefined ? [] : ["issued"]),
    ...(isUploaded(certificate) ? ["uploaded"] : []),
    ...(deletionVerdict(certificate).allowed ? ["deletable"] : []),
    ...(site === "china" || site === "international" ? ["console"] : []),
    site,
  ];
}
