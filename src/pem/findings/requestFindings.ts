import { message } from "../../certificates";
import { blockContent } from "../blockContent";
import { blockKind } from "../blocks";
import type { DecodedRequest } from "../request";
import type { PemBlock, PlacedFinding } from "../types";
import { blockFinding } from "./finding";

/** The requests among some blocks that can be read. */
export function requestsIn(
  blocks: readonly PemBlock[],
): readonly { readonly block: PemBlock; readonly request: DecodedRequest }[] {
  return blocks.flatMap((block) => {
    const content = blockKind(block.label) === "request" ? blockContent(block) : undefined;
    return content?.kind === "request" ? [{ block, request: content.request }] : [];
  });
}

/** Requests whose signature is not that of their own key. */
export function requestFindings(blocks: readonly PemBlock[]): PlacedFinding[] {
  return requestsIn(blocks)
    .filter(({ request }) => request.signature === "broken")
    .map(({ block }) => {
      const reason = message("its signature was not made by its own key, so a CA will refuse it");
      return blockFinding("broken-request", "error", block, reason);
    });
}
