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
  v.x = y;
  half2 w(x, y);
  q[3] = half2(y, x);
  q[4] = __half2half2(x);
  q[5] = __float2half2_rn(f[1] + 1);
  q[6] = h2exp(__hadd2(v, w));
  f[2] = __hbgt2(v, w) + __hgt2_mask(v, w);`);
  expect(refusals).toEqual([]);
  expect(text).toContain(`  h[2] = __low2half(v);
  f[0] = __half2float(__high2half(q[1])) + __low2float(v);
  ((half*)&(q[2]))[1] = x;
  ((bfloat16_t*)&(b[1]))[0] = __high2bfloat16(*(b));
  v = __halves2half2(y, __high2half(v));
  half2 w = __halves2half2(x, y);
  q[3] = __halves2half2(y, x);
  q[4] = __low2half2(__halves2half2(x, __ushort_as_half((unsigned short)0)));
  q[5] = __low2half2(__floats2half2_rn(f[1] + 1, 0.0f));
  q[6] = h2exp(__haddx2(v, w));
  f[2] = __hbgtx2(v, w) + __hgtx2_mask(v, w);`);
}, 60_000);

test("words within what is replaced are ported, too", async () => {
  const { refusals, text } = await port(`  v.x = __half(1.0f);
  __stcs(h + 1, __half(2.0f));
  h[2] = __ldg((const __half*)(h + 3)) + half2(__half(3.0f), x).y;`);
  expect(refusals).toEqual([]);
  expect(text).toContain(`  v = __halves2half2(half(1.0f), __high2half(v));
  (*(h + 1) = half(2.0f));
  h[2] = (*((const half*)(h + 3))) + __high2half(__halves2half2(half(3.0f), x));`);
}, 60_000);

test("comparisons of pairs are functions, and a plus sign is none", async () => {
  const { refusals, text } = await port(`  if (v == q[1] && v + q[3] != q[2]) x = + y;
  f[0] = (v < q[1]) + (v <= q[1]) * 2 + (v > q[1]) * 4 + (q[v >= q[1]] == +v);`);
  expect(refusals).toEqual([]);
  expect(text).toContain("if (__hbeqx2(v, q[1]) && __hbneux2(v + q[3], q[2])) x =   y;");
  expect(text).toContain("(__hbltx2(v, q[1])) + (__hblex2(v, q[1])) * 2 + (__hbgtx2(v, q[1])) * 4");
  expect(text).toContain("(__hbeqx2(q[__hbgex2(v, q[1])],  v))");
}, 60_000);

test("forms of their own, and cache hints, come from the port's header", async () => {
  const { refusals, text } =
    await port(`  h[0] = __hadd_sat(__hmax_nan(x, y), __hfma_relu(x, y, __hmul_rn(x, y)));
  q[0] = __hmin2_nan(v, __hadd2_rn(v, __hisnan2(h2tanh(v))));
  __stcg(h + 1, __ldcg(h + 2));
  __stwt(b + 1, __ldca(b + 2));
  if (threadIdx.x > 3) x = __shfl_xor_sync(0xffffffff, htanh(x), 1);`);
  expect(refusals).toEqual([]);
  expect(text).toContain('#include "unwarp_half.h"');
  expect(text).toContain("unwarpHaddSat(unwarpHmaxNan(x, y), unwarpHfmaRelu(x, y, unwarpHmulRn(x, y)));");
  expect(text).toContain("unwarpHmin2Nan(v, unwarpHadd2Rn(v, unwarpHisnan2(unwarpH2tanh(v))));");
  expect(text).toContain("unwarpStcgWord(h + 1, unwarpLdcgWord(h + 2));");
  expect(text).toContain("unwarpStwtWord(b + 1, unwarpLdcaWord(b + 2));");
  expect(text).toContain("x = unwarpShflXor(0xffffffff, unwarpHtanh(x), 1);");
}, 60_000);

test("integers among numbers and halves that are changed in place are refused", async () => {
  const { refusals } = await port(`  __ldcv(h);
  x += 1;
  v.x += y;
  half& r = v.y;
  const half& s = v.x;
  q[0] = v;`);
  expect(refusals).toEqual([
    "a.cu:6 volatile-load",
    "a.cu:7 half-operator",
    "a.cu:8 half-member",
    "a.cu:9 half-member",
    "a.cu:10 half-member",
  ]);
}, 60_000);

test("a half of a pair that others may write is stored alone", async () => {
  const { refusals, text } = await port(`  __shared__ half2 box[32];
  half2 own[4], *to = &box[3];
  struct { half2 pair; } part;
  half2& other = box[4];
  if (threadIdx.x < 32) box[threadIdx.x].x = x;
  else box[threadIdx.x - 32].y = y;
  to->x = y;
  other.y = x;
  own[threadIdx.x & 3].x = x;
  part.pair.y = y;
  own[1].x = (own[1] = v, x);`);
  expect(refusals).toEqual([]);
  expect(text).toContain(`  if (threadIdx.x < 32) ((half*)&(box[threadIdx.x]))[0] = x;
  else ((half*)&(box[threadIdx.x - 32]))[1] = y;
  ((half*)&(*(to)))[0] = y;
  ((half*)&(other))[1] = x;
  own[threadIdx.x & 3] = __halves2half2(x, __high2half(own[threadIdx.x & 3]));
  part.pair = __halves2half2(__low2half(part.pair), y);
  ((half*)&(own[1]))[0] = (own[1] = v, x);`);
}, 60_000);

const templates = (uses: string) => `#include <cuda_fp16.h>
struct Own { float f; __device__ void operator+=(float by) { f += by; } };
template <class T> __device__ void add(T& to, float by) {
  to += by;
}
template <class V> __device__ auto first(V v) {
  return v.x;
}
template <class V, class N> __device__ void set(V& v, N n) {
  v.x = n;
}
__global__ void k(half* h, half2* q, float* f, float2* p, Own* o) {
${uses}
}
`;

async function portTemplates(uses: string): Promise<string[]> {
  return refusalsOf(await portTexts(ascendC, { "a.cu": templates(uses) }));
}

test("a template whose instances need two texts is refused", async () => {
  const halves = ["add(h[0], f[0]);", "h[1] = first(q[0]);", "set(q[0], h[0]);"];
  const floats = ["add(f[0], f[1]);", "f[1] = first(p[0]);", "set(p[0], f[0]);"];
  expect(await portTemplates(halves.join(" "))).toEqual([]);
  expect(await portTemplates([...floats, "add(o[0], 1);"].join(" "))).toEqual([]);
  const both = ["a.cu:4", "a.cu:7", "a.cu:10"].map((place) => `${place} conflicting-edits`);
  expect(await portTemplates([...halves, ...floats].join(" "))).toEqual(both);
  expect(await portTemplates([...floats, ...halves].join(" "))).toEqual(both);
  expect(await portTemplates([...halves, "add(o[0], f[0]);"].join(" "))).toEqual(both.slice(0, 1));
}, 60_000);

test("a template of both types has names that fit both, unless an operator is another one in each", async () => {
  const source = (uses: string) => `#include <cuda_fp16.h>
