import { closeBrowser } from "../editor/browser";

/** Mocha loads this beside the tests; the browser they share would keep the process alive. */
export const mochaHooks = { afterAll: closeBrowser };
