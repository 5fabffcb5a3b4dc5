import { encode } from "../../src/pem/asn1/derWriter";
import type { Random } from "./random";

/** A value of BER: its children where it is constructed and can be read so, else its bytes. */
interface Node {
  readonly tag: number;
  readonly children?: Node[];
  readonly content: Uint8Array;
}

const maxDepth = 40;

/** Reads values one after another; undefined when they are none. */
function readNodes(bytes: Uint8Array, depth: number): Node[] | undefined {
  const nodes: Node[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const [tag, first] = [bytes[offset], bytes[offset + 1]];
    if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
    const octets = first < 0x80 ? 0 : first & 0x7f;
    const start = offset + 2 + octets;
    if (first === 0x80 || octets > 4 || start > bytes.length) return undefined;
    const length =
      octets === 0 ? first : Buffer.from(bytes.subarray(offset + 2, start)).readUIntBE(0, octets);
    if (start + length > bytes.length) return undefined;
    nodes.push(nodeOf(tag, bytes.subarray(start, start + length), depth));
    offset = start + length;
  }
  return nodes;
}

/** Octet strings and bit strings that hold values are opened too: extensions, keys, the parts of PKCS#12. */
function nodeOf(tag: number, content: Uint8Array, depth: number): Node {
  const mayHold = (tag & 0x20) !== 0 || (tag === 4 && content.length > 2);
  const children =
    mayHold && depth < maxDepth && content.length > 0 ? readNodes(content, depth + 1) : undefined;
  return { tag, content, ...(children && { children }) };
}

function write({ tag, children, content }: Node): Uint8Array {
  return children ? encode(tag, ...children.map(write)) : encode(tag, content);
}

/** Every list of siblings, from the top down. */
function listsOf(nodes: Node[]): Node[][] {
  return [nodes, ...nodes.flatMap(({ children }) => (children ? listsOf(children) : []))];
}

const hugeIntegers = ["7fffffff", "7fffffffffff", "00", "ff", "2dc6c0", `7f${"ff".repeat(300)}`];

type Change = (siblings: Node[], index: number, random: Random, all: readonly Node[][]) => void;

const changes: readonly Change[] = [
  (siblings, index) => siblings.splice(index, 1),
  (siblings, index) => siblings.splice(index, 0, siblings[index] as Node),
  (siblings, index, random, all) => {
    const others = random.pick(all);
    siblings[index] = frozen(others[random.below(others.length)] ?? (siblings[index] as Node));
  },
  (siblings, index, random) => {
    siblings[index] = wrapped(siblings[index] as Node, random.pick([1, 2, 40, 300, 3000]));
  },
  (siblings, index, random) => {
    siblings[index] = { tag: 2, content: Buffer.from(random.pick(hugeIntegers), "hex") };
  },
  (siblings, index, random) => {
    const { content, children } = siblings[index] as Node;
    siblings[index] = { tag: random.below(256), content, ...(children && { children }) };
  },
  (siblings, index, random) => {
    const repeated = frozen(siblings[index] as Node);
    // What was repeated before may be repeated again, and more than memory holds.
    const room = Math.ceil(mostRepeated / (repeated.content.length + 1));
    const many = Math.min(random.pick([10, 200, 2000]), room);
    siblings.splice(index, 0, ...new Array<Node>(many).fill(repeated));
  },
];

/** Bytes that one change may add by repeating; more than is kept in the end. */
const mostRepeated = 1_000_000;

/** As it is now: a value that is put into itself would have no end. */
function frozen(node: Node): Node {
  const content = node.children ? Buffer.concat(node.children.map(write)) : node.content;
  return { tag: node.tag, content };
}

/** The value inside many sequences. Written at once: `write` would recurse as deep. */
function wrapped(node: Node, depth: number): Node {
  let content = write(node);
  for (let left = depth; left > 1; left -= 1) content = encode(0x30, content);
  return { tag: 0x30, content };
}

/**
 * Changes the structure of DER and keeps its lengths right, so that the change is reached: values go, come twice or
 * thousandfold, change places, get huge, or are wrapped deep.
 */
export function mutateDer(der: Uint8Array, random: Random): Uint8Array {
  const nodes = readNodes(der, 0);
  if (nodes === undefined || nodes.length === 0) return der;
  for (let left = random.below(3); left >= 0; left -= 1) {
    const all = listsOf(nodes).filter((siblings) => siblings.length > 0);
    if (all.length === 0) break;
    const siblings = random.pick(all);
    random.pick(changes)(siblings, random.below(siblings.length), random, all);
  }
  return Buffer.concat(nodes.map(write)).subarray(0, 200_000);
}
