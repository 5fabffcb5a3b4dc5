import type { BoundResource, CertificateEntry } from "../records/entry";

/** A resource in the words of its own kind, as DescribeCertificateBindResourceTaskDetail tells it. */
type Describe = (resource: BoundResource, certificate: CertificateEntry) => Record<string, unknown>;

const domainOnly: Describe = ({ instance }, { id }) => ({ Domain: instance, CertId: id });

/** The kinds of resources the service looks through, in the order of its answer, and how it describes each. */
const kinds: Readonly<Record<string, Describe>> = {
  clb: loadBalancer,
  cdn: (resource, certificate) => ({
    ...domainOnly(resource, certificate),
    Status: "online",
    HttpsBillingSwitch: "on",
  }),
  waf: (resource, certificate) => ({ ...domainOnly(resource, certificate), Keepalive: 1 }),
  ddos: ({ instance }, { id, domain }) => ({
    Domain: domain,
    InstanceId: instance,
    Protocol: "https",
    CertId: id,
    VirtualPort: "443",
  }),
  live: (resource, certificate) => ({ ...domainOnly(resource, certificate), Status: 1 }),
  vod: domainOnly,
  tke: cluster,
  apigateway: ({ instance }, { id, domain }) => ({
    ServiceId: instance,
    ServiceName: instance,
    Domain: domain,
    CertId: id,
    Protocol: "https",
  }),
  teo: ({ instance }, { id, algorithm }) => ({
    Host: instance,
    CertId: id,
    ZoneId: null,
    Status: "Deployed",
    Algorithm: algorithm,
  }),
  cos: ({ instance, region }, { id, domain }) => ({
    Domain: domain,
    CertId: id,
    Status: "ENABLED",
    Bucket: instance,
    Region: region,
  }),
};

export const resourceKinds: readonly string[] = Object.keys(kinds);

export function describeInstance(
  resource: BoundResource,
  certificate: CertificateEntry,
): Record<string, unknown> {
  return (kinds[resource.type] ?? domainOnly)(resource, certificate);
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
