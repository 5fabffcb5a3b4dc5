import { type BoundResource, type BoundResourceGroup, message } from "../../certificates";
import { resourceStateName } from "../../ui/serviceWords";
import type { LookupState } from "../lookup";
import type { OnDemand, Row, TitledTable } from "../model";
import type { Usage } from "../usage";
import { presentOnDemand } from "./onDemand";
import type { Wording } from "./wording";

/** Where a certificate is used: its cloud resources by type and region. */
export function presentUsage(state: LookupState<Usage>, wording: Wording): OnDemand {
  return presentOnDemand(
    state,
    {
      title: message("Where it is used"),
      intro: message("The cloud resources of this account that use the certificate."),
      ask: message("Look for resources"),
      busy: message("The service is looking. On a large account this takes minutes."),
      failed: message("The resources could not be looked up"),
      nothing: message("No cloud resource uses it."),
    },
    { start: "lookUpUsage", stop: "stopUsage" },
    ({ groups }) => groups.map((group) => presentGroup(group, wording)),
    wording,
  );
}

function presentGroup(group: BoundResourceGroup, wording: Wording): TitledTable {
  const { type, region, total, problem, resources } = group;
  const place = region === undefined ? type : `${type} · ${region}`;
  const notes = [
    ...(problem === undefined ? [] : [message("The service could not look here: {0}", problem)]),
    ...(resources.length < total ? [message("Not listed: {0}.", total - resources.length)] : []),
  ];
  return {
    title: wording.show(`${place} (${total})`),
    ...(notes.length === 0 ? {} : { note: notes.map((note) => wording.say(note)).join(" ") }),
    table: {
      columns: [
        wording.say(message("Resource")),
        wording.say(message("Name")),
        wording.say(message("Domains")),
        wording.say(message("Status")),
      ],
      rows: resources.map((resource) => presentResource(resource, wording)),
    },
  };
}

function presentResource({ type, id, name, domains, status }: BoundResource, wording: Wording): Row {
  const dash = { text: "–" };
  const state = status === undefined ? undefined : resourceStateName(type, status);
  return {
    cells: [
      { text: wording.show(id), code: true, copy: wording.copy(wording.show(id, 60), id) },
      name === "" || name === id ? dash : { text: wording.show(name) },
      domains.length === 0 ? dash : { text: wording.show(domains.join(", ")), code: true },
      status === undefined ? dash : { text: state === undefined ? wording.show(status) : wording.say(state) },
    ],
    copies: [],
  };
}
