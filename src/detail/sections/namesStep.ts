import { type Certificate, message } from "../../certificates";
import { nameOnlyInSubject } from "../../ui/hostNames";
import type { NextStep } from "../model";
import type { DecodedPem } from "./chain";
import { leafOf } from "./leaf";
import type { Wording } from "./wording";

/** What to do about a certificate that stands for no host, though its common name looks as if it did. */
export function namesStep(
  { type }: Pick<Certificate, "type">,
  decoded: DecodedPem | undefined,
  wording: Wording,
): NextStep | undefined {
  const leaf = leafOf(decoded);
  if (type === "CA" || leaf === undefined || nameOnlyInSubject(leaf) === undefined) return undefined;
  return {
    text: wording.say(
      message("Have it reissued with its host among the alternative names: clients refuse it as it is."),
    ),
    tone: "bad",
    goTo: { section: "names", label: wording.say(message("Show the names")) },
  };
}
