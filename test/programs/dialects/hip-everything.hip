// HIP as HIP programs write it: launches, warps of 64-bit masks, half types, groups, host memory, errors by HIP's names.
#include <hip/hip_bf16.h>
#include <hip/hip_complex.h>
#include <hip/hip_cooperative_groups.h>
#include <hip/hip_fp16.h>
#include <hip/hip_fp8.h>
#include <hip/hip_runtime.h>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <vector>

#if defined(__CUDACC__) || defined(__NVCC__) || defined(__CUDA__) || defined(__CUDA_ARCH__) || defined(CUDART_VERSION)
#error "A HIP compiler is not nvcc"
#endif
#if !defined(__HIPCC__) || !defined(__HIP_PLATFORM_AMD__) || HIP_VERSION_MAJOR < 7
#error "A HIP program asks for these"
#endif

#define HIP_CHECK(call)                                                                    \
  do {                                                                                     \
    hipError_t error_ = (call);                                                            \
    if (error_ != hipSuccess) {                                                            \
      printf("%s: %s (%s)\n", #call, hipGetErrorName(error_), hipGetErrorString(error_));   \
      return 1;                                                                            \
    }                                                                                      \
  } while (0)

namespace cg = cooperative_groups;

__constant__ float scale;
__device__ int lanes;

template <class T, int N> __global__ void axpy(T a, const T* x, T* y, int n) {
  HIP_DYNAMIC_SHARED(T, staged)
  int i = hipBlockIdx_x * hipBlockDim_x + hipThreadIdx_x;
  staged[threadIdx.x] = i < n ? x[i] : 0;
  __syncthreads();
  if (i < n) y[i] += a * staged[threadIdx.x] * scale * N;
  unsigned long long active = __ballot(i < n);
  if (__lane_id() == 0) atomicAdd(&lanes, __popcll(active));
}

struct Results {
  float sum, largest, half, bfloat, fp8, complex;
  unsigned long long odd, same;
  int tile;
  float4 vector;
};

__global__ void warp(Results* results) {
  auto tile = cg::tiled_partition<16>(cg::this_thread_block());
  const unsigned long long all = 0xffffffffffffffffull;
  float x = threadIdx.x;
  for (int offset = warpSize / 2; offset; offset >>= 1) x += __shfl_down_sync(all, x, offset);
  int largest = __reduce_max_sync(all, (int)threadIdx.x);
  unsigned long long odd = __ballot_sync(all, threadIdx.x & 1);
  unsigned long long same = __match_any_sync(all, threadIdx.x / 8);
  __syncwarp();
  if (threadIdx.x != 0) return;
  results->sum = x;
  results->largest = largest;
  results->odd = odd;
  results->same = same;
  results->tile = tile.size();
  results->half = __half2float(__hadd(half(1.5f), __float2half(2.0f)));
  __hip_bfloat16 bfloat = __float2bfloat16(3.0f);
  results->bfloat = __bfloat162float(bfloat);
  results->fp8 = float(__hip_fp8_e4m3(1.75f));
  results->complex = hipCimagf(hipCmulf(make_hipFloatComplex(1, 2), make_hipFloatComplex(3, 4)));
  float4 v = make_float4(1, 2, 3, 4);
  v += v;
  results->vector = (v - 1.0f) * v;
}

int main() {
  const int n = 1000;
  std::vector<float> x(n, 2), y(n, 1);
  float *dx, *dy;
  HIP_CHECK(hipMalloc(&dx, n * sizeof(float)));
  HIP_CHECK(hipMalloc((void**)&dy, n * sizeof(float)));
  HIP_CHECK(hipMemcpy(dx, x.data(), n * sizeof(float), hipMemcpyHostToDevice));
  HIP_CHECK(hipMemcpyHtoD(dy, y.data(), n * sizeof(float)));
  float three = 3;
  HIP_CHECK(hipMemcpyToSymbol(HIP_SYMBOL(scale), &three, sizeof three));
  hipStream_t stream;
  HIP_CHECK(hipStreamCreate(&stream));
  hipLaunchKernelGGL(HIP_KERNEL_NAME(axpy<float, 1>), dim3(4), dim3(256), 256 * sizeof(float), stream, 2.0f, dx, dy, n);
  axpy<float, 1><<<4, 256, 256 * sizeof(float), stream>>>(1.0f, dx, dy, n);
  HIP_CHECK(hipGetLastError());
  HIP_CHECK(hipMemcpyWithStream(y.data(), dy, n * sizeof(float), hipMemcpyDeviceToHost, stream));
  int counted;
  HIP_CHECK(hipMemcpyFromSymbol(&counted, HIP_SYMBOL(lanes), sizeof counted));
  printf("%g %d\n", y[n - 1], counted);

  Results* results;
  HIP_CHECK(hipHostMalloc(&results, sizeof(Results), hipHostMallocNonCoherent));
  void* arguments[] = {&results};
  HIP_CHECK(hipLaunchKernel(warp, dim3(1), dim3(32), arguments, 0, stream));
  HIP_CHECK(hipStreamSynchronize(stream));
  printf("%g %g %llx %llx %d\n", results->sum, results->largest, results->odd, results->same, results->tile);
  printf("%g %g %g %g %g\n", results->half, results->bfloat, results->fp8, results->complex, results->vector.w);

  HIP_CHECK(hipMemsetD32(dx, 0x40000000, n));
  HIP_CHECK(hipMemcpyDtoH(x.data(), dx, n * sizeof(float)));
  printf("%g\n", x[n - 1]);
  hipDeviceProp_t properties;
  HIP_CHECK(hipGetDeviceProperties(&properties, 0));
  int warpSizeThere;
  HIP_CHECK(hipDeviceGetAttribute(&warpSizeThere, hipDeviceAttributeWarpSize, 0));
  printf("%s %d %d %d\n", properties.gcnArchName, properties.warpSize, warpSizeThere, properties.arch.hasDoubles);
  hipPointerAttribute_t attributes;
  HIP_CHECK(hipPointerGetAttributes(&attributes, dx));
  printf("%d\n", attributes.type == hipMemoryTypeDevice);
  printf("%s\n", hipGetErrorName(hipMemcpy(dx, dy, 4, (hipMemcpyKind)77)));
  HIP_CHECK(hipFree(dx));
  HIP_CHECK(hipFree(dy));
  HIP_CHECK(hipHostFree(results));
}
