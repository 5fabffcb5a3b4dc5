import { takeInventory } from "../inventory";
import type { PemSource } from "../types";
import type { Fix } from "./fix";
import { splitChainFix } from "./splitFiles";

/**
 * Splits a file of one server into key, certificate and chain. No finding asks for it: it is for servers that want them
 * apart.
 *
 * @returns undefined for a file that has no chain, has several servers, or is not PEM alone.
 */
export function splitChain(source: PemSource): Fix | undefined {
  return splitChainFix(source, takeInventory([source]));
}
