import { daysLeft, type Instant, type Message, message } from "../../certificates";
import type { Examination, Finding } from "../../pem";
import { certificateName } from "../../ui/certificateText";

export interface CheckSummary {
  /** The worst there is among the findings. */
  readonly severity: Finding["severity"];
  readonly message: Message;
}

/** The result of a check in one sentence. The findings themselves are told beside it. */
export function checkSummary({ findings, leaf, key, chain }: Examination, now: Instant): CheckSummary {
  const name = leaf === undefined ? undefined : certificateName(leaf.certificate);
  if (findings.some(({ severity }) => severity === "error")) {
    return {
      severity: "error",
      message:
        name === undefined
          ? message("These files cannot be uploaded as they are.")
          : message("{0} cannot be uploaded as it is.", name),
    };
  }
  if (leaf === undefined || name === undefined) {
    return { severity: "warning", message: message("There is no certificate in these files.") };
  }
  const warned = findings.some(({ severity }) => severity === "warning");
  const days = daysLeft(leaf.certificate.notAfter, now);
  return {
    severity: warned ? "warning" : "info",
    message: passed(name, days, key?.matches === true, chain?.complete === true),
  };
}

function passed(name: string, days: number, pair: boolean, complete: boolean): Message {
  if (pair && complete) {
    return message(
      "{0}: certificate and private key match, the chain is complete; days left: {1}.",
      name,
      days,
    );
  }
  if (pair) {
    return message(
      "{0}: certificate and private key match, the chain is not complete; days left: {1}.",
      name,
      days,
    );
  }
  return complete
    ? message("{0}: no private key to compare, the chain is complete; days left: {1}.", name, days)
    : message("{0}: no private key to compare, the chain is not complete; days left: {1}.", name, days);
}
