import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { DetailModel, ToWebview } from "../../src/detail/protocol";
import { pageHtml } from "../../src/ui/webviewPage";
import { projectRoot } from "../host/paths";

/** Files the pages may load, and as what. */
const files: Readonly<Record<string, readonly [type: string, path: string]>> = {
  "/webview.js": ["text/javascript", "dist/webview.js"],
  "/uploadReport.js": ["text/javascript", "dist/uploadReport.js"],
  "/media/detail.css": ["text/css", "media/detail.css"],
  "/media/uploadReport.css": ["text/css", "media/uploadReport.css"],
  "/dist/codicon.ttf": ["font/ttf", "dist/codicon.ttf"],
};

/** What tells the pages apart. */
const pages = {
  detail: {
    script: "/webview.js",
    styles: ["/media/detail.css"],
    data: { "account-id": "account", "certificate-id": "a1B2c3D4" },
    title: "Certificate",
  },
  report: {
    script: "/uploadReport.js",
    styles: ["/media/detail.css", "/media/uploadReport.css"],
    data: {},
    title: "Upload",
  },
} as const;

/** A webview's page on the loopback address, with its own policy (CSP), style and script, but without an editor. */
export interface WebviewPage {
  readonly address: string;
  /** What the page brings along the next time it is opened. */
  firstMessage?: unknown;
  close(): Promise<void>;
}

export async function servePage(kind: keyof typeof pages): Promise<WebviewPage> {
  const server = createServer((request, response) => {
    void answer(request.url ?? "/").then(({ type, body }) => {
      response.writeHead(body === undefined ? 404 : 200, { "content-type": type });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const page: WebviewPage = {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return page;

  async function answer(path: string): Promise<{ type: string; body: string | Buffer | undefined }> {
    const file = files[path];
    if (file !== undefined) return { type: file[0], body: await readFile(join(projectRoot, file[1])) };
    if (path !== "/") return { type: "text/plain", body: undefined };
    return { type: "text/html", body: html(kind, `http://127.0.0.1:${port}`, page.firstMessage) };
  }
}

function html(kind: keyof typeof pages, origin: string, firstMessage: unknown): string {
  return pageHtml({
    ...pages[kind],
    cspSource: origin,
    iconFont: "/dist/codicon.ttf",
    language: "en",
    ...(firstMessage === undefined ? {} : { firstMessage }),
  });
}

/** Opens the page, with `inPage.js` in place of the editor. */
export async function openPage(page: Page, { address }: WebviewPage): Promise<void> {
  await page.addInitScript({ path: join(projectRoot, "test/e2e/inPage.js") });
  await page.goto(address);
}

/** Opens the detail panel's again with a model in the page, as an extension does that knows the certificate already. */
export async function reopenWith(page: Page, served: WebviewPage, model: DetailModel): Promise<void> {
  served.firstMessage = { type: "model", model } satisfies ToWebview;
  await page.goto(served.address);
}

/** Sends the detail panel a model, and resolves when it has been drawn. */
export async function draw(page: Page, model: DetailModel): Promise<void> {
  await send(page, { type: "model", model });
}

/** Sends any message, and resolves when the page has taken it. */
export async function send(page: Page, message: unknown): Promise<void> {
  await page.evaluate(`probe.send(${JSON.stringify(message)})`);
}
