import type { CertificateRef, Session, Sessions } from "../accounts";
import {
  type Certificate,
  Emitter,
  type Event,
  groupIdsOf,
  healthOf,
  type ServiceError,
  type Subscription,
} from "../certificates";
import { accountFace, accountNode } from "./accountNode";
import { Branch } from "./branch";
import { type CertificateNode, certificateFace, certificateNode } from "./certificateNode";
import { countCertificates } from "./counts";
import { type Emptiness, emptyFace, emptyNode } from "./emptyNode";
import { errorFace, errorNode } from "./errorNode";
import { groupFace, groupNode } from "./groupNode";
import { loadingFace, loadingNode } from "./loadingNode";
import type { NodeFace, TreeNode } from "./node";
import { type Clock, realClock, Throttle } from "./throttle";
import { ToldNodes } from "./toldNodes";
import { TreeFilter } from "./treeFilter";
import type { TreeSettings } from "./treeSettings";
import { watchStores } from "./watchStores";

/** Milliseconds between two redraws while pages stream in. */
const redrawGap = 100;

/**
 * The tree account › groups › certificate, without the editor: which nodes there are, what they look like, and which of
 * them changed. The account level is there only when there is more than one account.
 */
export class CertificateTree implements Subscription {
  readonly #sessions: Sessions;
  readonly #clock: Clock;
  #settings: TreeSettings;
  readonly #branches = new Map<string, Branch>();
  readonly #told = new ToldNodes({
    childrenOf: (parent) => this.#childrenOf(parent),
    lookOf: (node) => this.#lookOf(node),
  });
  readonly #redraw = new Emitter<readonly TreeNode[] | undefined>();
  readonly #update = new Emitter<void>();
  readonly #throttle: Throttle;
  readonly #watch: Subscription;
  readonly #refilter: Subscription;

  /** Which certificates are shown. Disposed with the tree. */
  readonly filter: TreeFilter;

  /** Nodes whose look or children changed, among those that were asked for; `undefined` for the whole tree. */
  readonly onDidChange: Event<readonly TreeNode[] | undefined> = this.#redraw.event;

  /** Certificates, accounts or their state changed, shown or not. Bursts come as one event. */
  readonly onDidUpdate: Event<void> = this.#update.event;

  constructor(
    sessions: Sessions,
    settings: TreeSettings,
    clock: Clock = realClock,
    filter: TreeFilter = new TreeFilter(sessions),
  ) {
    this.#sessions = sessions;
    this.#settings = settings;
    this.#clock = clock;
    this.filter = filter;
    this.#throttle = new Throttle(() => this.#tellChanges(), redrawGap, clock);
    this.#refilter = filter.onDidChange(() => this.redrawAll());
    this.#watch = watchStores(sessions, {
      sessions: () => {
        this.#branches.clear();
        this.#throttle.ask();
      },
      store: ({ account }, { added, updated, removed }) => {
        // Progress and errors leave the groups and their order as they are.
        if (added.length + updated.length + removed.length > 0) this.#branches.delete(account.id);
        this.#throttle.ask();
      },
    });
  }

  get settings(): TreeSettings {
    return this.#settings;
  }

  configure(settings: TreeSettings): void {
    this.#settings = settings;
    this.redrawAll();
  }

  /** For what no event tells of, such as the days going by. */
  redrawAll(): void {
    this.#branches.clear();
    this.#told.forgetAll();
    this.#redraw.fire(undefined);
    this.#update.fire();
  }

  /** For what changes by the minute: the ages of lists that could not be refreshed. */
  tick(): void {
    this.#throttle.ask();
  }

  /** Tells at once of changes that were waiting for a burst to end. */
  flush(): void {
    this.#throttle.flush();
  }

  dispose(): void {
    this.#watch.dispose();
    this.#refilter.dispose();
    this.filter.dispose();
    this.#throttle.dispose();
    this.#redraw.dispose();
    this.#update.dispose();
  }

  /** The children of a node, or the top of the tree. */
  children(parent?: TreeNode): readonly TreeNode[] {
    return this.#told.tell(parent);
  }

  parent(node: TreeNode): TreeNode | undefined {
    if (node.kind === "account") return undefined;
    const { accountId } = node;
    const groups =
      node.kind === "group" ? node.path.slice(0, -1) : node.kind === "certificate" ? node.path : [];
    if (groups.length > 0) return groupNode(accountId, groups);
    return this.showsAccounts ? accountNode(accountId) : undefined;
  }

  /** What a node looks like now; `undefined` when what it stands for has gone. */
  face(node: TreeNode): NodeFace | undefined {
    const session = this.#sessions.get(node.accountId);
    return session === undefined ? undefined : this.#faceIn(session, node);
  }

  session(node: TreeNode): Session | undefined {
    return this.#sessions.get(node.accountId);
  }

  certificate({ accountId, certificateId }: CertificateRef): Certificate | undefined {
    return this.#sessions.get(accountId)?.store.get(certificateId);
  }

  /** The node of a certificate, or `undefined` when it is not there or the settings hide it. */
  find(ref: CertificateRef): CertificateNode | undefined {
    const session = this.#sessions.get(ref.accountId);
    const certificate = this.certificate(ref);
    if (session === undefined || certificate === undefined) return undefined;
    if (!this.#testFor(session)(certificate)) return undefined;
    // A certificate that is in several groups of a level is found in the first.
    const now = this.#clock.now();
    const path = this.#settings.groupBy.flatMap((by) => groupIdsOf(certificate, by, now).slice(0, 1));
    return certificateNode(ref, path);
  }

  /** Why an account's certificates could not be listed, or not filtered by what only the service knows. */
  errorOf(session: Session): ServiceError | undefined {
    return session.store.state.error ?? this.filter.errorOf(session);
  }

  /** Whether there is an account level. */
  get showsAccounts(): boolean {
    return this.#sessions.all().length > 1;
  }

  #tellChanges(): void {
    const changes = this.#told.takeChanges();
    if (changes === undefined || changes.length > 0) this.#redraw.fire(changes);
    this.#update.fire();
  }

  #childrenOf(parent: TreeNode | undefined): readonly TreeNode[] {
    if (parent === undefined) return this.#top();
    const session = this.#sessions.get(parent.accountId);
    if (session === undefined) return [];
    if (parent.kind === "account") return this.#belowAccount(session);
    if (parent.kind !== "group") return [];
    const group = this.#branchOf(session).groupAt(parent.path);
    return group === undefined ? [] : belowBranch(session.account.id, group.branch, parent.path);
  }

  #top(): readonly TreeNode[] {
    const sessions = this.#sessions.all();
    if (this.showsAccounts) return sessions.map(({ account }) => accountNode(account.id));
    return sessions.flatMap((session) => this.#belowAccount(session));
  }

  #belowAccount(session: Session): readonly TreeNode[] {
    const { id } = session.account;
    const nodes = belowBranch(id, this.#branchOf(session), []);
    if (this.errorOf(session) !== undefined) return [errorNode(id), ...nodes];
    if (nodes.length > 0) return nodes;
    return [this.#isWaiting(session) ? loadingNode(id) : emptyNode(id)];
  }

  /** Whether there may be something to show in a moment. */
  #isWaiting(session: Session): boolean {
    const { state, size } = session.store;
    return (state.loadedAt === undefined && size === 0) || this.filter.isAsking(session);
  }

  #branchOf(session: Session): Branch {
    const { account, store } = session;
    const known = this.#branches.get(account.id);
    if (known !== undefined) return known;
    const { groupBy, sortBy, hideExpired } = this.#settings;
    const all = store.all();
    const isWhole = !hideExpired && !this.filter.isActive;
    const branch = new Branch(
      isWhole ? all : all.filter(this.#testFor(session)),
      groupBy,
      sortBy,
      this.#clock.now(),
    );
    this.#branches.set(account.id, branch);
    return branch;
  }

  /** Whether a certificate of this account is shown. */
  #testFor(session: Session): (certificate: Certificate) => boolean {
    const { hideExpired, expiringDays } = this.#settings;
    const now = this.#clock.now();
    const matches = this.filter.matcherFor(session, { now, expiringDays });
    if (!hideExpired) return matches;
    return (certificate) => matches(certificate) && healthOf(certificate, now, expiringDays) !== "expired";
  }

  /** Records in the store are replaced when they change, never altered: the record itself tells whether it did. */
  #lookOf(node: TreeNode): unknown {
    return node.kind === "certificate" ? this.certificate(node) : JSON.stringify(this.face(node));
  }

  #reasonForEmptiness(session: Session): Emptiness {
    const hidden = session.store.size;
    if (hidden === 0) return { kind: "nothing" };
    const untold = this.filter.unanswerableIn(session).length > 0;
    if (this.filter.isActive) return untold ? { kind: "untold" } : { kind: "filtered", hidden };
    return { kind: "expired", hidden };
  }

  #faceIn(session: Session, node: TreeNode): NodeFace | undefined {
    const { account, store } = session;
    const { expiringDays } = this.#settings;
    const now = this.#clock.now();
    const counts = ({ certificates }: Branch) => countCertificates(certificates, now, expiringDays);
    switch (node.kind) {
      case "account":
        return accountFace(session, store.state, counts(this.#branchOf(session)), now);
      case "group": {
        const found = this.#branchOf(session).groupAt(node.path);
        return found && groupFace(found.group, counts(found.branch), found.branch.holdsGroups);
      }
      case "certificate": {
        const certificate = store.get(node.certificateId);
        return certificate && certificateFace(certificate, session, now, expiringDays);
      }
      case "error": {
        const error = this.errorOf(session);
        return error && errorFace(account.id, error, store.state.loading);
      }
      case "loading":
        return loadingFace();
      case "empty":
        return emptyFace(this.#reasonForEmptiness(session));
    }
  }
}

function belowBranch(accountId: string, branch: Branch, path: readonly string[]): readonly TreeNode[] {
  if (branch.holdsGroups) return [...branch.groups.keys()].map((id) => groupNode(accountId, [...path, id]));
  return branch.sorted.map(({ id }) => certificateNode({ accountId, certificateId: id }, path));
}
