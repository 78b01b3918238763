/**
 * Ascend's functions are overloaded for int32_t, uint32_t, int64_t, uint64_t and float. Here int64_t is long long; on the chip's hosts it
 * is long, and then a call with long long is ambiguous. So what a port writes is checked for such a target as well.
 */
import { afterAll, describe, expect, test } from "vitest";
import { nodeServices } from "../../toolchain/services.node.ts";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";
import { deviceHeader } from "./helper-header.ts";

const services = nodeServices();
afterAll(() => services.clang.dispose());

const each = (types: readonly string[], declare: (type: string) => string) => types.map(declare).join("\n");
const words = ["int32_t", "uint32_t", "int64_t", "uint64_t"];

/** The documented functions by their types, in our own words. */
const simt = `#pragma once
#define __host__
#define __aicore__
#define __host__
#define __global__
#define __ubuf__ static
typedef __INT32_TYPE__ int32_t;
typedef __UINT32_TYPE__ uint32_t;
typedef __INT64_TYPE__ int64_t;
typedef __UINT64_TYPE__ uint64_t;
typedef __SIZE_TYPE__ size_t;
struct Index { unsigned int x, y, z; };
extern const Index threadIdx, blockIdx, blockDim, gridDim;
namespace std {
template <bool is, class A, class B> struct conditional { using type = A; };
template <class A, class B> struct conditional<false, A, B> { using type = B; };
}
float fmaxf(float, float);
float fminf(float, float);
float fabsf(float);
${["rsqrtf", "rcbrtf", "sinpif", "cospif", "normcdff"].map((name) => `float ${name}(float);`).join("\n")}
float rhypotf(float, float);
float norm3df(float, float, float);
float rnorm3df(float, float, float);
float norm4df(float, float, float, float);
float rnorm4df(float, float, float, float);
void sincospif(float, float*, float*);
unsigned int __float_as_uint(float);
void __trap();
void asc_syncthreads();
uint32_t asc_activemask();
uint32_t asc_ballot(int32_t);
int32_t asc_all(int32_t);
int32_t asc_any(int32_t);
int32_t laneid();
void asc_threadfence_block();
${each(["int", "long", "long long"], (type) => `int __ffs(${type});`)}
${each(["unsigned int", "unsigned long", "unsigned long long"], (type) => `int __popc(${type});`)}
${each(
  [...words, "float"],
  (type) => `${type} asc_shfl(${type}, int32_t lane, int32_t width = 32);
${type} asc_shfl_up(${type}, uint32_t delta, int32_t width = 32);
${type} asc_shfl_down(${type}, uint32_t delta, int32_t width = 32);
${type} asc_shfl_xor(${type}, int32_t lanes, int32_t width = 32);
${type} asc_atomic_add(${type}*, ${type});
${type} asc_atomic_sub(${type}*, ${type});
${type} asc_atomic_min(${type}*, ${type});
${type} asc_atomic_max(${type}*, ${type});
${type} asc_atomic_exch(${type}*, ${type});
${type} asc_atomic_cas(${type}*, ${type}, ${type});`,
)}
${each(
  words,
  (type) => `${type} asc_atomic_and(${type}*, ${type});
${type} asc_atomic_or(${type}*, ${type});
${type} asc_atomic_xor(${type}*, ${type});`,
)}
${each(["uint32_t", "uint64_t"], (type) => `${type} asc_atomic_inc(${type}*, ${type}); ${type} asc_atomic_dec(${type}*, ${type});`)}
${each(
  ["unsigned char", "unsigned short", "int", "unsigned int", "long", "long long", "float"],
  (type) =>
    `${type} asc_ldca(${type}*); ${type} asc_ldcg(${type}*); void asc_stcg(${type}*, ${type}); void asc_stwt(${type}*, ${type});`,
)}
template <class T, class... Args> constexpr bool isOneOf = (__is_same(T, Args) || ...);
namespace cooperative_groups {
struct thread_block {};
thread_block this_thread_block();
template <unsigned int Size, class Parent> struct thread_block_tile {
  unsigned long long size() const;
  template <class T> T shfl(T value, int) const { return checked(value); }
  template <class T> T shfl_up(T value, unsigned int) const { return checked(value); }
  template <class T> T shfl_down(T value, unsigned int) const { return checked(value); }
  template <class T> T shfl_xor(T value, unsigned int) const { return checked(value); }
 private:
  template <class T> static T checked(T value) {
    static_assert(isOneOf<T, int32_t, uint32_t, int64_t, uint64_t, float>, "a documented type");
    return value;
  }
};
template <unsigned int Size, class Parent> thread_block_tile<Size, Parent> tiled_partition(const Parent&);
}
`;

