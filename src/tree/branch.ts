import {
  type Certificate,
  type Group,
  type GroupKey,
  groupCertificates,
  type Instant,
  type SortKey,
  sortCertificates,
} from "../certificates";

/**
 * The certificates below one node at one moment, grouped and sorted when first asked for and then kept: a branch is
 * thrown away when its certificates change, so nothing is worked out twice or in vain.
 */
export class Branch {
  readonly certificates: readonly Certificate[];
  readonly #groupBy: readonly GroupKey[];
  readonly #sortBy: SortKey;
  readonly #now: Instant;
  #groups: ReadonlyMap<string, GroupBranch> | undefined;
  #sorted: readonly Certificate[] | undefined;

  /** @param now decides how soon certificates expire, for groups that go by that. */
  constructor(
    certificates: readonly Certificate[],
    groupBy: readonly GroupKey[],
    sortBy: SortKey,
    now: Instant,
  ) {
    this.certificates = certificates;
    this.#groupBy = groupBy;
    this.#sortBy = sortBy;
    this.#now = now;
  }

  get holdsGroups(): boolean {
    return this.#groupBy.length > 0;
  }

  /** The groups right below by their IDs, in order; none where certificates are right below. */
  get groups(): ReadonlyMap<string, GroupBranch> {
    this.#groups ??= this.#group();
    return this.#groups;
  }

  get sorted(): readonly Certificate[] {
    this.#sorted ??= sortCertificates(this.certificates, this.#sortBy);
    return this.#sorted;
  }

  /** The group at the end of a path of group IDs. */
  groupAt([first, ...rest]: readonly string[]): GroupBranch | undefined {
    const group = first === undefined ? undefined : this.groups.get(first);
    return rest.length === 0 ? group : group?.branch.groupAt(rest);
  }

  #group(): ReadonlyMap<string, GroupBranch> {
    const [by, ...inner] = this.#groupBy;
    if (by === undefined) return new Map();
    const groups = groupCertificates(this.certificates, by, this.#now);
    return new Map(
      groups.map((group) => [
        group.id,
        { group, branch: new Branch(group.certificates, inner, this.#sortBy, this.#now) },
      ]),
    );
  }
}

export interface GroupBranch {
  readonly group: Group;
  readonly branch: Branch;
}
