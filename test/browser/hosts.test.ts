/** The playground where something is missing: headers, a root of its own, WebGPU, service workers. */
import { afterEach, expect, test } from "vitest";
import { type Playground, startPlayground } from "./playground-page.ts";

let playground: Playground | undefined;
afterEach(async () => {
  await playground?.close();
  playground = undefined;
});

const hello = `#include <cstdio>
__global__ void hello() { printf("hello from %d\\n", threadIdx.x); }
int main() {
  hello<<<1, 2>>>();
  cudaDeviceSynchronize();
}
`;

test("a static host in a folder that sets no headers will do, and the next visit needs no network", async () => {
  playground = await startPlayground({ headers: false, under: "/some/folder/" });
  const visit = await playground.open();
  await visit.page.waitForFunction("crossOriginIsolated");
  await visit.write(hello);
  expect(await visit.run()).toContain("hello from 1");
  expect(await visit.page.locator(".notice").count()).toBe(0);
  // A reload more would come now, if it went round in circles.
  const navigations = await visit.page.evaluate("performance.getEntriesByType('navigation')[0].type");
  expect(navigations).toBe("reload");

  const compiler: string[] = [];
  playground.context.on("request", (request) => {
    // What the service worker asks the server for; what the page asks it for is not on the network.
    if (request.serviceWorker() && request.url().includes("/unwarp/")) compiler.push(request.url());
  });
  const again = await playground.open();
  await again.page.locator("#state", { hasText: "Ready" }).waitFor({ timeout: 60_000 });
  expect(compiler).toEqual([]);
});

test("without WebGPU the choice says why, and the CPU works", async () => {
  playground = await startPlayground();
  await playground.context.addInitScript("delete Navigator.prototype.gpu");
  const visit = await playground.open();
  await visit.page.locator("#machine", { hasText: "no WebGPU" }).waitFor();
  const option = visit.page.locator("#device option[value=webgpu]");
  expect(await option.isDisabled()).toBe(true);
  expect(await option.getAttribute("title")).toContain("WebGPU");
  await visit.write(hello);
  expect(await visit.run()).toContain("hello from 0");
});

test("without headers and service workers it says so, and runs on one thread", async () => {
  playground = await startPlayground({ headers: false });
  await playground.context.addInitScript("delete Navigator.prototype.serviceWorker");
  const visit = await playground.open();
  await visit.page.locator(".notice.error", { hasText: "no service workers" }).waitFor();
  await visit.write(hello);
  expect(await visit.run()).toContain("hello from 1");
});

test("without WebAssembly it is an editor that says what is missing", async () => {
  playground = await startPlayground();
  await playground.context.addInitScript("delete globalThis.WebAssembly");
  const visit = await playground.open();
  await visit.page.locator(".notice.error", { hasText: "no WebAssembly" }).waitFor();
  expect(await visit.page.locator("#run").isDisabled()).toBe(true);
});

test("a script that cannot be read leaves words, not an empty page", async () => {
  playground = await startPlayground();
  await playground.context.route("**/page.js*", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "syntax error" }),
  );
  const page = await playground.context.newPage();
  await page.goto(playground.url);
  await page.locator(".broken", { hasText: "needs a browser of 2024" }).waitFor();
});

test("a compiler that cannot be loaded is said, and the next run tries again", async () => {
  playground = await startPlayground();
  // Requests that a service worker makes are not the page's, and cannot be held up here.
  await playground.context.addInitScript("delete Navigator.prototype.serviceWorker");
  const compiler = "**/llvm.core.wasm.gz*";
  await playground.context.route(compiler, (route) => route.abort());
  const visit = await playground.open();
  const state = visit.page.locator("#state");
  await visit.page.locator("#state.failed").waitFor({ timeout: 60_000 });
  expect(await state.textContent()).toContain("cannot be loaded");
  await playground.context.unroute(compiler);
  await visit.write(hello);
  expect(await visit.run()).toContain("hello from 1");
});

test("a worker that cannot be loaded ends the program, and says so", async () => {
  playground = await startPlayground();
  // It would bring the file from its cache.
  await playground.context.addInitScript("delete Navigator.prototype.serviceWorker");
  await playground.context.route("**/kernel-worker.js", (route) => route.abort());
  const visit = await playground.open();
  await visit.write(hello);
  expect(await visit.run()).toContain("unwarp: internal error: a worker for kernels failed");
});
