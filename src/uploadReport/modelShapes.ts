import { iconNames, tones } from "../ui/pictures";
import { array, finiteNumber, httpsAddress, object, oneOf, optional, string } from "../ui/shape";
import {
  type Bar,
  type Check,
  type Checklist,
  type Explanation,
  type Head,
  type ProjectChoice,
  type Replaced,
  type ReportButton,
  type ReportModel,
  type Row,
  reportActions,
  type Sent,
  type SentLink,
  type Target,
} from "./model";

const tone = oneOf(...tones);
const icon = oneOf(...iconNames);
const strings = array(string);

const button = object<ReportButton>({ action: oneOf(...reportActions), label: string, icon });
const buttons = array(button);
const row = object<Row>({ label: string, values: strings, tone: optional(tone) });
const rows = array(row);

const explanation = object<Explanation>({
  summary: string,
  text: string,
  reference: object<Explanation["reference"]>({ name: string, url: httpsAddress }),
});
const check = object<Check>({
  id: string,
  tone,
  icon,
  kind: string,
  text: string,
  notes: strings,
  buttons,
  tick: optional(string),
  more: optional(explanation),
});

const target = object<Target>({
  title: string,
  rows,
  project: optional(
    object<NonNullable<Target["project"]>>({
      label: string,
      choices: array(object<ProjectChoice>({ id: finiteNumber, label: string })),
      chosen: finiteNumber,
    }),
  ),
  alias: object<Target["alias"]>({ label: string, value: string, hint: string }),
});

const sent = object<Sent>({
  title: string,
  rows,
  chain: object<Sent["chain"]>({
    label: string,
    links: array(object<SentLink>({ role: string, name: string, note: string })),
  }),
  text: object<Sent["text"]>({ summary: string, pem: string }),
  note: string,
  buttons,
});

const bar = object<Bar>({
  upload: optional(object<NonNullable<Bar["upload"]>>({ label: string, missing: strings })),
  buttons,
  busy: optional(string),
});

/** Whether a value is a {@link ReportModel}, to the last member. */
export const isReportModel = object<ReportModel>({
  tab: string,
  head: object<Head>({ title: string, subtitle: string, tone, icon, verdict: string }),
  checklist: object<Checklist>({ title: string, checks: array(check) }),
  target: optional(target),
  replaced: optional(object<Replaced>({ title: string, intro: string, rows, buttons })),
  sent: optional(sent),
  bar,
});
