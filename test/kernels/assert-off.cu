// flags: -DNDEBUG
// With NDEBUG a device assert costs nothing and evaluates nothing; one that holds does nothing either way.
#include "check.h"
#include <cassert>

__global__ void kernel(int* out) {
  assert(atomicAdd(out, 1) == -1);
  assert(false);
  atomicAdd(out + 1, 1);
}
int main() {
  int* out = deviceZeros<int>(2);
  kernel<<<2, 32>>>(out);
  auto got = toHost(out, 2);
  CHECK(got[0] == 0 && got[1] == 64);
  puts("PASSED");
}
