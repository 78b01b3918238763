import { expect, test } from "vitest";
import { portTexts } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

async function pageableLines(source: string): Promise<number[]> {
  const { report } = await portTexts(ascendC, { "a.cu": source });
  return report.remarks.filter(({ code }) => code === "pageable-memory").map(({ line }) => line);
}

test("an asynchronous copy from memory that is not known to be pinned is remarked, other copies are not", async () => {
  const lines = await pageableLines(`#include <cstdlib>
#include <vector>
__device__ int symbol[4];
struct Buffers { float* pinned = nullptr; float* pageable; };
void send(float* to, float* from, cudaStream_t s) {
  cudaMemcpyAsync(to, from, 4, cudaMemcpyHostToDevice, s);
}
void sendUnknown(float* to, float* from, cudaStream_t s) {
  cudaMemcpyAsync(to, from, 4, cudaMemcpyHostToDevice, s);
}
int main() {
  float *pinned, *other, *d, *e;
  cudaStream_t s;
  cudaStreamCreate(&s);
  cudaMallocHost(&pinned, 64);
  cudaHostAlloc((void**)&other, 64, cudaHostAllocDefault);
  cudaMalloc(&d, 64);
  cudaMalloc(&e, 64);
  float* later = pinned + 4;
  float array[4];
  std::vector<float> v(4);
  cudaMemcpyAsync(d, pinned, 64, cudaMemcpyHostToDevice, s);
  cudaMemcpyAsync(&later[1], d, 4, cudaMemcpyDeviceToHost, s);
  cudaMemcpyAsync(d, array, 16, cudaMemcpyHostToDevice, s);
  cudaMemcpyAsync(v.data(), d, 16, cudaMemcpyDeviceToHost, s);
  cudaMemcpyAsync(e, d, 64, cudaMemcpyDeviceToDevice, s);
  cudaMemcpy(d, array, 16, cudaMemcpyHostToDevice);
  cudaMemcpyToSymbolAsync(symbol, array, 16, 0, cudaMemcpyHostToDevice, s);
  Buffers b;
  cudaMallocHost(&b.pinned, 64);
  b.pageable = (float*)malloc(64);
  cudaMemcpyAsync(d, b.pinned, 64, cudaMemcpyHostToDevice, s);
  cudaMemcpyAsync(d, b.pageable, 64, cudaMemcpyHostToDevice, s);
  send(d, other, s);
  sendUnknown(d, array, s);
  other = array;
}
`);
  expect(lines).toEqual([6, 9, 24, 25, 28, 33]);
}, 60_000);

test("memory that is only ever pinned is, through whoever gets it", async () => {
  const lines = await pageableLines(`
static void send(float* to, const float* from, cudaStream_t s) {
  cudaMemcpyAsync(to, from, 4, cudaMemcpyHostToDevice, s);
}
int main() {
  float *h = nullptr, *d;
  cudaMallocHost((void**)&h, 64);
  cudaMalloc(&d, 64);
  send(d, h, 0);
  send(d, h + 1, 0);
}
`);
  expect(lines).toEqual([]);
}, 60_000);
