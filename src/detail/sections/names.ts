import { domainToUnicode } from "node:url";
import { message } from "../../certificates";
import type { DecodedCertificate } from "../../pem";
import { hostNamesOf, nameOnlyInSubject } from "../../ui/hostNames";
import { lookAlikeRemark } from "../../ui/lookAlikes";
import type { Name, Names, Value } from "../model";
import type { Wording } from "./wording";

const manyNames = 12;

/**
 * All names: the service's, and those the leaf really carries. Where the two differ, the name says so, and where it
 * stands in the common name alone.
 */
export function presentNames(
  serviceNames: readonly string[],
  leaf: DecodedCertificate | undefined,
  wording: Wording,
): Names | undefined {
  const listed = unique(serviceNames);
  const carried = leaf === undefined ? undefined : unique(hostNamesOf(leaf).map(({ value }) => value));
  const onlyInSubject = leaf && nameOnlyInSubject(leaf);
  const all = unique([...listed, ...(carried ?? []), onlyInSubject ?? ""]);
  if (all.length === 0) return undefined;
  const remark = (name: string) =>
    onlyInSubject !== undefined && has([onlyInSubject], name)
      ? wording.say(message("Only in the common name, where clients do not look"))
      : differenceOf(name, listed, carried, wording);
  return {
    title: wording.say(all.length === 1 ? message("1 name") : message("{0} names", all.length)),
    items: all.map((name) => presentName(name, remark(name), wording)),
    ...(all.length > manyNames
      ? {
          filter: {
            label: wording.say(message("Filter names")),
            nothing: wording.say(message("No name matches.")),
          },
        }
      : {}),
    coverage: {
      label: wording.say(message("Does it cover this host?")),
      placeholder: "www.example.com",
    },
  };
}

/** What deceives about the name a certificate goes by, for the head. */
export function deceptiveName(name: string, wording: Wording): string | undefined {
  return deceptionOf(name.replace(/^\*\./, ""), wording);
}

function presentName(name: string, difference: string | undefined, wording: Wording): Name {
  const notes = [unicodeOf(name, wording), deceptionOf(name, wording), difference].filter(
    (note) => note !== undefined,
  );
  const value: Value = {
    text: wording.show(name),
    code: true,
    copy: wording.copy(wording.show(name), name),
    ...(notes.length > 0 ? { note: notes.join(" · ") } : {}),
  };
  return name.startsWith("*.") ? { value, badge: wording.say(message("Wildcard")) } : { value };
}

/** The letters behind an international name such as `xn--fiqs8s`. */
function unicodeOf(name: string, wording: Wording): string | undefined {
  if (!/(^|\.)xn--/i.test(name)) return undefined;
  const letters = domainToUnicode(name);
  return letters === "" || letters === name ? undefined : wording.show(letters);
}

function deceptionOf(name: string, wording: Wording): string | undefined {
  const remark = lookAlikeRemark(domainToUnicode(name) || name);
  return remark === undefined ? undefined : wording.say(remark);
}

function differenceOf(
  name: string,
  listed: readonly string[],
  carried: readonly string[] | undefined,
  wording: Wording,
): string | undefined {
  if (carried === undefined) return undefined;
  if (!has(carried, name)) return wording.say(message("Listed by the service, not in the certificate"));
  if (!has(listed, name)) return wording.say(message("In the certificate, not listed by the service"));
  return undefined;
}

function has(names: readonly string[], wanted: string): boolean {
  return names.some((name) => name.toLowerCase() === wanted.toLowerCase());
}

function unique(names: readonly string[]): readonly string[] {
  const seen = new Map(names.filter((name) => name !== "").map((name) => [name.toLowerCase(), name]));
  return [...seen.values()];
}
