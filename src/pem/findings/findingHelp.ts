import type { Finding } from "../types";
import { catalogue, type FindingCode } from "./catalogue";

/** What stands behind the findings of a code, for its page of explanation; undefined for a code there is not. */
export function findingHelp(code: string): Pick<Finding, "explanation" | "reference"> | undefined {
  return Object.hasOwn(catalogue, code) ? catalogue[code as FindingCode] : undefined;
}
