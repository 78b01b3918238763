/* A C file of a program with half: the bits. */
#include <cuda_fp16.h>
#include <cuda_bf16.h>
#include <cuda_fp8.h>

unsigned short firstBits(const void* p) {
  const __half_raw* raw = (const __half_raw*)p;
  __nv_bfloat16_raw other = {0};
  __nv_fp8_storage_t byte = 0;
  __nv_saturation_t saturation = __NV_NOSAT;
  return (unsigned short)(raw->x + other.x + byte + saturation);
}
