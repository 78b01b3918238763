// Device printf as C's: flags, widths, precisions, lengths, %p and %n's absence, long texts, many blocks, and its return value.
// expect: [   42] [42   ] [00042] [+42] [ 42] [-42] [0x2a] [0X2A] [052]
// expect: [3.14] [  3.142] [3.1e+00] [1e-10] [1.5] [inf] [nan] [-0.0] [0x1.8p+0]
// expect: [abc] [  ab] [abc  ] [%] [x] [  x]
// expect: [-1] [18446744073709551615] [ffffffffffffffff] [-128] [200] [-32768] [60000]
// expect: [    7] [0007] [2.50]
// expect: counts 4 1 1
// expect: 64 lines
#include "check.h"

__global__ void formats(int* counts) {
  int i = 42;
  const char* s = "abc";
  printf("[%5d] [%-5d] [%05d] [%+d] [% d] [%d] [%#x] [%#X] [%#o]\n", i, i, i, i, i, -i, i, i, i);
  printf("[%.2f] [%7.3f] [%.1e] [%g] [%g] [%f] [%f] [%.1f] [%a]\n", 3.14159, 3.14159, 3.14159, 1e-10, 1.5f, INFINITY, NAN, -0.0f, 1.5);
  printf("[%s] [%4.2s] [%-5s] [%%] [%c] [%3c]\n", s, s, s, 'x', 'x');
  printf("[%lld] [%llu] [%llx] [%d] [%u] [%hd] [%hu]\n", -1ll, ~0ull, ~0ull, (signed char)-128, (unsigned char)200, (short)-32768, (unsigned short)60000);
  printf("[%*d] [%.*d] [%.*f]\n", 5, 7, 4, 7, 2, 2.5);
  counts[0] = printf("%s", "");
  printf("counts %d %d %d\n", printf("%s", "") + 3, counts[0], 1);
}

__global__ void lines(int* count) {
  if (printf("%s", threadIdx.x == 1000 ? "never" : "") >= 0) atomicAdd(count, 1);
}

int main() {
  int* counts = deviceZeros<int>(4);
  formats<<<1, 1>>>(counts);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK_CUDA(cudaMemset(counts, 0, 4));
  lines<<<2, 32>>>(counts);
  printf("%d lines\n", toHost(counts, 1)[0]);
  puts("PASSED");
}
