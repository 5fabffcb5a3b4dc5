export { type DetailParts, registerDetail } from "./detailPanels";
