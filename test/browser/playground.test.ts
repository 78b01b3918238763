/** The playground as a visitor finds it: one browser, which keeps the compiler from test to test. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Playground, type PlaygroundPage, startPlayground } from "./playground-page.ts";

let playground: Playground;
let visit: PlaygroundPage;
beforeAll(async () => {
  playground = await startPlayground();
  visit = await playground.open();
});
afterAll(() => playground?.close());

const endless = `#include <cstdio>
__global__ void spin(volatile int* flag) { while (*flag == 0) {} }
int main() {
  int* flag;
  cudaMalloc(&flag, sizeof(int));
  cudaMemset(flag, 0, sizeof(int));
  printf("begin\\n");
  fflush(stdout);
  spin<<<1, 32>>>(flag);
  cudaDeviceSynchronize();
}
`;

const saxpy = `#include <cstdio>
__global__ void saxpy(int n, float a, const float* x, float* y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] = a * x[i] + y[i];
}
int main(int argc, char** argv) {
  const int n = N;
  float *x, *y;
  cudaMallocManaged(&x, n * sizeof(float));
  cudaMallocManaged(&y, n * sizeof(float));
  for (int i = 0; i < n; ++i) x[i] = i, y[i] = 1;
  saxpy<<<(n + 63) / 64, 64>>>(n, 2, x, y);
  cudaDeviceSynchronize();
  printf("%s: y[10] = %g\\n", argc > 1 ? argv[1] : "nobody", y[10]);
  fprintf(stderr, "to stderr\\n");
  return 3;
}
`;

describe("the page", () => {
  test("is an editor with the first example before the compiler is there", async () => {
    expect(await visit.code()).toContain("Adds two vectors");
    expect(await visit.page.locator(".cm-cuda-keyword").first().textContent()).toBe("__global__");
  });

  test("runs the first example on the CPU", async () => {
    expect(await visit.run()).toContain("50000 sums on 196 blocks of 256 threads: PASSED");
  });

  test("shows a bar per kernel and the compiler's stages", async () => {
    await visit.showTab("timing");
    const row = visit.page.locator("table.bars tr", { hasText: "vectorAdd" });
    expect(await row.textContent()).toContain("196 × 256");
    expect(await visit.page.locator("table.bars.compiler tbody tr").count()).toBeGreaterThan(2);
  });

  test("shows the kernel's way through the compiler, and WGSL", async () => {
    await visit.showTab("stages");
    const stages = visit.page.locator(".stage-work ol button");
    await stages.first().waitFor();
    expect(await stages.first().textContent()).toBe("device IR");
    expect(await visit.page.locator(".stage-text .cm-content").textContent()).toContain("define");
    await stages.last().click();
    await visit.page.locator(".line-added").first().waitFor();

    await visit.page.getByLabel("Compiled for").selectOption("webgpu");
    await stages.filter({ hasText: "WGSL" }).waitFor();
    expect(await visit.page.locator(".stage-text .cm-content").textContent()).toContain("vectorAdd");
    await visit.showTab("output");
  });

  test("shows an error at its line, and mends it", async () => {
    await visit.write("int main() {\n  retrun 0;\n}\n");
    expect(await visit.run()).toContain("was not built");
    const problem = visit.page.locator(".problem").first();
    expect(await problem.textContent()).toMatch(/error.*retrun.*line 2/);
    expect(await visit.page.locator(".cm-lintRange-error").first().textContent()).toBe("retrun");
    await problem.click();
    expect(await visit.page.locator(".cm-activeLine").textContent()).toContain("retrun");

    await visit.write("int main() {\n  return 0;\n}\n");
    expect(await visit.run()).toContain("Exit code 0");
    expect(await visit.page.locator("#problems").isVisible()).toBe(false);
  });

  test("passes flags to the compiler and arguments to the program", async () => {
    await visit.write(saxpy);
    await visit.page.locator("#flags").fill("-O2 -DN=1000");
    await visit.page.locator("#args").fill("'hello there'");
    const output = await visit.run();
    expect(output).toContain("hello there: y[10] = 21\n");
    expect(output).toContain("Exit code 3");
    expect(await visit.page.locator(".output .stderr").allTextContents()).toEqual(["to stderr\n"]);
  });

  test("runs the same program on WebGPU and on the interpreter", async () => {
    for (const device of ["webgpu", "interpreter"] as const) {
      await visit.chooseDevice(device);
      expect(await visit.run(), device).toContain("hello there: y[10] = 21\n");
    }
    await visit.chooseDevice("cpu");
  });

  test("makes a link that brings all of it back", async () => {
    await visit.write(saxpy);
    await visit.page.locator("#flags").fill("-O2 -DN=1000");
    await visit.page.locator("#args").fill("'hello there'");
    await visit.chooseDevice("webgpu");
    await visit.page.locator("#share").click();
    await visit.page.locator("#share-dialog[open]").waitFor();
    const link = await visit.page.locator("#share-link").inputValue();
    await visit.page.keyboard.press("Escape");
    await visit.chooseDevice("cpu");
    const other = await playground.open(new URL(link).hash);
    expect(await other.code()).toContain("saxpy<<<(n + 63) / 64, 64>>>(n, 2, x, y);");
    expect(await other.page.locator("#flags").inputValue()).toBe("-O2 -DN=1000");
    expect(await other.page.locator("#args").inputValue()).toBe("'hello there'");
    expect(await other.page.locator("#device").inputValue()).toBe("webgpu");
    await other.page.close();
  });

  test("says that a link is broken", async () => {
    const other = await playground.open("#p=aGVsbG8");
    expect(await other.page.locator(".notice.error").textContent()).toContain("cannot be opened");
    await other.page.close();
  });

  test("keeps the program for the next visit", async () => {
    await visit.write("// mine\n");
    await visit.page.waitForTimeout(500);
    const other = await playground.open();
    expect(await other.code()).toContain("// mine");
    await other.page.close();
  });

  test("shows the picture that a program writes", async () => {
    await visit.chooseExample("Ray marcher");
    expect(await visit.run()).toContain("scene.ppm: PASSED");
    await visit.showTab("files");
    const canvas = visit.page.getByLabel("The image scene.ppm");
    expect(await canvas.getAttribute("width")).toBe("480");
    const colours = await visit.page.evaluate(
      `new Set(document.querySelector("canvas").getContext("2d").getImageData(0, 0, 480, 300).data).size`,
    );
    expect(colours).toBeGreaterThan(100);
    const download = visit.page.waitForEvent("download");
    await visit.page.getByLabel("Download scene.ppm").click();
    expect((await download).suggestedFilename()).toBe("scene.ppm");
    await visit.showTab("output");
  });

  test.each(["cpu", "interpreter"] as const)("stops an endless kernel on %s", (device) =>
    stopEndless(visit, device),
  );

  test("lets a program print without end, and stays alive", async () => {
    await visit.write('#include <cstdio>\nint main() { for (int i = 0;; ++i) printf("%d\\n", i); }\n');
    await visit.page.locator("#run").click();
    await visit.page.locator(".output .stdout", { hasText: "1000" }).first().waitFor({ timeout: 120_000 });
    await visit.page.waitForTimeout(1000);
    await visit.page.locator("#stop").click();
    expect(await visit.ended()).toMatch(/more characters[^]*Stopped/);
  });

  test("runs and stops by keys", async () => {
    await visit.write('#include <cstdio>\nint main() { puts("by key"); }\n');
    await visit.page.keyboard.press("ControlOrMeta+Enter");
    expect(await visit.ended()).toContain("by key");
    expect(await visit.code()).toMatch(/^#include <cstdio>\nint main/);
  });

  test("lets the keyboard out of the editor", async () => {
    await visit.page.locator("#editor .cm-content").click();
    await visit.page.keyboard.press("Escape");
    await visit.page.keyboard.press("Tab");
    expect(await visit.page.evaluate("document.activeElement.id")).toBe("splitter");
  });

  test("walks through tabs with the arrow keys", async () => {
    await visit.page.locator("#tab-output").focus();
    await visit.page.keyboard.press("ArrowRight");
    expect(await visit.page.locator("#panel-timing").isVisible()).toBe(true);
    await visit.page.keyboard.press("Home");
    expect(await visit.page.locator("#tab-output").getAttribute("aria-selected")).toBe("true");
  });

  test("changes its theme, and remembers that", async () => {
    const background = () => visit.page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await background();
    await visit.page.getByRole("button", { name: "Switch to the dark theme" }).click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await visit.page.reload();
    expect(await background()).toBe(dark);
    await visit.page.getByRole("button", { name: "Switch to the light theme" }).click();
    expect(await background()).toBe(light);
  });

  test("fits a phone: nothing is wider than the screen, and Run is in reach", async () => {
    await visit.page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    const place = await visit.page.locator("#run").boundingBox();
    expect(place && place.x + place.width <= 390 && place.y + place.height <= 200).toBe(true);
    await visit.page.setViewportSize({ width: 1280, height: 800 });
  });

  test("throws no errors", () => {
    expect(playground.errors).toEqual([]);
  });
});

// With a browser of its own: SwiftShader goes on with the kernel, and draws no frames of other pages meanwhile.
test("stops an endless kernel on webgpu", async () => {
  const own = await startPlayground();
  await stopEndless(await own.open(), "webgpu");
  await own.close();
});

async function stopEndless(visit: PlaygroundPage, device: "cpu" | "webgpu" | "interpreter"): Promise<void> {
  await visit.chooseDevice(device);
  await visit.write(endless);
  await visit.page.locator("#run").click();
  await visit.page.locator(".output .stdout", { hasText: "begin" }).waitFor({ timeout: 120_000 });
  await visit.page.locator("#stop").click();
  expect(await visit.ended()).toContain("Stopped");
  // Without frames there is nothing to click.
  if (device === "webgpu") return;
  await visit.chooseDevice("cpu");
  await visit.write('#include <cstdio>\nint main() { puts("alive"); }\n');
  expect(await visit.run()).toContain("alive");
}
