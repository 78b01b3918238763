import { expect, test } from "vitest";
import { hip } from "./hip/hip.ts";
import { ascendC } from "./ascend/ascend-c.ts";
import { portTexts } from "./testing.ts";

test("a kernel that calls a function with a refusal is not ported", async () => {
  const { report } = await portTexts(ascendC, {
    "a.cu": `__device__ int bad(int* p) { asm volatile("bar.sync 1, 64;"); return p[0]; }
__device__ int between(int* p) { return bad(p); }
__global__ void caller(int* p) { p[1] = between(p); }
__global__ void other(int* p) { p[1] = 1; }
`,
  });
  expect(report.kernels.map(({ name, status }) => `${name}: ${status}`)).toEqual([
    "caller: refused",
    "other: ported, not checked",
  ]);
}, 60_000);

test("code that is not read leaves the project not ported", async () => {
  const kernel = "__global__ void k(int* p) { p[0] = 1; }\n";
  const status = async (files: Record<string, string | Uint8Array>) =>
    (await portTexts(ascendC, { "k.cu": kernel, ...files })).report.status;
  expect(await status({ "main.cpp": '#include "no-such-file.h"\nint main() { cudaFree(0); }\n' })).toBe(
    "refused",
  );
  expect(
    await status({ "odd.h": Uint8Array.from("__global__ void f(); // \u00ff", (one) => one.charCodeAt(0)) }),
  ).toBe("refused");
  expect(await status({ "odd.h": new Uint8Array([0x2f, 0x2f, 0xff]) })).toBe("ported, not checked");
}, 60_000);

test("a source that does not compile is refused; one whose library is not here is ported by its words", async () => {
  const report = async (files: Record<string, string>) => (await portTexts(hip, files)).report;
  const bad = await report({ "bad.cu": "__global__ void k( { cudaFree(0); }\n" });
  expect(bad.status).toBe("refused");
  expect(bad.files[0]?.status).toBe("refused");
  expect(bad.files[0]?.reason).toMatch(/^nothing was read: clang cannot read it: bad\.cu:1:\d+: error: /);
  expect(bad.nextSteps).toEqual(["mend what does not compile, and port again"]);
  const library = "#include <cusolver_not_here.h>\nint main() { cudaFree(0); }\n";
  expect((await report({ "library.cu": library })).status).not.toBe("refused");
}, 60_000);
