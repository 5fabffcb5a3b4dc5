import { message } from "../../certificates";
import type { OtherBlock } from "../inventory";
import type { PemBlock, PlacedFinding } from "../types";
import type { DecodedRequest } from "../x509/request";
import { blockFinding } from "./finding";

/** The requests among some blocks that can be read. */
export function requestsIn(
  others: readonly OtherBlock[],
): readonly { readonly block: PemBlock; readonly request: DecodedRequest }[] {
  return others.flatMap(({ block, content }) =>
    content.kind === "request" ? [{ block, request: content.request }] : [],
  );
}

/** Requests whose signature is not that of their own key. */
export function requestFindings(others: readonly OtherBlock[]): PlacedFinding[] {
  return requestsIn(others)
    .filter(({ request }) => request.signature === "broken")
    .map(({ block }) => {
      const reason = message("its signature was not made by its own key, so a CA will refuse it");
      return blockFinding("broken-request", "error", block, reason);
    });
}
