import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

async function port(body: string) {
  const source = `#include <cuda_fp16.h>
#include <cuda_bf16.h>
__global__ void k(half* h, half2* q, __nv_bfloat162* b, float* f) {
  half x = h[0], y = h[1];
  half2 v = q[0];
${body}
}
`;
  const result = await portTexts(ascendC, { "a.cu": source });
  return { refusals: refusalsOf(result), text: outputText(result, "a.asc") };
}

test("operators of numbers and pairs stay; a float among them is rounded as CUDA rounds it", async () => {
  const { refusals, text } = await port(`  h[2] = x * y + -x;
  x += 1.5f;
  if (x < y) q[1] = v * v;
  q[2] += v;`);
  expect(refusals).toEqual([]);
  expect(text).toContain("h[2] = x * y + -x;\n  x += __float2half_rn(1.5f);\n  if (x < y) q[1] = v * v;");
}, 60_000);

test("halves of pairs, and pairs of halves", async () => {
  const { refusals, text } = await port(`  h[2] = v.x;
  f[0] = __half2float(q[1].y) + __low2float(v);
  q[2].y = x;
  b[1].x = b->y;
  half2 w(x, y);
  q[3] = half2(y, x);
  q[4] = __half2half2(x);
  q[5] = __float2half2_rn(f[1] + 1);
  q[6] = h2exp(__hadd2(v, w));
  f[2] = __hbgt2(v, w) + __hgt2_mask(v, w);`);
  expect(refusals).toEqual([]);
  expect(text).toContain(`  h[2] = __low2half(v);
  f[0] = __half2float(__high2half(q[1])) + __low2float(v);
  q[2] = __halves2half2(__low2half(q[2]), x);
  b[1] = __halves2bfloat162(__high2bfloat16(*(b)), __high2bfloat16(b[1]));
  half2 w = __halves2half2(x, y);
  q[3] = __halves2half2(y, x);
  q[4] = __low2half2(__halves2half2(x, __ushort_as_half((unsigned short)0)));
  q[5] = __low2half2(__floats2half2_rn(f[1] + 1, 0.0f));
  q[6] = h2exp(__haddx2(v, w));
  f[2] = __hbgtx2(v, w) + __hgtx2_mask(v, w);`);
}, 60_000);

test("comparisons of pairs, integers among numbers and halves that are changed in place are refused", async () => {
  const { refusals } = await port(`  if (v == q[1]) x = y;
  x += 1;
  v.x += y;
  half& r = v.y;
  q[0] = v;`);
  expect(refusals).toEqual([
    "a.cu:6 half-operator",
    "a.cu:7 half-operator",
    "a.cu:8 half-member",
    "a.cu:9 half-member",
  ]);
}, 60_000);
