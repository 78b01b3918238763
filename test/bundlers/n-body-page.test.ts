/** The example page, built as its users do, in Chromium: with WebGPU and without, dark and light. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium as playwright } from "playwright-core";
import { build, preview, type PreviewServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromium, softwareGpu } from "../support/chromium.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "unwarp-page-"));
/** Where pictures are kept, for people to look at. */
const pictures = process.env["UNWARP_PICTURES"];
let server: PreviewServer | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  cpSync(join(root, "examples", "n-body-page"), project, {
    recursive: true,
    filter: (path) => !/node_modules|dist$/.test(path.slice(root.length)),
  });
  mkdirSync(join(project, "node_modules"));
  symlinkSync(root, join(project, "node_modules", "unwarp"), "dir");
  for (const name of ["vite", "@webgpu", "typescript"])
    symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name), "dir");
  const folder = process.cwd();
  process.chdir(project);
  try {
    await build({ root: project, logLevel: "error" });
  } finally {
    process.chdir(folder);
  }
  server = await preview({ root: project, logLevel: "error", preview: { port: 0 } });
  if (chromium !== undefined)
    browser = await playwright.launch({ executablePath: chromium, args: softwareGpu });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(project, { recursive: true, force: true });
});

test("the built page has kernels as WGSL and WebAssembly, and no compiler", () => {
  const assets = join(project, "dist", "assets");
  const code = readdirSync(assets)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(assets, name), "utf8"))
    .join("");
  expect(code).toContain("@compute @workgroup_size(block_invocations)");
  expect(code).not.toMatch(/target triple|runLLVM|ptx_kernel/);
});

const cases = [
  { device: "webgpu", theme: "dark" },
  { device: "webgpu", theme: "light" },
  { device: "cpu", theme: "dark" },
  { device: "cpu", theme: "light" },
] as const;

test.runIf(chromium).each(cases)("runs on $device, $theme", async ({ device, theme }) => {
  const page = await browser?.newPage({ colorScheme: theme, viewport: { width: 1100, height: 720 } });
  if (!page) throw new Error("Chromium has started");
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  const [address = ""] = server?.resolvedUrls?.local ?? [];
  // Chromium without a GPU computes with WebGPU, but hangs when it presents a canvas that WebGPU has drawn.
  await page.goto(`${address}?device=${device}&draw=2d&bodies=${device === "cpu" ? 2048 : 512}`);
  const isRunning =
    'document.body.dataset.frames > 5 && document.querySelector("#status").textContent.includes("frames")';
  await page.waitForFunction(isRunning, undefined, { timeout: 90_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${problems.join("\n")}`);
  });
  expect(await page.textContent("#status")).toContain(device === "cpu" ? "CPU, WebAssembly" : "WebGPU");
  if (pictures !== undefined)
    await page.screenshot({ path: join(pictures, `n-body-${device}-${theme}.png`) });
  // Something is to be seen: the middle of the picture is not all of one colour.
  const picture = await page.locator("#sky").screenshot();
  expect(picture.length).toBeGreaterThan(15_000);
  await page.click("#pause");
  expect(await page.textContent("#pause")).toBe("Play");
  await page.selectOption("#count", { index: 0 });
  await page.click("#restart");
  expect(problems).toEqual([]);
  await page.close();
});
