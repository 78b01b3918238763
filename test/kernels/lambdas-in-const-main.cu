// flags: --extended-lambda -std=c++17
// run: 5
// Kernels of lambdas in a main whose arguments are const, written over two lines.
#include "check.h"

template <class F>
__global__ void run(int n, F f) {
  int i = threadIdx.x;
  if (i < n) f(i);
}

int
main(const int argc, const char* const argv[]) // as gcc and clang allow
{
  int* out = deviceZeros<int>(8);
  int add = argv[1][0] - '0';
  run<<<1, 32>>>(8, [=] __device__(int i) { out[i] = argc * i + add; });
  auto got = toHost(out, 8);
  for (int i = 0; i < 8; ++i) CHECK(got[i] == 2 * i + 5);
  puts("PASSED");
}
