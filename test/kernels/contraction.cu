// flags: -fmad=true
// What -fmad=true lets the compiler round once, and what it never may: the functions that say how they round.
#include <cuda_fp16.h>
#include "check.h"

constexpr int n = 64;

__global__ void products(const float* a, const float* b, float* sums, float* exact, __half* halves) {
  int i = threadIdx.x;
  sums[i] = a[i] * b[i] - 1.0f;
  exact[i] = __fadd_rn(__fmul_rn(a[i], b[i]), -1.0f);
  halves[i] = __hadd_rn(__hmul_rn(__float2half(a[i]), __float2half(b[i])), __float2half(-1.0f));
}

int main() {
  float *a, *b, *sums, *exact;
  __half* halves;
  CHECK_CUDA(cudaMallocManaged(&a, n * sizeof(float)));
  CHECK_CUDA(cudaMallocManaged(&b, n * sizeof(float)));
  CHECK_CUDA(cudaMallocManaged(&sums, n * sizeof(float)));
  CHECK_CUDA(cudaMallocManaged(&exact, n * sizeof(float)));
  CHECK_CUDA(cudaMallocManaged(&halves, n * sizeof(__half)));
  for (int i = 0; i < n; ++i) a[i] = 1 + i * 0x1p-12f, b[i] = 1 - i * 0x1p-12f;
  products<<<1, n>>>(a, b, sums, exact, halves);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int i = 0; i < n; ++i) {
    volatile float product = a[i] * b[i];
    float twice = product - 1.0f, once = (float)((double)a[i] * b[i] - 1.0);
    if (sums[i] != twice && sums[i] != once) return printf("sums[%d] is %a, neither %a nor %a\n", i, sums[i], once, twice);
    if (exact[i] != twice) return printf("exact[%d] is %a and not %a\n", i, exact[i], twice);
    __half of16 = __float2half(__half2float(__float2half(__half2float(__float2half(a[i])) * __half2float(__float2half(b[i])))) - 1.0f);
    if (__half2float(halves[i]) != __half2float(of16)) return printf("halves[%d] is %a\n", i, __half2float(halves[i]));
  }
  printf("PASSED\n");
}
