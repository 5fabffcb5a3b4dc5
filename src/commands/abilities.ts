import type { Capabilities, Certificate } from "../certificates";
import { awaitsDomainValidation } from "../certificates";
import type { CertificateTarget } from "./certificateTarget";

/** Whether something can be done with a certificate of an account. */
export type Ability = (target: {
  readonly session: { readonly service: { readonly capabilities: Capabilities } };
  readonly certificate: Certificate;
}) => boolean;

export const canEditAlias: Ability = ({ session }) => session.service.capabilities.editAlias;

export const canMove: Ability = ({ session }) => session.service.capabilities.moveToProject;

export const canMute: Ability = ({ session }) => session.service.capabilities.muteNotice;

export const hasBoundResources: Ability = ({ session }) => session.service.capabilities.boundResources;

export const canCheckValidation: Ability = ({ session, certificate }) =>
  session.service.capabilities.checkValidation && awaitsDomainValidation(certificate);

/** Something has been issued: there is at least a public chain. */
export const isIssued: Ability = ({ certificate }) => certificate.notAfter !== undefined;

/** Those of several that something can be done with, and the others. */
export function divide(
  targets: readonly CertificateTarget[],
  can: Ability,
): { readonly able: readonly CertificateTarget[]; readonly unable: readonly CertificateTarget[] } {
  return { able: targets.filter(can), unable: targets.filter((target) => !can(target)) };
}
