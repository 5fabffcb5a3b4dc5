import type { Account, CertificateRef } from "../accounts";
import {
  awaitsDomainValidation,
  type Capabilities,
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

/** What of a session decides how its certificates look. */
export interface FaceSession {
  readonly account: Account;
  readonly service: { readonly capabilities: Capabilities };
}

export function certificateFace(
  certificate: Certificate,
  { account, service }: FaceSession,
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
    context: contextWords(certificate, account, service.capabilities),
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
 * the account's site has a console to open. `aliasable`, `movable`, `logged`, `resources`: the account can edit the
 * alias, move it, tell what was done with it, tell what uses it. `muted`, `noticed`: the account can switch the expiry
 * notice, which is off or on. `validating`: it waits for the validation of its domain, which the account can check.
 */
function contextWords(certificate: Certificate, { site }: Account, can: Capabilities): string[] {
  const hasEnd = certificate.notAfter !== undefined;
  const when = (applies: boolean, word: string) => (applies ? [word] : []);
  return [
    "certificate",
    ...when(can.editAlias, "aliasable"),
    ...when(can.moveToProject, "movable"),
    ...when(can.operationLog, "logged"),
    ...when(can.boundResources && hasEnd, "resources"),
    ...when(can.muteNotice && hasEnd, certificate.noticeMuted === true ? "muted" : "noticed"),
    ...when(can.checkValidation && awaitsDomainValidation(certificate), "validating"),
    ...when(hasEnd, "issued"),
    ...when(isUploaded(certificate), "uploaded"),
    ...when(deletionVerdict(certificate).allowed, "deletable"),
    ...when(site === "china" || site === "international", "console"),
    site,
  ];
}
