import { type Certificate, message } from "../../certificates";
import { nameOnlyInSubject } from "../../ui/hostNames";
import type { NextStep } from "../model";
import type { DecodedPem } from "./chain";
import { leafOf } from "./leaf";
import type { Wording } from "./wording";

/** Whether its common name looks like a host, and nothing that clients look at names one. */
export function standsForNoHost(
  { type }: Pick<Certificate, "type">,
  decoded: DecodedPem | undefined,
): boolean {
  const leaf = leafOf(decoded);
  return type !== "CA" && leaf !== undefined && nameOnlyInSubject(leaf) !== undefined;
}

/** What to do about a certificate that stands for no host. */
export function namesStep(
  certificate: Pick<Certificate, "type">,
  decoded: DecodedPem | undefined,
  wording: Wording,
): NextStep | undefined {
  if (!standsForNoHost(certificate, decoded)) return undefined;
  return {
    text: wording.say(
      message("Have it reissued with its host among the alternative names: clients refuse it as it is."),
    ),
    tone: "bad",
    goTo: { section: "names", label: wording.say(message("Show the names")) },
  };
}
