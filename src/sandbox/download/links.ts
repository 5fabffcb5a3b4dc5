import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

/** All paths of links begin with it. */
export const downloadPath = "/sandbox/download/";

/** How long a link is good, milliseconds. */
const lifetime = 5 * 60 * 1000;

interface Offer {
  readonly archive: Buffer;
  /** Milliseconds UTC. */
  readonly until: number;
}

/** Archives that can be fetched without a signature by whoever has the link. Forgotten when the sandbox stops. */
export class DownloadLinks {
  /** By path. Oldest first. */
  readonly #offers = new Map<string, Offer>();

  /** Offers an archive, and gives the path to fetch it from. */
  add(archive: Buffer, name: string, now: number): string {
    for (const [path, { until }] of this.#offers) if (until <= now) this.#offers.delete(path);
    const path = `${downloadPath}${randomUUID()}/${encodeURIComponent(name)}`;
    this.#offers.set(path, { archive, until: now + lifetime });
    return path;
  }

  /** Sends what a path offers; 404 when that is nothing, or nothing any more. */
  answer(path: string, response: ServerResponse, now: number): void {
    const offer = this.#offers.get(path);
    if (offer === undefined || offer.until <= now) {
      response.writeHead(404).end();
      return;
    }
    const { archive } = offer;
    response.writeHead(200, { "Content-Type": "application/zip", "Content-Length": archive.length });
    response.end(archive);
  }
}
