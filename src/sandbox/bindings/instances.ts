import type { BoundInstances } from "../../tencent/v3/wire";
import type { BoundResource, CertificateEntry } from "../records/entry";

/** A resource in the words of its own kind, as DescribeCertificateBindResourceTaskDetail tells it. */
type Describe = (resource: BoundResource, certificate: CertificateEntry) => Record<string, unknown>;

const domainOnly: Describe = ({ instance }, { id }) => ({ Domain: instance, CertId: id });

interface Kind {
  readonly describe: Describe;
  /** Found everywhere at once; absent: by region. */
  readonly everywhere?: true;
}

/** The kinds of resources the service looks through, in the order of its answer, and how it describes each. */
const kinds: Readonly<Record<string, Kind>> = {
  clb: { describe: loadBalancer },
  cdn: {
    everywhere: true,
    describe: (resource, certificate) => ({
      ...domainOnly(resource, certificate),
      Status: "online",
      HttpsBillingSwitch: "on",
    }),
  },
  waf: { describe: (resource, certificate) => ({ ...domainOnly(resource, certificate), Keepalive: 1 }) },
  ddos: {
    everywhere: true,
    describe: ({ instance }, { id, domain }) => ({
      Domain: domain,
      InstanceId: instance,
      Protocol: "https",
      CertId: id,
      VirtualPort: "443",
    }),
  },
  live: {
    everywhere: true,
    describe: (resource, certificate) => ({ ...domainOnly(resource, certificate), Status: 1 }),
  },
  vod: { everywhere: true, describe: domainOnly },
  tke: { describe: cluster },
  apigateway: {
    describe: ({ instance }, { id, domain }) => ({
      ServiceId: instance,
      ServiceName: instance,
      Domain: domain,
      CertId: id,
      Protocol: "https",
    }),
  },
  tcb: { describe: environment },
  teo: {
    everywhere: true,
    describe: ({ instance }, { id, algorithm }) => ({
      Host: instance,
      CertId: id,
      ZoneId: null,
      Status: "Deployed",
      Algorithm: algorithm,
    }),
  },
  tse: { describe: gateway },
  cos: {
    describe: ({ instance, region }, { id, domain }) => ({
      Domain: domain,
      CertId: id,
      Status: "ENABLED",
      Bucket: instance,
      Region: region,
    }),
  },
  tdmq: {
    describe: ({ instance }, { id }) => ({ ...messageQueue(instance), CertId: id, CaCertId: "" }),
  },
  mqtt: {
    describe: ({ instance }, { id }) => ({
      ...messageQueue(instance),
      ServerCertIdList: [id],
      CaCertIdList: [],
    }),
  },
  gaap: { everywhere: true, describe: accelerator },
  scf: {
    describe: ({ instance, region }, { id }) => ({
      CertificateId: id,
      Protocol: "HTTPS",
      Domain: instance,
      Region: region,
    }),
  },
};

export const resourceKinds: readonly string[] = Object.keys(kinds);

/** Whether resources of a kind are found by region; the others everywhere at once. */
export function isRegional(kind: string): boolean {
  return kinds[kind]?.everywhere !== true;
}

/** What a search found of one kind in one region. */
export interface Found {
  readonly kind: string;
  readonly region: string;
  /** Those of the page asked for. */
  readonly resources: readonly BoundResource[];
  /** On all pages. */
  readonly total: number;
  readonly certificate: CertificateEntry;
}

/** One member of a kind's list: CloudBase has environments in it, all others have instances and their number. */
export function instanceList({ kind, region, resources, total, certificate }: Found): BoundInstances {
  const described = resources.map((resource) => kinds[kind]?.describe(resource, certificate) ?? {});
  const place = isRegional(kind) ? { Region: region } : {};
  return kind === "tcb"
    ? { ...place, Environments: described, Error: "" }
    : { ...place, InstanceList: described, TotalCount: total, Error: "" };
}

function loadBalancer({ instance }: BoundResource, { id, names }: CertificateEntry) {
  const certificate = { CertId: id, DnsNames: [...names], CertCaId: "", SSLMode: "UNIDIRECTIONAL" };
  return {
    LoadBalancerId: instance,
    LoadBalancerName: `Load balancer ${instance}`,
    Forward: 1,
    Listeners: [
      {
        ListenerId: `lbl-${instance.slice(3)}`,
        ListenerName: "https",
        SniSwitch: 0,
        Protocol: "HTTPS",
        Certificate: certificate,
        Rules: [],
        NoMatchDomains: [],
      },
    ],
  };
}

function cluster({ instance }: BoundResource, { id, names }: CertificateEntry) {
  const ingress = { IngressName: "ingress", TlsDomains: [...names], Domains: [...names] };
  const secret = { Name: "tls", CertId: id, IngressList: [ingress], NoMatchDomains: [] };
  return {
    ClusterId: instance,
    ClusterName: instance,
    NamespaceList: [{ Name: "default", SecretList: [secret] }],
    ClusterType: "MANAGED_CLUSTER",
    ClusterVersion: "1.30.0",
  };
}

/** A CloudBase environment: its certificate may be used by its gateway and by its static hosting. */
function environment({ instance }: BoundResource, { id, names }: CertificateEntry) {
  const access = names.map((name) => ({
    Domain: name,
    Status: 1,
    UnionStatus: 1,
    IsPreempted: false,
    ICPStatus: 0,
    OldCertificateId: id,
  }));
  return {
    Environment: { ID: instance, Source: "miniapp", Name: `Environment ${instance}`, Status: "NORMAL" },
    AccessService: { InstanceList: access, TotalCount: access.length },
    HostService: { InstanceList: [], TotalCount: 0 },
  };
}

function gateway({ instance }: BoundResource, { id, names }: CertificateEntry) {
  const certificate = {
    Id: `cert-${instance}`,
    Name: "default",
    BindDomains: [...names],
    CertSource: "ssl",
    CertId: id,
  };
  return { GatewayId: instance, GatewayName: `Gateway ${instance}`, CertificateList: [certificate] };
}

function messageQueue(instance: string) {
  return {
    InstanceId: instance,
    InstanceName: `Queue ${instance}`,
    InstanceStatus: "RUNNING",
    NoMatchDomains: [],
  };
}

function accelerator({ instance }: BoundResource, { id }: CertificateEntry) {
  const listener = {
    ListenerStatus: "RUNNING",
    ListenerId: `listener-${instance}`,
    ListenerName: "https",
    NoMatchDomains: [],
    CertIdList: [id],
    Protocol: "HTTPS",
  };
  return { InstanceId: instance, InstanceName: `Accelerator ${instance}`, ListenerList: [listener] };
}
