/** The view of a block's steps in Chromium, with a trace that the interpreter made. */
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { traceKernel } from "../../src/trace/testing.ts";
import { chromiumFlags, findChromium } from "../support/find-chromium.ts";

const trace = traceKernel(
  `declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
   declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
   @s = internal addrspace(3) global [64 x i32] undef, align 4
   define ptx_kernel void @k() {
   entry:
     %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
     %p = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %i @3
     store i32 %i, ptr %p @3
     call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0) @4
     %low = icmp slt i32 %i, 4 @5
     br i1 %low, label %then, label %end @5
   then:
     store i32 -1, ptr %p @6
     br label %end
   end:
     ret void @7
   }`,
  { block: [40, 1, 1], arguments: [] },
);
const text = [
  "__global__ void k() {",
  "  int i = threadIdx.x;",
  "  s[i] = i;",
  "  __syncthreads();",
  "  if (i < 4)",
  "    s[i] = -1;",
  "}",
].join("\n");

const root = new URL("../../", import.meta.url).pathname;
const executablePath = findChromium();
let browser: Browser;
let script = "";

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { mountStepView } from "./playground/step/step-view.ts";
        const lines = [];
        const options = { ...window.given, onLine: (file, line) => lines.push(file + ":" + line) };
        window.lines = lines;
        window.view = mountStepView(document.body, options);`,
      resolveDir: root,
    },
    bundle: true,
    format: "iife",
    write: false,
  });
  script = outputFiles[0]?.text ?? "";
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumFlags],
  });
});
afterAll(() => browser.close());

async function open(width = 1200): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const css = readFileSync(`${root}playground/step/step.css`, "utf8");
  await page.setContent(`<!doctype html><style>:root { color-scheme: light dark } ${css}</style><body>`);
  const given = JSON.stringify({ trace, sources: [{ name: "k.cu", text }] });
  await page.addScriptTag({ content: `window.given = ${given};${script}` });
  await page.focus(".step-view");
  return page;
}

const said = (page: Page) => page.textContent(".step-live");
const lanes = (page: Page, state: string) => page.locator(`.step-lanes .is-${state}`).count();
const cell = (page: Page, index: number) => page.locator(".step-cell b").nth(index).textContent();

test("keys step forwards and backwards, lane by lane and cell by cell", async () => {
  const page = await open();
  expect(await said(page)).toBe("Step 1 of 12: warp 0, line 2, 32 lanes active");
  expect(await cell(page, 3)).toBe("·");
  await page.keyboard.press("ArrowRight");
  expect([await cell(page, 3), await page.locator(".step-cell.is-written").count()]).toEqual(["3", 33]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect([await lanes(page, "active"), await lanes(page, "waiting")]).toEqual([8, 32]);
  expect(await page.textContent(".step-waits")).toBe("32 of 40 threads wait at the block's barrier, line 4.");
  await page.keyboard.press("b");
  expect(await page.textContent(".step-details li")).toBe("40 threads met at the block's barrier and go on");
  await page.keyboard.press("End");
  expect(await said(page)).toBe("Step 12 of 12: warp 1, line 7, 8 lanes active");
  expect(await cell(page, 3)).toBe("-1");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Home");
  expect([await said(page), await cell(page, 3)]).toEqual([
    "Step 1 of 12: warp 0, line 2, 32 lanes active",
    "·",
  ]);
  expect(await page.evaluate("lines.slice(0, 3).join()")).toBe("k.cu:2,k.cu:3,k.cu:4");
  await page.close();
});

test("one warp can be followed, and it runs by itself", async () => {
  const page = await open();
  await page.selectOption("[aria-label='Which warps to follow']", "1");
  await page.click("[aria-label='One step (→)']");
  expect(await said(page)).toBe("Step 4 of 12: warp 1, line 2, 8 lanes active");
  await page.selectOption("[aria-label='Steps in a second']", "30");
  await page.click("[aria-label='Run (Space)']");
  await page.waitForFunction(`document.querySelector(".step-live").textContent.startsWith("Step 12")`);
  await page.evaluate("view.destroy()");
  expect(await page.locator(".step-view").count()).toBe(0);
  await page.close();
});

test("a phone needs no scrolling sideways", async () => {
  const page = await open(360);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await page.close();
});

test("on a phone the controls, which stay in view, leave room for what they control", async () => {
  const page = await open(360);
  const bar = await page.locator(".step-controls").boundingBox();
  expect(bar?.height).toBeLessThanOrEqual(92);
  const slider = await page.locator(".step-controls input").boundingBox();
  expect(slider?.width).toBeGreaterThanOrEqual(60);
  await page.close();
});
