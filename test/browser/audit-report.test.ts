/** The audit's HTML report as its readers use it: filters, phones, no scripts, hostile repositories. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportHtml } from "../../src/audit/report-html.ts";
import { sampleAudit } from "../../src/audit/sample-audit.testing.ts";
import { chromiumFlags, findChromium } from "../support/find-chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "unwarp-report-"));
let browser: Browser;

beforeAll(async () => {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("no Chromium was found: install one, or name it in UNWARP_CHROMIUM");
  browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** The page, and all that went wrong in it: errors, refusals of its policy, requests. */
async function open(
  html: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; troubles: string[] }> {
  const file = join(folder, "report.html");
  writeFileSync(file, html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) troubles.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return { page, troubles };
}

const audit = sampleAudit();

test("filters show what they say, count it, and give all back", async () => {
  const { page, troubles } = await open(reportHtml(audit));
  const shown = page.locator("#filters output");
  expect(await shown.textContent()).toBe("509 uses");

  await page.locator("#filters [name=layer]").selectOption("container");
  await expect.poll(() => shown.textContent()).toBe("3 of 509 uses");
  expect(await page.locator(".component:visible .name").first().textContent()).toBe("nvidia/cuda");

  await page.locator("#filters button").click();
  await expect.poll(() => shown.textContent()).toBe("509 uses");

  await page.locator("#filters [name=file]").fill("softmax");
  const inFile = audit.findings.filter(({ file }) => file.includes("softmax")).length;
  await expect.poll(() => shown.textContent()).toBe(`${inFile} of 509 uses`);
  expect(await page.locator(".file:visible h5").allTextContents()).toContain("src/ops/softmax.cu");

  await page.locator("#filters [name=text]").fill("nothing like this");
  await expect.poll(() => shown.textContent()).toBe("0 of 509 uses");
  expect(await page.locator(".nothing").isVisible()).toBe(true);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("the counts on a card lead to just those findings", async () => {
  const { page } = await open(reportHtml(audit));
  const card = page.locator(".card", { hasText: "Ascend 910B" });
  const link = card.locator("a", { hasText: "no counterpart" });
  const count = await link.locator("b").textContent();
  await link.click();
  await expect.poll(() => page.locator("#filters output").textContent()).toBe(`${count} of 509 uses`);
  await page.context().close();
});

test.each([390, 768, 1280])("nothing sticks out at %i pixels", async (width) => {
  const { page } = await open(reportHtml(audit), { viewport: { width, height: 800 } });
  await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  await page.context().close();
});

test("without scripts everything can be read", async () => {
  const { page } = await open(reportHtml(audit), { javaScriptEnabled: false });
  expect(await page.locator("#filters").isVisible()).toBe(false);
  await page.locator(".component summary", { hasText: "cuDNN" }).first().click();
  await page.locator(".kind summary", { hasText: "cudnnSoftmaxForward" }).click();
  expect(await page.locator(".kind:visible .use code").first().textContent()).toContain(
    "cudnnSoftmaxForward(handle",
  );
  await page.context().close();
});

test("what a hostile repository says is shown, not done", async () => {
  const bad = `</script></style></title></code><script>alert(1)</script><img src="https://example.com/x" onerror="alert(2)"><a href="javascript:alert(3)">`;
  const html = reportHtml(
    sampleAudit({
      change: (facts) => ({
        ...facts,
        root: bad,
        findings: facts.findings.map((finding) => ({ ...finding, file: bad, name: bad, excerpt: bad })),
      }),
    }),
  );
  const { page, troubles } = await open(html);
  expect(await page.locator("h1").textContent()).toBe(bad);
  expect(await page.locator("img, a[href^='javascript']").count()).toBe(0);
  await page.locator("#filters [name=text]").fill("onerror");
  await expect.poll(() => page.locator("#filters output").textContent()).toBe("509 uses");
  expect(troubles).toEqual([]);
  await page.context().close();
});
