import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { DetailModel, ToWebview } from "../../src/detail/protocol";
import { pageHtml } from "../../src/ui/webviewPage";
import { projectRoot } from "../host/paths";

/** Files the page may load, and as what. */
const files: Readonly<Record<string, readonly [type: string, path: string]>> = {
  "/webview.js": ["text/javascript", "dist/webview.js"],
  "/media/detail.css": ["text/css", "media/detail.css"],
  "/dist/codicon.ttf": ["font/ttf", "dist/codicon.ttf"],
};

/** The detail panel's page on the loopback address, with its own policy (CSP), style and script, but without an editor. */
export interface DetailPage {
  readonly address: string;
  /** What the page brings along the next time it is opened. */
  firstMessage?: unknown;
  close(): Promise<void>;
}

export async function serveDetailPage(): Promise<DetailPage> {
  const server = createServer((request, response) => {
    void answer(request.url ?? "/").then(({ type, body }) => {
      response.writeHead(body === undefined ? 404 : 200, { "content-type": type });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const page: DetailPage = {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return page;

  async function answer(path: string): Promise<{ type: string; body: string | Buffer | undefined }> {
    const file = files[path];
    if (file !== undefined) return { type: file[0], body: await readFile(join(projectRoot, file[1])) };
    if (path !== "/") return { type: "text/plain", body: undefined };
    return { type: "text/html", body: html(`http://127.0.0.1:${port}`, page.firstMessage) };
  }
}

function html(origin: string, firstMessage: unknown): string {
  return pageHtml({
    cspSource: origin,
    script: "/webview.js",
    styles: ["/media/detail.css"],
    iconFont: "/dist/codicon.ttf",
    language: "en",
    data: { "account-id": "account", "certificate-id": "a1B2c3D4" },
    title: "Certificate",
    ...(firstMessage === undefined ? {} : { firstMessage }),
  });
}

/** Opens the page, with `inPage.js` in place of the editor. */
export async function openDetailPage(page: Page, { address }: DetailPage): Promise<void> {
  await page.addInitScript({ path: join(projectRoot, "test/e2e/inPage.js") });
  await page.goto(address);
}

/** Opens it again with a model in the page, as an extension does that knows the certificate already. */
export async function reopenWith(page: Page, served: DetailPage, model: DetailModel): Promise<void> {
  served.firstMessage = { type: "model", model } satisfies ToWebview;
  await page.goto(served.address);
}

/** Sends a model, and resolves when it has been drawn. */
export async function draw(page: Page, model: DetailModel): Promise<void> {
  await send(page, { type: "model", model });
}

/** Sends any message, and resolves when the page has had the time to draw. */
export async function send(page: Page, message: unknown): Promise<void> {
  await page.evaluate(`probe.send(${JSON.stringify(message)})`);
}