#include <cuda_bf16.h>
template <class P> __device__ auto sum(P p) {
  p.x = p.y;
  return p.x + p.y;
}
template <class T> __device__ bool less(T a, T b) {
  return a < b;
}
template <class T> __device__ auto same(T a) {
  return +a;
}
template <class P, class T> __device__ P pair(T a, T b) { return P(a, b); }
__global__ void k(half2* q, __nv_bfloat162* b, half* h, __nv_bfloat16* n, float* f, short* s) {
${uses}
}
`;
  const both =
    "h[0] = sum(q[0]); n[0] = sum(b[0]); q[1] = pair<half2>(h[1], h[2]); b[1] = pair<__nv_bfloat162>(n[1], n[2]);";
  const result = await portTexts(ascendC, {
    "a.cu": source(`${both} f[0] = less(q[0], q[1]) + less(b[0], b[1]);`),
  });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain(
    "p = unwarpPair(unwarpHigh(p), unwarpHigh(p));\n  return unwarpLow(p) + unwarpHigh(p);",
  );
  expect(text).toContain("return __hbltx2(a, b);");
  expect(text).toContain("return unwarpPair(a, b);");
  const mixed = source(
    "h[3] = sum(q[0]); f[0] = less(q[0], q[1]) + less(f[0], f[1]); h[0] = same(h[1]); f[1] = same(s[0]);",
  );
  expect(refusalsOf(await portTexts(ascendC, { "a.cu": mixed }))).toEqual([
    "a.cu:8 conflicting-edits",
    "a.cu:11 conflicting-edits",
  ]);
}, 60_000);

test("a half of a pair goes into another pair", async () => {
  const { refusals, text } = await port("  q[1] = half2(v.y, x);");
  expect(refusals).toEqual([]);
  expect(text).toContain("q[1] = __halves2half2(__high2half(v), x)");
}, 60_000);

test("operators in a template that nothing instantiates stay, those of known types apart", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `#include <cuda_fp16.h>
template <class P> __device__ P bump(P v) { v.y += v.x; return v; }
template <class P> __device__ bool both(P v, half2 a, half2 b) { return a < b; }
`,
  });
  expect(refusalsOf(result)).toEqual([]);
  expect(outputText(result, "a.asc")).toContain("{ v.y += v.x; return v; }");
  expect(outputText(result, "a.asc")).toContain("return __hbltx2(a, b);");
}, 60_000);

test("a reduction of one template over numbers of 16 bits and others goes by words for all", async () => {
  const source = (types: readonly string[]) => `#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cuda_fp16.h>
