import type { SortKey } from "../../src/certificates";
import { Branch } from "../../src/tree/branch";
import { now } from "../unit/certificates/samples";
import { type Benchmark, compare, time } from "./benchmark";
import { sampleAccount } from "./sampleAccount";

const aimMilliseconds = 150;

/** Everything that is to be grouped and sorted to show the whole tree of an account by project and status. */
export const grouping: Benchmark = {
  name: "grouping",
  async run() {
    const certificates = sampleAccount(100_000);
    return (["expiry", "created", "domain"] satisfies SortKey[]).map((sortBy) =>
      compare({
        name: `group 100,000 by project and status, sort by ${sortBy}`,
        unit: "ms",
        ours: time(5, () => leavesOf(new Branch(certificates, ["project", "status"], sortBy, now))),
        against: `aim of ${aimMilliseconds} ms`,
        peer: aimMilliseconds,
      }),
    );
  },
};

/** Opens every group; gives the number of certificates found. */
function leavesOf(branch: Branch): number {
  if (!branch.holdsGroups) return branch.sorted.length;
  return [...branch.groups.values()].reduce((sum, { branch: inner }) => sum + leavesOf(inner), 0);
}
