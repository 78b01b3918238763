import { expect, test } from "vitest";
import { hip } from "../hip/hip.ts";
import { portTexts } from "../testing.ts";

test("what counts on 32 lanes is told, by whatever name the 32 goes", async () => {
  const { report } = await portTexts(hip, {
    "a.cu": `#define kWarpSize 32
constexpr int kLanes = 32;
enum { kShift = 5, kMask = 31, kOther = 30 };
#define LANE (threadIdx.x & 31)
template <int Lanes> __device__ int laneOf() {
  return threadIdx.x % Lanes;
}
__global__ void k(int* out, int n) {
  int t = threadIdx.x;
  int a = threadIdx.x % kWarpSize;
  int b = threadIdx.x / kLanes;
  int c = t >> kShift;
  int d = t & kMask;
  int e = LANE;
  int f = t & (kWarpSize - 1);
  int g = t & kOther;
  int h = n % kLanes;
  int i = a + b + c + d + e + f + g + h + laneOf<32>();
  for (int off = kWarpSize / 2; off > 0; off /= 2)
    i += __shfl_down_sync(0xffffffff, i, off, kLanes);
  out[t] = i;
}
`,
  });
  const lines = report.remarks.filter(({ code }) => code === "warp-size-32").map(({ line }) => line);
  expect(lines).toEqual([6, 10, 11, 12, 13, 14, 15, 19]);
}, 60_000);

test("shuffles among a block's first lanes are right in a warp of any size", async () => {
  const { report } = await portTexts(hip, {
    "a.cu": `__global__ void k(int* out) {
  const int t = threadIdx.x;
  int v = out[t];
  if (threadIdx.x < 8)
    for (int o = 4; o > 0; o /= 2) v += __shfl_down_sync(0xff, v, o);
  if (t < 16 && v > 0) v += __shfl_xor_sync(0xffff, v, 8);
  if (t < 8)
    for (int o = 4; o < 32; o *= 2) v += __shfl_down_sync(0xff, v, o);
  if (t < 8)
    for (int o = 4; o > 0; o /= 2, o += 30) v += __shfl_down_sync(0xff, v, o);
  if (t < 8) v += __shfl_down_sync(0xff, v, 25);
  if (t < 33) v += __shfl_down_sync(0xff, v, 4);
  if (t < 8) v++;
  else v += __shfl_down_sync(0xff, v, 4);
  if (v < 8) v += __shfl_down_sync(0xff, v, 4);
  v += __shfl_down_sync(0xff, v, 4);
  out[t] = v;
}
__global__ void rows(int* out) {
  int v = out[threadIdx.y];
  if (threadIdx.x < 8) v += __shfl_down_sync(0xff, v, 4);
  out[threadIdx.x] = v;
}
`,
  });
  const lines = report.remarks.filter(({ code }) => code === "warp-size-32").map(({ line }) => line);
  expect(lines).toEqual([8, 10, 11, 12, 14, 15, 16, 21]);
}, 60_000);
