import type { Capabilities } from "../certificates";
import type { Generation, Site } from "./connection";

/** What an account of this API generation and site can do. */
export function capabilitiesOf(generation: Generation, site: Site): Capabilities {
  const isV3 = generation === "v3";
  // DeleteCertificates and DescribeDeleteCertificatesTaskResult are documented for the China site only; of a custom
  // endpoint nothing is known.
  const knowsChina = isV3 && (site === "china" || site === "sandbox");
  return {
    // The legacy document names no maximum; 100 is what public clients ask for.
    maxPageSize: isV3 ? 1000 : 100,
    uploadToProject: isV3,
    detectsDuplicates: isV3,
    richFilters: isV3,
    filterByUsableDomain: !isV3,
    editAlias: isV3,
    moveToProject: isV3,
    muteNotice: isV3,
    download: isV3,
    operationLog: isV3,
    boundResources: isV3,
    checkValidation: isV3,
    deleteWithResourceCheck: isV3,
    deleteTaskResult: knowsChina,
    deleteSeveral: knowsChina,
  };
}
