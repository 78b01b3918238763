// What C++ leaves open and NVIDIA hardware defines: division by zero, huge shifts, float to int out of range.
#include "check.h"
#include <climits>

__global__ void kernel(int zero, int big, float huge, int* i, unsigned* u, long long* w) {
  int seven = 7 + zero, least = INT_MIN + zero;
  i[0] = seven / zero;
  i[1] = seven % zero;
  i[2] = least / (zero - 1);
  i[3] = least % (zero - 1);
  u[0] = (unsigned)seven / (unsigned)zero;
  w[0] = (long long)seven / (long long)zero;
  w[1] = (LLONG_MIN + zero) / (long long)(zero - 1);
  i[4] = (int)huge;
  i[5] = (int)-huge;
  i[6] = (int)(huge - huge + sqrtf(-1.0f - zero));  // NaN
  u[1] = (unsigned)huge;
  u[2] = (unsigned)-huge;
  w[2] = (long long)huge;
  i[7] = __float2int_rz(huge);
}

int main() {
  int* i = deviceZeros<int>(8);
  unsigned* u = deviceZeros<unsigned>(4);
  long long* w = deviceZeros<long long>(4);
  kernel<<<1, 1>>>(0, 40, 1e30f, i, u, w);
  std::vector<int> hi = toHost(i, 8);
  std::vector<unsigned> hu = toHost(u, 4);
  std::vector<long long> hw = toHost(w, 4);
  CHECK(hi[0] == -1 && hi[1] == 7 && hi[2] == INT_MIN && hi[3] == 0);
  CHECK(hu[0] == ~0u && hw[0] == -1 && hw[1] == LLONG_MIN);
  CHECK(hi[4] == INT_MAX && hi[5] == INT_MIN && hi[6] == 0 && hu[1] == UINT_MAX && hu[2] == 0 && hw[2] == LLONG_MAX && hi[7] == INT_MAX);
  puts("PASSED");
}
