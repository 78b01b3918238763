// Device printf: every conversion, in order within a thread, flushed at synchronization between the host's own lines.
// expect: host before
// expect: int -7 7 0x2a 52 c=Z s=text %
// expect: wide -5000000000 18446744073709551615
// expect: float 1.500000 2.25e+00 0.1 -3
// expect: short 300 byte 200 bool 1
// expect: many 1 2 3 4 5 6 7 8 9 10 11 12
// expect: thread 0 of 3
// expect: thread 1 of 3
// expect: thread 2 of 3
// expect: host after
#include "check.h"

__global__ void print() {
  int written = printf("int %d %u 0x%x %o c=%c s=%s %%\n", -7, 7u, 42, 42, 'Z', "text");
  if (written < 0) printf("FAILED\n");
  printf("wide %lld %llu\n", -5000000000ll, ~0ull);
  printf("float %f %.2e %.1f %d\n", 1.5f, 2.25, 0.1f, -3);
  printf("short %d byte %d bool %d\n", (short)300, (unsigned char)200, true);
  printf("many %d %d %d %d %d %d %d %d %d %d %d %d\n", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  for (int i = 0; i < 3; ++i) printf("thread %d of %d\n", i, 3);
}

int main() {
  printf("host before\n");
  print<<<1, 1>>>();
  CHECK_CUDA(cudaDeviceSynchronize());
  printf("host after\n");
  puts("PASSED");
}
