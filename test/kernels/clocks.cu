// clock and clock64 go forward while a kernel works; __nanosleep returns.
#include "check.h"
#include <chrono>

__global__ void measure(long long* out, int rounds, volatile int* sink) {
  long long start = clock64();
  clock_t c = clock();
  int x = 1;
  for (int i = 0; i < rounds; ++i) x = x * 1664525 + 1013904223;
  *sink = x;
  clock_t d = clock();
  long long end = clock64();
  out[0] = end - start;
  out[1] = (int)(d - c);
  __nanosleep(100);
  out[2] = clock64() - end;
}

int main() {
  long long* out = deviceZeros<long long>(3);
  int* sink = deviceZeros<int>(1);
  auto begin = std::chrono::steady_clock::now();
  measure<<<1, 1>>>(out, 20000, sink);
  auto got = toHost(out, 3);
  double ns = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count();
  CHECK(got[0] > 0 && got[1] >= 0 && got[1] <= got[0] && got[2] >= 0);
  CHECK(ns > 0);
  puts("PASSED");
}
