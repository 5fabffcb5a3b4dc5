import type { Message } from "../certificates";
import type { Icon } from "../ui/icon";
import type { AccountNode } from "./accountNode";
import type { CertificateNode } from "./certificateNode";
import type { EmptyNode } from "./emptyNode";
import type { ErrorNode } from "./errorNode";
import type { GroupNode } from "./groupNode";
import type { LoadingNode } from "./loadingNode";

/**
 * A node of the tree: plain data that says which thing it stands for, and stays the same while that thing changes. What
 * the thing looks like at the moment is its {@link NodeFace}.
 */
export type TreeNode = AccountNode | GroupNode | CertificateNode | ErrorNode | LoadingNode | EmptyNode;

/** A string is shown as it is (a name from the service), a message is translated first. */
export type Text = string | Message;

/** What the user sees of a node, before it is translated. */
export interface NodeFace {
  readonly label: Text;
  /** Shown dimmed after the label, with dots between the parts. */
  readonly description: readonly Text[];
  readonly icon: Icon;
  readonly collapsible: "no" | "collapsed" | "expanded";
  /** Words that the menus in package.json match: `certificate issued deletable`. */
  readonly context: readonly string[];
  /** What a screen reader says, part by part. */
  readonly spoken: readonly Text[];
  readonly click?: Click;
}

/** What a click runs. */
export interface Click {
  readonly command: string;
  readonly title: Message;
  readonly argument: unknown;
}
