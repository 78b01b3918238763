import { expect, test } from "vitest";
import { ascendC } from "./ascend/ascend-c.ts";
import { Macros } from "./macros.ts";
import { SourceText } from "./source-text.ts";
import { outputText, portTexts, refusalsOf } from "./testing.ts";

/** What `USE` at the end of a text expands to. */
function expanded(text: string, use = text.trimEnd().split("\n").at(-1) ?? ""): string | undefined {
  const file = new SourceText("a.cu", text);
  return new Macros([file]).expansionAt(file, text.lastIndexOf(use))?.text;
}

test.each([
  ["#define F(x) g(x, #x)\nF(a + b)", 'g(a + b, "a + b")'],
  ["#define CAT(a, b) a##b\n#define NAME x\nCAT(NAME, 1)", "NAME1"],
  ["#define CAT(a, b) a##b\n#define CALL(f) CAT(f, 2)(f)\nCALL(p)", "p2(p)"],
  ["#define F(x) x\n#define G F\nG(1)", "F"],
  ["#define F(x) F(x + 1)\nF(F(2))", "F(F(2 + 1) + 1)"],
  ["#define V(f, ...) f(0, ##__VA_ARGS__)\nV(g)", "g(0)"],
  ["#define V(f, ...) f(0, ##__VA_ARGS__)\nV(g, 1, 2)", "g(0, 1, 2)"],
  ["#define NEG(x) -x\n-NEG(-1)", undefined],
  ["#define EACH(f) f(a) f(b)\n#define D(x) int x;\nEACH(D)", "int a; int b;"],
  ["#define F 1\n#undef F\n#define F 2\nF", "2"],
  ["#define F 1\n#define F 2\nF", undefined],
  ["#define F(x) x\nF(\n1\n)", "1\n\n"],
])("%s", (text, result) => {
  const use = text.includes("-NEG") ? "-NEG" : text.includes("F(\n") ? "F(\n" : undefined;
  expect(expanded(text, use)).toBe(result);
});

test("signs that come together stay apart", () => {
  expect(expanded("#define NEG(x) -x\nint a = NEG(-1);", "NEG(-1)")).toBe("- -1");
});

test("what a macro pastes together is written out and ported; the macro goes when nothing else uses it", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `#include <cuda_fp16.h>
#define BOTH(at, name) out[at] = h##name(p.x); out[at + 1] = h2##name(p).y;
#define SUM(x) __shfl_down_sync(0xffffffff, x, 1)
__global__ void k(__half* out, __half2 p) {
  BOTH(0, sqrt)
  out[5] = __float2half(SUM(1.0f));
}
`,
  });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("  out[0] = hsqrt(__low2half(p)); out[0 + 1] = __high2half(h2sqrt(p));\n");
  expect(text).not.toContain("BOTH");
  // This one has a translation as it is.
  expect(text).toContain("#define SUM(x) asc_shfl_down(x, 1)");
  expect(result.report.remarks.map(({ line, code }) => `${line} ${code}`)).toContain("5 macro-expanded");
}, 60_000);
