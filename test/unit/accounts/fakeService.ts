import type { Listings } from "../../../src/accounts/listingCache";
import {
  type CallOptions,
  type CertificatePage,
  type CertificateService,
  failure,
  type Listing,
  type Result,
  type ServiceError,
  serviceActions,
  success,
} from "../../../src/certificates";
import { capabilitiesOf } from "../../../src/tencent";
import { sampleError } from "../certificates/samples";

/** A service that answers listings as told, and refuses the rest. */
export function listingService(
  answer: (options?: CallOptions) => Result<CertificatePage, ServiceError> = () => emptyPage,
): CertificateService {
  const refuse = async () => failure(sampleError({ kind: "refused", code: "NotInThisTest" }));
  return {
    ...serviceActions(refuse),
    capabilities: capabilitiesOf("v3", "china"),
    list: async (_query, _page, options) => answer(options),
  };
}

export const emptyPage = success<CertificatePage>({ certificates: [], total: 0 });

/** Keeps listings in memory, at once. */
export class MemoryListings implements Listings {
  readonly kept = new Map<string, Listing>();
  readonly read = async (accountId: string) => this.kept.get(accountId);
  readonly keep = (accountId: string, take: () => Listing | undefined) => {
    const listing = take();
    if (listing !== undefined) this.kept.set(accountId, listing);
  };
  readonly forget = async (accountId: string) => void this.kept.delete(accountId);
}
