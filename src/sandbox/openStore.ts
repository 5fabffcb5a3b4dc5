import { join } from "node:path";
import { Authorities } from "./samples/authorities";
import { generateEntries } from "./samples/generated";
import { issuanceOf } from "./samples/issuanceOf";
import { issueFor } from "./samples/issueFor";
import { makeSamples } from "./samples/makeSamples";
import { StoreFile } from "./store/file";
import { Store } from "./store/store";

export interface StoreOptions {
  readonly dataDir: string;
  /** How many generated records are added. */
  readonly generated: number;
  /** Milliseconds UTC. */
  readonly now: number;
  readonly log: (line: string) => void;
}

/** Opens the sandbox's data, and makes sample data if there is none. */
export async function openStore({ dataDir, generated, now, log }: StoreOptions): Promise<Store> {
  const file = new StoreFile(join(dataDir, "certificates.json"), log);
  const kept = await file.read();
  const data = kept ?? (await makeSamples(now));
  if (kept === undefined) await file.write(() => data);
  // The CAs of generated certificates are made when the first of them is asked for, and forgotten at the end.
  let authorities: Promise<Authorities> | undefined;
  return new Store({
    file,
    data,
    generated: generateEntries(generated, now),
    materialise: async (entry) => {
      authorities ??= Authorities.make(now);
      return issueFor(await issuanceOf(entry), await authorities);
    },
  });
}