/** Clang's errors. On Linux int64_t is long, on Windows long long, and long has 32 bits. */
async function errorsIn(text: string, target: string): Promise<string> {
  const argv = [
    "clang",
    "-cc1",
    "-triple",
    target,
    "-fsyntax-only",
    "-x",
    "c++",
    "-std=c++17",
    "-I.",
    "a.asc",
  ];
  const { exitCode, messages } = await services.clang.run(argv, {
    "a.asc": text,
    "unwarp_simt.h": deviceHeader,
    "unwarp_acl.h": "",
    simt_api: { "asc_simt.h": simt, "cooperative_groups.h": "" },
  });
  return exitCode === 0 ? "" : messages;
}

const targets = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-pc-windows-msvc"];

describe.each(targets)("for %s", (target) => {
  test("the header that comes with every port compiles, with each of its functions used", async () => {
    const numbers = ["int", "unsigned int", "long", "unsigned long", "long long", "unsigned long long"];
    const uses = [...numbers, "float"].map(
      (type) => `void use(${type}* p, ${type} v, Tile tile, unsigned int mask, int* all) {
  v = unwarpMax(v, unwarpPlainShfl(v, 1)) + unwarpPlainShflUp(v, 1u) + unwarpPlainShflDown(v, 1) + unwarpPlainShflXor(v, 1, 16);
  v = unwarpMin(v, unwarpShfl(mask, v, 1)) + unwarpShflUp(mask, v, 1) + unwarpShflDown(mask, v, 1) + unwarpShflXor(mask, v, 1);
  v = unwarpMax(v, unwarpGroupShfl(tile, v, 1)) + unwarpGroupShflUp(tile, v, 1) + unwarpGroupShflXor(tile, v, 1);
  v += unwarpReduceTile(unwarpWhole(tile), v, UnwarpPlus<${type}>());
  v = unwarpMax(v, unwarpAtomicAdd(p, 1)) + unwarpAtomicCas(p, 0, v) + unwarpAtomicExch(p, v) + unwarpAtomicMin(p, v);
  *all = unwarpMatchAny(mask, v) + unwarpMatchAll(mask, v, all);
  *all = unwarpTileMatchAny(tile, v) + unwarpTileMatchAll(tile, v, *all);
}`,
    );
    const text = `#include "unwarp_simt.h"
using Tile = cooperative_groups::thread_block_tile<16, cooperative_groups::thread_block>;
struct Three { char bytes[3]; };
struct Combine { Three operator()(Three a, Three b) const { return a; } };
${uses.join("\n")}
void all(long* l, unsigned long long* u, const float* f, const long long* w) {
  *l = unwarpAtomicAnd(l, 1) + unwarpAtomicOr(l, 1) + unwarpAtomicXor(l, 1) + unwarpAtomicMax(l, 1) + unwarpAtomicSub(l, 1);
  char* bytes = (char*)l;
  unwarpStcgWord(bytes, unwarpLdcgWord(bytes + 1) + unwarpLdcaWord(bytes + 2));
  unwarpStwtWord(bytes, 0);
  Three three = unwarpGroupShflWords(Tile(), Three{{1, 2, 3}}, 1);
  three = unwarpReduceTileWords(Tile(), unwarpGroupShflXorWords(Tile(), three, 1), Combine());
  *l = three.bytes[0] + (long)unwarpFaddRn(unwarpFsubRn(*f, *f), unwarpFmulRn(*f, *f));
  *u = unwarpAtomicInc(u, 9) + unwarpAtomicDec(u, 9) + unwarpLdcg(f) + unwarpLdca(w);
}
`;
    expect(await errorsIn(text, target)).toBe("");
  }, 60_000);

  test("what it calls with long long does not, as it is", async () => {
    const text = `#include "unwarp_simt.h"
long both(long long a, long b) { return asc_shfl(a, 1) + asc_shfl(b, 1); }
`;
    expect(await errorsIn(text, target)).toContain("call to 'asc_shfl' is ambiguous");
  }, 60_000);

  test("a port with long long in warps, tiles and atomics does", async () => {
    const source = `#include <cooperative_groups.h>
namespace cg = cooperative_groups;
template <class T> __device__ T warpSum(T v) {
  for (int o = 16; o > 0; o /= 2) v += __shfl_down_sync(0xffffffff, v, o);
  return v;
}
template <class T> __device__ void add(T* p, T v) { atomicAdd(p, v); }
typedef float Number;
__global__ void k(long long* p, unsigned long long* n, const Number* f, int* i) {
  auto tile = cg::tiled_partition<32>(cg::this_thread_block());
  long long v = p[threadIdx.x] + warpSum(p[threadIdx.x]) + warpSum(i[threadIdx.x]);
  v = max(v, __shfl_xor_sync(0xffffffff, v, 1));
  v = max(v, tile.shfl_down(v, 4));
  unsigned long long old = atomicAdd(n, 1ull);
  old = max(old, atomicCAS(n, old, 7ull));
  atomicMax(p, v);
  add(n, old);
  add(i, (int)__ldcg(f));
  __stcg(p, v + tile.shfl(i[0], 0));
}
`;
    const result = await portTexts(ascendC, { "a.cu": source });
    expect(refusalsOf(result)).toEqual([]);
    const text = outputText(result, "a.asc");
    expect(await errorsIn(text, target)).toBe("");
    expect(text).toContain("v += unwarpPlainShflDown(v, o);");
    expect(text).toContain("v = unwarpMax(v, unwarpGroupShflDown(tile, v, 4));");
    expect(text).toContain("unsigned long long old = unwarpAtomicAdd(n, 1ull);");
    expect(text).toContain("asc_stcg(p, v + tile.shfl(i[0], 0));");
  }, 60_000);
});

