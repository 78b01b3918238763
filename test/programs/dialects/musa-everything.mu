// MUSA: CUDA with other prefixes, in the runtime and the driver API.
#include <musa.h>
#include <musa_bf16.h>
#include <musa_fp16.h>
#include <musa_fp8.h>
#include <musa_runtime.h>
#include <cstdio>

#if defined(__CUDACC__) || defined(__CUDA__) || defined(__CUDA_ARCH__) || !defined(__MUSACC__)
#error "A MUSA compiler is not nvcc"
#endif

__global__ void kernel(float* out) {
#if __MUSA_ARCH__ >= 310
  float x = threadIdx.x;
  for (int offset = 16; offset; offset >>= 1) x += __shfl_xor_sync(0xffffffff, x, offset);
  __mt_bfloat16 bfloat = __float2bfloat16(x);
  if (threadIdx.x == 0) out[0] = __bfloat162float(bfloat) + __half2float(half(0.5f)) + float(__mt_fp8_e5m2(1.0f));
#endif
}

int main() {
  if (muInit(0) != MUSA_SUCCESS) return 1;
  MUdevice device;
  MUresult result = muDeviceGet(&device, 0);
  MUdeviceptr pointer;
  musaError_t error = musaSetDevice(0);
  result = muMemAlloc(&pointer, sizeof(float));
  kernel<<<1, 32>>>((float*)pointer);
  error = musaDeviceSynchronize();
  float host;
  error = musaMemcpy(&host, (void*)pointer, sizeof host, musaMemcpyDeviceToHost);
  printf("%g %s %d\n", host, musaGetErrorString(error), result == MUSA_SUCCESS);
  musaFree((void*)pointer);
}
