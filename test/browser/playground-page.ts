/** The built playground in a real browser: what its tests share. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { serveFolder } from "../../scripts/static-server.mjs";
import { chromiumFlags, findChromium } from "../support/find-chromium.ts";

const site = fileURLToPath(new URL("../../dist-playground/", import.meta.url));

export interface Playground {
  readonly url: string;
  readonly context: BrowserContext;
  /** Uncaught errors of all pages. */
  readonly errors: readonly string[];
  /** A tab at the playground, with its editor there. */
  open(hash?: string): Promise<PlaygroundPage>;
  close(): Promise<void>;
}

export async function startPlayground(
  options: { readonly headers?: boolean; readonly under?: string } = {},
): Promise<Playground> {
  if (!existsSync(join(site, "index.html")))
    throw new Error("there is no dist-playground/: run `npm run build:playground` first");
  const server = await serveFolder(site, options);
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("no Chromium was found: install one, or name it in UNWARP_CHROMIUM");
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  const errors: string[] = [];
  context.on("weberror", (error) => errors.push(error.error().message));
  return {
    url: server.url,
    context,
    errors,
    async open(hash = "") {
      const page = await context.newPage();
      await page.goto(server.url + hash);
      await page.locator("#editor .cm-content").waitFor();
      return new PlaygroundPage(page);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** What a visitor does on the page. */
export class PlaygroundPage {
  constructor(readonly page: Page) {}

  /** Puts a program into the editor, as from the clipboard: typed, the editor would close its brackets. */
  async write(code: string): Promise<void> {
    await this.page.locator("#editor .cm-content").click();
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.insertText(code);
  }

  /** The first lines, as many as are in view. */
  async code(): Promise<string> {
    const lines = await this.page.locator("#editor .cm-line").allTextContents();
    return lines.join("\n");
  }

  async chooseExample(title: string): Promise<void> {
    await this.page.locator("#example").selectOption({ label: title });
  }

  async chooseDevice(device: "cpu" | "webgpu" | "interpreter"): Promise<void> {
    await this.page.locator("#device").selectOption(device);
  }

  /** Runs the program to its end, and returns all that stands in the output. */
  async run(): Promise<string> {
    await this.page.locator("#run").click();
    return this.ended();
  }

  /** Waits for the page's own last line. */
  async ended(): Promise<string> {
    const note = this.page.locator(".output .note", {
      hasText: /Exit code|Stopped|was not built|went wrong/,
    });
    await note.waitFor({ timeout: 180_000 });
    return (await this.page.locator(".output").textContent()) ?? "";
  }

  async showTab(id: "output" | "timing" | "files" | "stages"): Promise<void> {
    await this.page.locator(`#tab-${id}`).click();
  }
}