test("a template in a header that only one source calls with long long", async () => {
  const result = await portTexts(ascendC, {
    "t.h": "template <class T> __device__ T sum(T v) { return v + __shfl_xor_sync(0xffffffff, v, 1); }\n",
    "a.cu": '#include "t.h"\n__global__ void a(int* p) { p[0] = sum(p[threadIdx.x]); }\n',
    "b.cu": '#include "t.h"\n__global__ void b(long long* p) { p[0] = sum(p[threadIdx.x]); }\n',
  });
  expect(refusalsOf(result)).toEqual([]);
  expect(outputText(result, "t.h")).toContain("return v + unwarpPlainShflXor(v, 1);");
}, 60_000);

test("numbers of other types go through a tile word by word, and bytes with a cache hint by their bits", async () => {
  const source = `#include <cooperative_groups.h>
namespace cg = cooperative_groups;
struct Pair { short a; float b; };
__global__ void k(char* p, Pair* q, double* d, float4* four) {
  auto tile = cg::tiled_partition<32>(cg::this_thread_block());
  p[0] = tile.shfl(p[1], 0);
  p[2] = __ldcg(p + 3);
  __stcg(p + 4, 0);
  q[0] = tile.shfl_xor(q[1], 4);
  d[0] = tile.shfl(d[1], 0);
  four[0] = __ldcg(four + 1);
}
`;
  const result = await portTexts(ascendC, { "a.cu": source });
  expect(refusalsOf(result)).toEqual(["a.cu:4 double", "a.cu:10 shuffle-type"]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("p[0] = unwarpGroupShflWords(tile, p[1], 0);");
  expect(text).toContain("p[2] = unwarpLdcgWord(p + 3);\n  unwarpStcgWord(p + 4, 0);");
  expect(text).toContain("q[0] = unwarpGroupShflXorWords(tile, q[1], 4);");
  expect(text).toContain("four[0] = unwarpLdcg(four + 1);");
}, 60_000);
