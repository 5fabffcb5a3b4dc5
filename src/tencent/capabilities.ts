import type { Capabilities } from "../certificates";
import type { Generation } from "./connection";

/**
 * What an account of this API generation and site can do. The actions of today are the same on all sites; the parameter
 * is there because later ones (batch deletion, its task result …) exist on the China site only.
 */
export function capabilitiesOf(
  generation: Generation,
  _site: "china" | "international" | "custom" | "sandbox",
): Capabilities {
  const isV3 = generation === "v3";
  return {
    // The legacy document names no maximum; 100 is what public clients ask for.
    maxPageSize: isV3 ? 1000 : 100,
    uploadToProject: isV3,
    detectsDuplicates: isV3,
    richFilters: isV3,
    filterByUsableDomain: !isV3,
  };
}
