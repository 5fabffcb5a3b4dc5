import type { Case } from "./case";
import { legacyCases } from "./legacyCases";
import { mainCases } from "./mainCases";
import { orderCases } from "./orderCases";

/** Every case, in the order they are tried: later ones use what earlier ones found out. */
export const cases: readonly Case[] = [...mainCases, ...orderCases, ...legacyCases];
