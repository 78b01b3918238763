/** Runs built programs in a headless browser, through the workers that the playground uses. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { buildWorkers } from "../../scripts/build-web.mjs";
import { serveFolder } from "../../scripts/static-server.mjs";
import type { PageDevice } from "../../src/web/page-api.ts";
import { chromiumFlags, findChromium } from "./find-chromium.ts";
import type { Ending } from "./whole-programs.ts";

const pageEntry = fileURLToPath(new URL("browser-page.ts", import.meta.url));
const timeoutMs = 220_000;

type Server = Awaited<ReturnType<typeof serveFolder>>;

/** What browser-page.ts offers. */
interface TestPage {
  runProgram(app: string, device: PageDevice, args: readonly string[], timeoutMs: number): Promise<Ending>;
}

export class BrowserPrograms {
  readonly #folder: string;
  readonly #served: Server;
  readonly #browser: Browser;

  private constructor(folder: string, served: Server, browser: Browser) {
    this.#folder = folder;
    this.#served = served;
    this.#browser = browser;
  }

  static async start(): Promise<BrowserPrograms> {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error("there is no Chromium; UNWARP_CHROMIUM can name one");
    const folder = mkdtempSync(join(tmpdir(), "unwarp-browser-"));
    await buildWorkers(folder);
    await build({ entryPoints: [pageEntry], bundle: true, format: "esm", outfile: join(folder, "page.js") });
    writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="page.js"></script>');
    const served = await serveFolder(folder);
    const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
    return new BrowserPrograms(folder, served, browser);
  }

  /** In a page of its own: what one program does to its page is not the next one's trouble. */
  async run(app: Uint8Array, device: PageDevice, args: readonly string[]): Promise<Ending> {
    const page: Page = await this.#browser.newPage();
    try {
      await page.goto(this.#served.url);
      await page.waitForFunction("globalThis.testPage !== undefined");
      return await page.evaluate(
        ([text, on, words, most]) =>
          (globalThis as unknown as { readonly testPage: TestPage }).testPage.runProgram(
            text,
            on,
            words,
            most,
          ),
        [Buffer.from(app).toString("base64"), device, [...args], timeoutMs] as const,
      );
    } finally {
      await page.close();
    }
  }

  async dispose(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
