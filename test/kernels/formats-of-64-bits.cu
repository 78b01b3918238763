// printf and scanf formats that fit where long has 64 bits: on the host, in kernels, in a macro-free header and with widths.
// expect: 5000000000 1 -7
// expect: [  123456789012] 2
// expect: count 3000000000 of 4
// expect: read 9876543210 5
#include <chrono>
#include <cstdint>
#include <ctime>

#include "check.h"

__global__ void kernel(long long big) {
  int64_t value = big;
  printf("%ld %d %d\n", value, 1, -7);
}

int main() {
  kernel<<<1, 1>>>(5000000000LL);
  CHECK_CUDA(cudaDeviceSynchronize());
  int64_t wide = 123456789012;
  printf("[%14ld] %d\n", wide, 2);
  std::chrono::nanoseconds three = std::chrono::seconds(3);
  printf("count %ld of %d\n", three.count(), 4);
  int64_t parsed = 0;
  int after = 0;
  sscanf("9876543210 5", "%ld %d", &parsed, &after);
  printf("read %lld %d\n", (long long)parsed, after);
  puts("PASSED");
}
