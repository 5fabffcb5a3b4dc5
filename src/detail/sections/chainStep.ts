import { type Certificate, isUploaded, type Message, message } from "../../certificates";
import type { NextStep } from "../model";
import type { DecodedPem } from "./chain";
import { type ChainFault, faultOf, subjectOf, toneOf } from "./chainFault";
import type { Wording } from "./wording";

/**
 * What to do about a chain that does not hold: a certificate that is valid by its dates fails with it all the same.
 * Undefined when there is nothing wrong. What is wrong the chain's verdict says, beside the step.
 */
export function chainStep(
  certificate: Certificate,
  decoded: DecodedPem | undefined,
  now: number,
  wording: Wording,
): NextStep | undefined {
  if (decoded === undefined) return undefined;
  const fault = faultOf(decoded, certificate, now);
  if (fault.kind === "none") return undefined;
  return {
    text: wording.say(advice(fault, isUploaded(certificate), wording)),
    tone: toneOf(fault),
    goTo: { section: "chain", label: wording.say(message("Show the chain")) },
  };
}

function unreadableAdvice(uploaded: boolean): Message {
  return uploaded
    ? message("Upload it again from the file it came from: what the service keeps cannot be read.")
    : message("Load it again. If it stays like this, ask Tencent Cloud's support for a readable one.");
}

function advice(fault: Exclude<ChainFault, { kind: "none" }>, uploaded: boolean, wording: Wording): Message {
  switch (fault.kind) {
    case "unreadable":
      return unreadableAdvice(uploaded);
    case "issuer":
      return uploaded
        ? message(
            "Have it issued by a certificate authority that may, and upload that: clients refuse it as it is.",
          )
        : message("Do not deploy it: ask Tencent Cloud's support for the right “{0}”.", subjectOf(fault.of));
    case "notYet":
      return message(
        "Deploy it only from {0} on: until then clients refuse it.",
        wording.date(fault.of.notBefore),
      );
    case "unknownRoot":
      return message("Nothing to do where clients have “{0}” installed: others refuse it.", fault.name);
    case "selfSigned":
      return message("Nothing to do where clients have it installed: others refuse it.");
    case "broken":
      return uploaded
        ? message(
            "Upload it again with the “{0}” that signed it: several certificates have that name.",
            fault.issuer,
          )
        : message("Do not deploy it: ask Tencent Cloud's support for the right “{0}”.", fault.issuer);
    case "missing":
      return missingAdvice(fault.issuer, fault.of.caIssuers.length > 0, uploaded);
    case "expired":
      return uploaded
        ? message("Have it issued anew, and upload that: clients refuse what rests on an ended certificate.")
        : message(
            "Have it reissued in the Tencent Cloud console: clients refuse what rests on an ended certificate.",
          );
    case "unverifiable":
      return message("Nothing to do, but have another tool verify it before you rely on it.");
    case "order":
      return uploaded
        ? message("Upload it again in the order leaf to root: some clients refuse it as it is.")
        : message("Put it in the order leaf to root wherever you deploy it by hand.");
    case "remarks":
      return message("Read the remarks on the chain.");
  }
}

function missingAdvice(issuer: string, hasAddress: boolean, uploaded: boolean): Message {
  if (!uploaded) return message("Add “{0}” wherever you deploy it by hand.", issuer);
  return hasAddress
    ? message("Upload it again with “{0}” below it; the chain tells where to get that.", issuer)
    : message("Upload it again with “{0}” below it; ask whoever issued it for that.", issuer);
}
