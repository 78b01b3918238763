import { expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const source = `template <typename T> __device__ T twice(T x) { return x + x; }
template <typename T, int N>
__global__ void squares(const float* in, T* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = static_cast<T>(in[i]) * static_cast<T>(N);
}
template <typename T> __global__ void doubled(float* out) { out[threadIdx.x] = twice(static_cast<T>(out[threadIdx.x])); }
template <typename T> struct Scale {
  __device__ void apply(float* out) const { out[threadIdx.x] = out[threadIdx.x] * static_cast<T>(2); }
};
template <typename T> __global__ void scaled(float* out) { Scale<T>().apply(out); }
int main() {
  float *d;
  double *o;
  cudaMalloc(&d, 128);
  cudaMalloc(&o, 256);
  squares<double, 3><<<1, 32>>>(d, o, 32);
  doubled<float><<<1, 32>>>(d);
  doubled<double><<<1, 32>>>(d);
  scaled<double><<<1, 32>>>(d);
}
`;

test("an instance with double is refused at its template, by its name, and marked there", async () => {
  const result = await portTexts(ascendC, { "app.cu": source });
  const { refusals } = result.report;
  expect(refusalsOf(result).filter((one) => one.includes(":0"))).toEqual([]);
  expect(refusals.map(({ line, construct }) => `${line} ${construct}`)).toEqual([
    "1 twice<double>",
    "3 squares<double, 3>",
    "7 doubled<double>",
    "9 out[threadIdx.x] * static_cast<T>(2)",
    "11 scaled<double>",
  ]);
  expect(refusals.map(({ help }) => help)).toContain(
    "instances with double are refused: launch it with float",
  );
  expect(refusals.map(({ help }) => help)).toContain("instances with double are refused: call it with float");
  const text = outputText(result, "app.asc");
  expect(text).toMatch(/#error "unwarp port: squares<double, 3>: [^\n]+"\n__global__/);
  expect(text.match(/^#error "unwarp port/gm)).toHaveLength(5);
}, 120_000);
