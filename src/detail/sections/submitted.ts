import { type CertificateDetail, isUploaded, type Message, message, Status } from "../../certificates";
import { validationName } from "../../ui/serviceWords";
import { shortened, visibleText } from "../../ui/visibleText";
import type { Fact, FactSection, Submitted } from "../model";
import { isEmpty, longestField, secretName, textOf } from "./fields";
import type { Wording } from "./wording";

/** The fields of `SubmittedData` in the reader's words, as the form of an OV or EV order groups them. */
const form: readonly (readonly [title: Message, fields: Readonly<Record<string, Message>>])[] = [
  [
    message("Domain and key"),
    {
      CertificateDomain: message("Domain"),
      DomainList: message("Names"),
      VerifyType: message("Validation"),
      CsrType: message("Signing request"),
      CsrContent: message("Signing request (CSR)"),
    },
  ],
  [
    message("Organisation"),
    {
      OrganizationName: message("Name"),
      OrganizationDivision: message("Division"),
      OrganizationAddress: message("Address"),
      PostalCode: message("Postal code"),
      OrganizationCity: message("City"),
      OrganizationRegion: message("Province"),
      OrganizationCountry: message("Country"),
      PhoneAreaCode: message("Area code"),
      PhoneNumber: message("Telephone"),
    },
  ],
  [
    message("Administrator"),
    {
      AdminFirstName: message("First name"),
      AdminLastName: message("Last name"),
      AdminPosition: message("Position"),
      AdminPhoneNum: message("Telephone"),
      AdminEmail: message("E-mail address"),
    },
  ],
  [
    message("Contact"),
    {
      ContactFirstName: message("First name"),
      ContactLastName: message("Last name"),
      ContactPosition: message("Position"),
      ContactNumber: message("Telephone"),
      ContactEmail: message("E-mail address"),
    },
  ],
];

/** The service makes the key and the request itself, or the applicant has them. */
const csrTypes: Readonly<Record<string, Message>> = {
  online: message("Made by the service"),
  parse: message("Pasted by the applicant"),
};

type Values = ReadonlyMap<string, string>;

/**
 * What the applicant submitted for an order, and what they left empty. For an order that waits for its documents, what
 * they consist of, even when nothing was submitted yet. Undefined where there is nothing to say.
 */
export function presentSubmitted(detail: CertificateDetail, wording: Wording): Submitted | undefined {
  const values: Values = new Map(
    detail.submitted
      .filter(({ name, value }) => !secretName.test(name) && !isEmpty(value))
      .map(({ name, value }) => [name, linesOf(value)]),
  );
  const isAwaited = detail.status === Status.awaitingSubmission && !detail.isDv && !isUploaded(detail);
  if (values.size === 0 && !isAwaited) return undefined;
  return {
    title: wording.say(
      isAwaited ? message("What is to be submitted") : message("What was submitted with the order"),
    ),
    intro: wording.say(introOf(detail, values, isAwaited)),
    groups: [
      ...form.map(([title, fields]) => presentGroup(title, fields, values, wording)),
      othersOf(values, wording),
    ].filter(({ facts }) => facts.length > 0),
  };
}

/** A list of names as lines, anything else as the service writes it. */
function linesOf(value: unknown): string {
  const isList = Array.isArray(value) && value.every((item) => typeof item === "string");
  return isList ? value.join("\n") : textOf(value);
}

function introOf({ status }: CertificateDetail, values: Values, isAwaited: boolean): Message {
  if (isAwaited) {
    return values.size === 0
      ? message("Nothing was submitted yet. The Tencent Cloud console asks for all of this:")
      : message("Begun, but not submitted yet. The Tencent Cloud console asks for what is missing.");
  }
  if (status === Status.awaitingConfirmationLetter) {
    return message("These are in. What is awaited now is the confirmation letter.");
  }
  return status === Status.reviewFailed
    ? message("This is what the review was about. It can be corrected in the Tencent Cloud console.")
    : message("What the applicant stated; the certificate authority checks it.");
}

function presentGroup(
  title: Message,
  fields: Readonly<Record<string, Message>>,
  values: Values,
  wording: Wording,
): FactSection {
  const names = Object.entries(fields);
  const absent = names.filter(([name]) => !values.has(name) && !isOptional(name, values));
  const facts = names.flatMap(([name, label]): Fact[] => {
    const value = values.get(name);
    return value === undefined ? [] : [fact(wording.say(label), wordsFor(name, value, wording))];
  });
  const absenceLabel = values.size === 0 ? message("Asked for") : message("Not stated");
  const missing = absent.map(([, label]) => wording.say(label)).join(wording.say(message(", ")));
  return {
    title: wording.say(title),
    facts: missing === "" ? facts : [...facts, fact(wording.say(absenceLabel), missing)],
  };
}

/** The service has a signing request of its own, unless the applicant pastes one. */
function isOptional(name: string, values: Values): boolean {
  return name === "CsrContent" && values.get("CsrType") !== "parse";
}

function wordsFor(name: string, value: string, wording: Wording): string {
  const known =
    name === "VerifyType"
      ? validationName(value)
      : name === "CsrType" && Object.hasOwn(csrTypes, value)
        ? csrTypes[value]
        : undefined;
  return known === undefined ? shown(value) : wording.say(known);
}

/** Fields the documents do not list, under the service's own names. */
function othersOf(values: Values, wording: Wording): FactSection {
  const known = new Set(form.flatMap(([, fields]) => Object.keys(fields)));
  const facts = [...values].filter(([name]) => !known.has(name));
  return {
    title: wording.say(message("Other fields")),
    facts: facts.map(([name, value]) => fact(wording.show(name), shown(value))),
  };
}

function fact(label: string, text: string): Fact {
  const isPem = text.startsWith("-----BEGIN ");
  const values = isPem ? [{ text, code: true }] : text.split("\n").map((line) => ({ text: line }));
  return { label, values };
}

function shown(value: string): string {
  return shortened(visibleText(value, true), longestField);
}
