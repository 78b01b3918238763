import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const kernel = `template <class T> __device__ void count(T* at) { atomicAdd(at, T(1)); }
__global__ void k(unsigned long long* g, unsigned short* s, int* p) {
  __shared__ unsigned long long box;
  __shared__ int small;
  box = 0, small = 0;
  __syncthreads();
  count(&box);
  count(&small);
  unsigned long long old = atomicCAS(&box, 1ull, 2ull);
  atomicMax(g, old);
  atomicCAS(s, (unsigned short)1, (unsigned short)2);
  atomicAdd_system(p, 1);
  __threadfence_system();
}
`;
const main = "int main() { k<<<1, 32>>>(nullptr, nullptr, nullptr); }\n";

test("atomics of 64 bits on shared memory go under a lock, which is free when the kernel begins", async () => {
  const result = await portTexts(ascendC, { "a.cu": kernel + main });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("{ unwarpAtomicAddShared(at, T(1)); }");
  expect(text).toContain("int* p) {\n  unwarpFreeLock();\n  __ubuf__");
  expect(text).toContain("old = unwarpAtomicCasShared(&box, 1ull, 2ull);");
  expect(text).toContain("unwarpAtomicMax(g, old);");
  expect(text).toContain("unwarpAtomicCasShort(s,");
}, 60_000);

test("the whole system is the device where no memory is shared, and only there", async () => {
  const alone = await portTexts(ascendC, { "a.cu": kernel + main });
  expect(outputText(alone, "a.asc")).toContain("asc_atomic_add(p, 1);\n  asc_threadfence();");
  const refused = ["a.cu:12 system-scope", "a.cu:13 system-scope"];
  const withoutMain = await portTexts(ascendC, { "a.cu": kernel });
  expect(refusalsOf(withoutMain)).toEqual(refused);
  const pinned = await portTexts(ascendC, {
    "a.cu": kernel + main,
    "b.cu": "void* get() { void* p; cudaMallocHost(&p, 4); return p; }\n",
  });
  expect(refusalsOf(pinned)).toEqual(refused);
}, 60_000);

test("an atomic of 64 bits that is called for shared and for global memory is refused", async () => {
  const both = `${kernel.replace("count(&small);", "count(g);")}${main}`;
  const result = await portTexts(ascendC, { "a.cu": both });
  expect(refusalsOf(result)).toEqual(["a.cu:1 atomic-64-shared"]);
}, 60_000);
