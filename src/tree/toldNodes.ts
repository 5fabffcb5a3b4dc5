import type { TreeNode } from "./node";

/** Where the nodes and what they look like come from. */
export interface NodeSource {
  childrenOf(parent: TreeNode | undefined): readonly TreeNode[];
  /** A value that is `===` the earlier one as long as the node looks the same. */
  lookOf(node: TreeNode): unknown;
}

interface Told {
  readonly nodes: readonly TreeNode[];
  readonly looks: unknown[];
}

/** The key of the tree's own top, which has no node. */
const top = "";

/**
 * What the editor has been told of the tree, to find out which nodes it must ask for again. The editor knows nodes by
 * identity, so the ones it was given are the ones it is told about.
 */
export class ToldNodes {
  readonly #source: NodeSource;
  readonly #told = new Map<string, Told>();

  constructor(source: NodeSource) {
    this.#source = source;
  }

  /** Gives the children of a node (without one: of the top) and remembers them. */
  tell(parent?: TreeNode): readonly TreeNode[] {
    const nodes = this.#source.childrenOf(parent);
    this.#told.set(parent?.id ?? top, { nodes, looks: nodes.map((node) => this.#source.lookOf(node)) });
    return nodes;
  }

  /**
   * The nodes to ask for again since they or what is right below them changed, as few as possible; `undefined` when it
   * is the whole tree. What is returned counts as forgotten until it is asked for.
   */
  takeChanges(): readonly TreeNode[] | undefined {
    const changes = this.#changesBelow(undefined);
    if (changes === "parent") {
      this.forgetAll();
      return undefined;
    }
    for (const node of changes) this.#forget(node);
    return changes;
  }

  forgetAll(): void {
    this.#told.clear();
  }

  /** `parent`: the children are not the same, or not in the same order. */
  #changesBelow(parent: TreeNode | undefined): TreeNode[] | "parent" {
    const told = this.#told.get(parent?.id ?? top);
    if (told === undefined) return [];
    const now = this.#source.childrenOf(parent);
    if (!sameNodes(told.nodes, now)) return "parent";
    return told.nodes.flatMap((node, index) => {
      const look = this.#source.lookOf(node);
      const below = look === told.looks[index] ? this.#changesBelow(node) : "parent";
      told.looks[index] = look;
      return below === "parent" ? [node] : below;
    });
  }

  #forget(node: TreeNode): void {
    const told = this.#told.get(node.id);
    this.#told.delete(node.id);
    for (const child of told?.nodes ?? []) this.#forget(child);
  }
}

function sameNodes(a: readonly TreeNode[], b: readonly TreeNode[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
}
