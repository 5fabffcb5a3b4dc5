/** The type of the detail panels, by which the editor knows whom to give them to after a reload. */
export const detailViewType = "certificateBrowser.detail";
