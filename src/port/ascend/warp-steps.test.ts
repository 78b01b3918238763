import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const main = "int main() { int* p; k<<<1, 32>>>(p); }\n";

test("lanes wait for each other around stores to volatile shared memory, however it is reached", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `struct Sums { volatile int* s; };
__device__ void halve(const Sums& sums, int t) { sums.s[t] += sums.s[t + 8]; }
__global__ void k(int* p) {
  __shared__ volatile int box[64];
  int t = threadIdx.x;
  volatile int* v = box;
  if (t < 32) v[t] = p[t]; else box[t]--;
  for (int d = 1; d < 4; d *= 2) box[t] = box[t] + box[t - d];
  volatile int (&row)[64] = box;
  row[t] ^= 1;
  halve(Sums{v}, t);
  volatile int* out = p;
  out[t] += box[t];
}
${main}`,
  });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("unwarpStoreInStep(&(sums.s[t]), (sums.s[t]) + (sums.s[t + 8]));");
  expect(text).toContain(
    "if (t < 32) unwarpStoreInStep(&(v[t]), p[t]); else unwarpStoreInStep(&(box[t]), (box[t]) - 1);",
  );
  expect(text).toContain("d *= 2) unwarpStoreInStep(&(box[t]), box[t] + box[t - d]);");
  expect(text).toContain("unwarpStoreInStep(&(row[t]), (row[t]) ^ (1));");
  expect(text).toContain("out[t] += box[t];");
  expect(text).toContain('#include "unwarp_steps.h"');
}, 60_000);

test("what is no plain store or load of it is refused", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `__global__ void k(int* p) {
  __shared__ volatile int box[64];
  int t = threadIdx.x;
  p[t] = box[t] = 3;
  box[t++] += 1;
  int* plain = const_cast<int*>(&box[0]);
  p[t] = plain[1];
}
${main}`,
  });
  expect(refusalsOf(result)).toEqual([4, 5, 6].map((line) => `a.cu:${line} warp-synchronous`));
}, 60_000);
