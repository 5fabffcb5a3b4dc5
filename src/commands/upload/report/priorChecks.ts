import { displayName, message } from "../../../certificates";
import { instantText } from "../../../ui/instantText";
import { secondCopy, type UploadWay } from "../offer";
import type { Prior } from "../prior";
import type { CheckDraft } from "./checkDraft";
import type { Say } from "./wording";

/** The same certificate is in the account: it is offered to be shown instead. */
export function alreadyThere({ prior, session }: UploadWay, say: Say): readonly CheckDraft[] {
  if (prior.lookup.kind !== "found") return [];
  const { certificate } = prior.lookup;
  return [
    {
      id: secondCopy,
      look: "warning",
      text: message("{0} is in {1} already.", displayName(certificate), session.account.name),
      notes: [
        message("It is the same certificate by its fingerprint, stored as {0}.", certificate.id),
        ...(certificate.alias === "" ? [] : [message("Alias: {0}", certificate.alias)]),
        message("A second copy has an ID of its own and counts towards the quota."),
      ],
      buttons: [{ action: "showPrior", label: say(message("Show It")), icon: "arrow-right" }],
      tick: message("Upload a second copy all the same"),
    },
  ];
}

/** It is new to the account as far as that could be found out. */
export function notThere({ prior, session }: UploadWay): readonly CheckDraft[] {
  const { listedAt } = prior;
  return [
    ...absent(prior, session.account.name),
    ...(listedAt === undefined
      ? []
      : [
          {
            id: "stale-list",
            look: "note" as const,
            text: message(
              "What it would replace was looked for in a list of {0}: it could not be refreshed.",
              instantText(listedAt),
            ),
          },
        ]),
  ];
}

function absent({ lookup }: Prior, account: string): readonly CheckDraft[] {
  switch (lookup.kind) {
    case "found":
      return [];
    case "absent":
      return [
        {
          id: "new",
          look: "good",
          text: message("It is not in {0} yet: no certificate there has its fingerprint.", account),
        },
      ];
    case "unknown":
      return [
        {
          id: "new",
          look: "note",
          text: message("Whether it is in {0} already could not be found out.", account),
          notes: [lookup.error.cause],
        },
      ];
  }
}
