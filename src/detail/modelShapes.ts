import { array, boolean, finiteNumber, object, oneOf, optional, string } from "../ui/shape";
import {
  type Action,
  actionIds,
  type Badge,
  type Card,
  type CardAction,
  type CardGroup,
  type CertificateLink,
  type Chain,
  type Copy,
  cardActionIds,
  type DetailModel,
  type Fact,
  type FactSection,
  type Fields,
  type Filter,
  type Gap,
  type Glance,
  type Head,
  iconNames,
  type Link,
  type Name,
  type Names,
  type NextStep,
  type Notice,
  type OnDemand,
  type Pointer,
  type Progress,
  type ProgressStep,
  progressStates,
  type Records,
  type Row,
  type Submitted,
  sectionIds,
  type Table,
  type Tie,
  type TitledTable,
  tieKinds,
  tones,
  type Validity,
  type Value,
  type Verdict,
} from "./model";

const tone = oneOf(...tones);
const icon = oneOf(...iconNames);
const strings = array(string);

const copy = object<Copy>({ text: string, label: string });
const opens = optional(object<CertificateLink>({ certificate: string, label: string }));
const value = object<Value>({
  text: string,
  instant: optional(string),
  code: optional(boolean),
  note: optional(string),
  copy: optional(copy),
  opens,
});
const fact = object<Fact>({ label: string, values: array(value) });
const facts = array(fact);
const action = object<Action>({ id: oneOf(...actionIds), label: string, icon });
const filter = object<Filter>({ label: string, nothing: string });
const row = object<Row>({ cells: array(value), copies: array(copy) });
const table = object<Table>({ columns: strings, rows: array(row) });

const goTo = optional(object<Pointer>({ section: oneOf(...sectionIds), label: string }));
const step = object<NextStep>({ text: string, tone, goTo, opens });
const glance = object<Glance>({
  label: string,
  text: string,
  code: optional(boolean),
  verdict: optional(object<Verdict>({ tone, icon, text: string })),
  goTo,
});
const head = object<Head>({
  name: string,
  subtitle: optional(string),
  tone,
  icon,
  state: string,
  step: optional(step),
  glance: array(glance),
  actions: array(action),
  actionsLabel: string,
  age: value,
  busy: boolean,
});
const notice = object<Notice>({ tone, icon, title: string, lines: strings, facts, actions: array(action) });

const validity = object<Validity>({
  title: string,
  tone,
  summary: string,
  left: string,
  start: fact,
  end: fact,
  today: object<Validity["today"]>({ position: finiteNumber, label: string }),
  mark: optional(object<NonNullable<Validity["mark"]>>({ position: finiteNumber, label: string })),
  renewal: optional(object<NonNullable<Validity["renewal"]>>({ from: finiteNumber, label: string })),
});
const factSection = object<FactSection>({ title: string, facts });
const progress = object<Progress>({
  title: string,
  steps: array(
    object<ProgressStep>({
      state: oneOf(...progressStates),
      icon: optional(icon),
      title: string,
      stateText: string,
      text: optional(string),
    }),
  ),
});
const submitted = object<Submitted>({
  title: string,
  intro: string,
  groups: array(factSection),
});
const name = object<Name>({ value, badge: optional(string) });
const names = object<Names>({
  title: string,
  items: array(name),
  filter: optional(filter),
  coverage: object<Names["coverage"]>({ label: string, placeholder: string }),
});
const records = object<Records>({ title: string, intro: string, action: optional(action), table });

const card = object<Card>({
  id: string,
  role: string,
  icon,
  tone,
  name: string,
  summary: string,
  badges: array(object<Badge>({ text: string, tone })),
  problems: strings,
  facts,
  copies: array(copy),
  actions: array(object<CardAction>({ id: oneOf(...cardActionIds), label: string, icon })),
});
const tie = object<Tie>({ kind: oneOf(...tieKinds), icon, text: string, source: optional(fact) });
const chain = object<Chain>({
  title: string,
  tone,
  icon,
  summary: string,
  problems: strings,
  links: array(object<Link>({ card, tie: optional(tie) })),
  gap: optional(object<Gap>({ title: string, text: string, sources: array(value) })),
  groups: array(object<CardGroup>({ title: string, intro: optional(string), cards: array(card) })),
  service: optional(object<NonNullable<Chain["service"]>>({ title: string, table })),
});
const onDemand = object<OnDemand>({
  title: string,
  intro: string,
  busy: boolean,
  action,
  status: optional(string),
  age: optional(value),
  failure: optional(notice),
  tables: array(object<TitledTable>({ title: string, note: optional(string), table })),
});
const fields = object<Fields>({ title: string, filter, table });

/** Whether a value that came as a message is a {@link DetailModel}. */
export const isDetailModel = object<DetailModel>({
  tab: string,
  head,
  notices: array(notice),
  progress: optional(progress),
  records: optional(records),
  revocation: optional(records),
  application: optional(submitted),
  validity: optional(validity),
  names: optional(names),
  chain: optional(chain),
  facts: optional(factSection),
  usage: optional(onDemand),
  submitted: optional(submitted),
  history: optional(onDemand),
  fields: optional(fields),
});
