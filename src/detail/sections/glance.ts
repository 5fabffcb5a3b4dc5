import { type Certificate, type Message, message } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { hostNamesOf, nameOnlyInSubject } from "../../ui/hostNames";
import type { Chain, Glance } from "../model";
import type { DetailInput } from "../present";
import type { DecodedPem } from "./chain";
import { keyName } from "./decoded";
import { leafOf } from "./leaf";
import type { Wording } from "./wording";

const namesShown = 3;
const longestName = 60;

/** What it covers, who vouches for it, and its key: each only where it is known. */
export function presentGlance(
  { certificate, decoded }: Pick<DetailInput, "certificate" | "decoded">,
  chain: Chain | undefined,
  wording: Wording,
): readonly Glance[] {
  if (certificate === undefined) return [];
  const leaf = leafOf(decoded);
  const hosts = leaf === undefined ? certificate.names : hostNamesOf(leaf).map(({ value }) => value);
  const key = leaf === undefined ? certificate.algorithm : keyName(leaf.publicKey);
  return [
    // A CA certificate stands for no host.
    ...(certificate.type === "CA" ? [] : covers(labelOfNames(certificate), hosts, leaf, wording)),
    ...vouchers(decoded, chain, wording),
    ...(key === undefined || key === ""
      ? []
      : [{ label: wording.say(message("Key")), text: wording.show(key, longestName) }]),
  ];
}

function labelOfNames({ notAfter }: Certificate): Message {
  return notAfter === undefined ? message("Applied for") : message("Covers");
}

function covers(
  label: Message,
  names: readonly string[],
  leaf: DecodedCertificate | undefined,
  wording: Wording,
): Glance[] {
  if (names.length === 0) return leaf === undefined ? [] : coversNothing(label, leaf, wording);
  const shown = names.slice(0, namesShown).map((name) => wording.show(name, longestName));
  const glance: Glance = { label: wording.say(label), text: shown.join(", "), code: true };
  if (names.length <= namesShown) return [glance];
  const all = wording.say(message("All {0} names", names.length));
  return [{ ...glance, text: `${glance.text}, …`, goTo: { section: "names", label: all } }];
}

/** Said only where the common name makes believe that it covers something. */
function coversNothing(label: Message, leaf: DecodedCertificate, wording: Wording): Glance[] {
  const name = nameOnlyInSubject(leaf);
  if (name === undefined) return [];
  const text = wording.say(message("No host"));
  const why = message("{0} stands only in the common name, where clients do not look.", name);
  return [
    {
      label: wording.say(label),
      text,
      verdict: { tone: "bad", icon: "error", text: wording.say(why) },
      goTo: { section: "names", label: wording.say(message("Show the names")) },
    },
  ];
}

/** The issuer and the root it leads to, and whether the chain holds. */
function vouchers(decoded: DecodedPem | undefined, chain: Chain | undefined, wording: Wording): Glance[] {
  if (chain === undefined || decoded === undefined) return [];
  const verdict = { tone: chain.tone, icon: chain.icon, text: chain.summary };
  const link = decoded.kind === "decoded" ? decoded.report.links[0] : undefined;
  // Where clients refuse the chain, nobody vouches.
  const isSigned = chain.tone !== "bad" && (link?.tie === "verified" || link?.tie === "self");
  const label = wording.say(isSigned ? message("Vouched for by") : message("Names as its issuer"));
  const goTo = { section: "chain", label: wording.say(message("Show the chain")) } as const;
  if (link === undefined)
    return [{ label: wording.say(message("Vouched for by")), text: "–", verdict, goTo }];
  if (link.tie === "self") {
    return [{ label, text: wording.say(message("Itself: it is self-signed")), verdict, goTo }];
  }
  const issuer = wording.show(nameOf(link.certificate.issuer), longestName);
  const root = decoded.kind === "decoded" ? decoded.report.links.at(-1) : undefined;
  const top = root?.role === "root" ? wording.show(nameOf(root.certificate.subject), longestName) : issuer;
  const text = top === issuer ? issuer : wording.say(message("{0}, under {1}", issuer, top));
  return [{ label, text, verdict, goTo }];
}

function nameOf({ commonName, text }: DecodedCertificate["issuer"]): string {
  return commonName ?? text;
}
