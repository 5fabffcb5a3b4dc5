import { failure, success } from "../../certificates";
import { arrayOf, required, string } from "../gateway/parameters";
import { refusal } from "../gateway/refusals";
import { action } from "./action";

interface Request {
  readonly CertificateIds: readonly string[];
  readonly ResourceType: string;
}

interface Response {
  readonly DeployedResources: readonly {
    readonly CertificateId: string;
    readonly Count: number;
    readonly Type: string;
    readonly ResourceIds: readonly string[];
    readonly Resources: readonly string[];
  }[];
}

const maxCertificates = 50;

/** The kinds of resources that can be asked for, and how the newer actions call them. */
const kinds: ReadonlyMap<string, string> = new Map([
  ...["clb", "cdn", "live", "vod", "waf", "teo"].map((kind) => [kind, kind] as const),
  ["antiddos", "ddos"],
]);

/** The older question for what uses certificates: of one kind, and answered at once. */
export const describeDeployedResources = action<Request, Response>(
  { CertificateIds: required(arrayOf(string)), ResourceType: required(string) },
  async ({ CertificateIds, ResourceType }, { store }) => {
    if (CertificateIds.length > maxCertificates) {
      return failure(refusal("InvalidParameter.CertificateIdNumberLimit"));
    }
    const kind = kinds.get(ResourceType);
    if (kind === undefined || CertificateIds.length === 0) {
      const wrong = kind === undefined ? "ResourceType" : "CertificateIds";
      return failure(refusal("InvalidParameter.WithDetailReason", wrong));
    }
    const known = CertificateIds.flatMap((id) => store.get(id) ?? []);
    if (known.length < CertificateIds.length) {
      return failure(refusal("InvalidParameter.ContainsInvalidCertificateId"));
    }
    return success({
      DeployedResources: known.map(({ id, boundResources }) => {
        const found = boundResources.filter(({ type }) => type === kind).map(({ instance }) => instance);
        return {
          CertificateId: id,
          Count: found.length,
          Type: ResourceType,
          ResourceIds: found,
          Resources: found,
        };
      }),
    });
  },
);
