// Host code alone: C++ without kernels, beside a file that has them.
#include <hip/hip_math_constants.h>
#include <hip/hip_runtime_api.h>
#include <cstdio>

void fill(float* values);

int main() {
  float* values;
  if (hipMalloc(&values, 400) != hipSuccess) return 1;
  fill(values);
  float host[3];
  if (hipMemcpy(host, values, sizeof host, hipMemcpyDeviceToHost) != hipSuccess) return 1;
  printf("%g %g\n", host[2], HIP_PI);
}
