import type { Message } from "../../certificates";
import type { PemSource, TextRange } from "../types";

/**
 * A change that makes a finding go away. It is a description: `applyFix` computes the edits, which are right for
 * `source.text` and no other text. Blocks are named by their 0-based index in the source.
 */
export type Fix = {
  /** What it does, as the name of a menu item: "Put the chain in order". */
  readonly title: Message;
  readonly source: PemSource;
} & Change;

type Change =
  | {
      readonly kind: "order-chain" /** The blocks of the chain, leaf first. */;
      readonly order: readonly number[];
    }
  | { readonly kind: "remove-root"; readonly blocks: readonly number[] }
  | { readonly kind: "remove-duplicates"; readonly blocks: readonly number[] }
  | { readonly kind: "tidy-text" }
  | {
      readonly kind: "split-files";
      readonly parts: readonly FilePart[];
      /** The blocks that are taken out of the file; a part may also have a copy of one that stays. */
      readonly removed: readonly number[];
    }
  | { readonly kind: "unpack-container" /** A PKCS#7 container. */; readonly block: number }
  | {
      readonly kind: "add-intermediate";
      readonly der: Uint8Array;
      /** The block after which it goes: that of the certificate it has issued. */
      readonly after: number;
    };

/** A file that blocks go to. */
export interface FilePart {
  /** A wish: where the name is taken, the caller chooses another. */
  readonly name: string;
  readonly blocks: readonly number[];
  /** It holds a private key. */
  readonly isPrivate: boolean;
}

/** A replacement of a range of the source's text. The edits of one fix do not overlap. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

/** A file to write beside the source. */
export interface NewFile {
  /** The name without a folder: `server.key`. Whether it is free, the caller sees; no two files of a fix share one. */
  readonly name: string;
  readonly text: string;
  /** It holds a private key: to be written readable for its owner only. */
  readonly isPrivate: boolean;
}

/** What a fix does: edits of its source, and files to write. */
export interface FixResult {
  readonly edits: readonly TextEdit[];
  readonly newFiles: readonly NewFile[];
}
