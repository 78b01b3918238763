// What a HIP compiler refuses must not pass here, or a port would seem right that is not.
#include <hip/hip_runtime.h>

__global__ void mask(int* out) { *out = __shfl_sync(0xffffffff, 1, 0); }

int main() {
  cudaDeviceSynchronize();
  hipDeviceGetTexture1DLinearMaxWidth(nullptr, nullptr, 0);
}
