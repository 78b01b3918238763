// A program as people write it, which has to port to Ascend C and compute the same: constants on streams.
#include <cstdio>
#include <vector>
#include <cuda_runtime.h>
#define R 3
__constant__ float c_kernel[2 * R + 1];
__device__ unsigned int calls;
__global__ void conv(const float* in, float* out, int n) {
  __shared__ float tile[128 + 2 * R];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  for (int t = threadIdx.x; t < 128 + 2 * R; t += blockDim.x) {
    int g = blockIdx.x * 128 + t - R;
    tile[t] = g >= 0 && g < n ? in[g] : 0.0f;
  }
  __syncthreads();
  if (i < n) {
    float s = 0;
#pragma unroll
    for (int k = -R; k <= R; k++) s += tile[threadIdx.x + R + k] * c_kernel[k + R];
    out[i] = s;
  }
  if (threadIdx.x == 0) atomicAdd(&calls, 1u);
}
int main() {
  const int n = 1000;
  std::vector<float> h(n);
  for (int i = 0; i < n; i++) h[i] = i % 11;
  float k[2 * R + 1] = {1, 2, 3, 4, 3, 2, 1};
  cudaMemcpyToSymbol(c_kernel, k, 3 * sizeof(float));
  cudaMemcpyToSymbol(c_kernel, k + 3, 4 * sizeof(float), 3 * sizeof(float), cudaMemcpyHostToDevice);
  cudaStream_t s;
  cudaStreamCreate(&s);
  cudaMemcpyToSymbolAsync(c_kernel, k, sizeof k, 0, cudaMemcpyHostToDevice, s);
  cudaStreamSynchronize(s);
  float *in, *out;
  cudaMalloc(&in, n * sizeof(float));
  cudaMalloc(&out, n * sizeof(float));
  cudaMemcpy(in, h.data(), n * sizeof(float), cudaMemcpyHostToDevice);
  conv<<<(n + 127) / 128, 128>>>(in, out, n);
  cudaMemcpy(h.data(), out, n * sizeof(float), cudaMemcpyDeviceToHost);
  unsigned int count = 0;
  cudaMemcpyFromSymbol(&count, calls, sizeof count);
  void* address;
  cudaGetSymbolAddress(&address, calls);
  cudaMemset(address, 0, sizeof count);
  unsigned int after = 1;
  cudaMemcpyFromSymbolAsync(&after, calls, sizeof after, 0, cudaMemcpyDeviceToHost, s);
  cudaStreamSynchronize(s);
  double sum = 0;
  for (float v : h) sum += v;
  printf("%g %u %u\n", sum, count, after);
}