namespace cg = cooperative_groups;
template <class T> __global__ void k(T* o) {
  auto t = cg::tiled_partition<8>(cg::this_thread_block());
  o[threadIdx.x] = cg::reduce(t, o[threadIdx.x], cg::plus<T>());
}
void go(void* p) { ${types.map((type) => `k<<<1, 32>>>((${type}*)p);`).join(" ")} }
`;
  const both = await portTexts(ascendC, { "a.cu": source(["int", "half"]) });
  expect(refusalsOf(both)).toEqual([]);
  expect(outputText(both, "a.asc")).toContain("unwarpReduceTileWords(t, o[threadIdx.x], UnwarpPlus<T>())");
  const one = await portTexts(ascendC, { "a.cu": source(["int", "float"]) });
  expect(outputText(one, "a.asc")).toContain("unwarpReduceTile(t,");
}, 60_000);

test("quotients of bfloat16 go through the port's own function, in one text for all instances", async () => {
  const source = `#include <cuda_bf16.h>
#include <cuda_fp16.h>
template <class T> __device__ T ratio(T a, T b) { a /= b; return a / b; }
__global__ void k(__nv_bfloat16* b, __half* h, float* f) {
  b[0] = ratio(b[1], b[2]);
  f[0] = ratio(f[1], f[2]);
  h[0] = h[1] / h[2];
  b[4] /= 3.0f;
  b[5] = __hdiv(b[4], hrcp(b[3]));
}
`;
  const result = await portTexts(ascendC, { "a.cu": source });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("{ unwarpDivide(a, b); return unwarpQuotient(a, b); }");
  expect(text).toContain("h[0] = h[1] / h[2];");
  expect(text).toContain("unwarpDivide(b[4], __float2bfloat16_rn(3.0f));");
  expect(text).toContain("b[5] = unwarpHdiv(b[4], unwarpHrcp(b[3]));");
}, 60_000);
