// Threads leave at different barriers, from inside loops and functions; whoever is left goes on, and votes count only them.
#include "check.h"

__device__ bool leave(int t, int r) { return t % 7 == r; }

__global__ void fading(int* out, int* counts) {
  __shared__ int box[128];
  int t = threadIdx.x, n = blockDim.x, value = t;
  box[t] = -1;
  for (int r = 0; r < 6; ++r) {
    if (leave(t, r)) {
      out[t] = -value;
      return;
    }
    box[t] = value;
    __syncthreads();
    value += box[(t + 7) % n] > 0 ? 1 : 0;
    if (r == 3 && t % 2 == 0) return;
    int here = __syncthreads_count(1);
    if (t == n - 1) counts[r] = here;
    bool any = __syncthreads_or(t == r + 1);
    bool all = __syncthreads_and(t > r);
    value += any * 100 + all * 1000;
  }
  out[t] = value;
}

__global__ void onlyOne(int* out) {
  if (threadIdx.x != 5) return;
  __syncthreads();
  out[0] = __syncthreads_count(threadIdx.x == 5);
  __syncthreads();
  out[1] = 7;
}

int main() {
  const int n = 69;  // n - 1 = 68 is 5 mod 7 and even, so the last thread leaves in round 3
  int* out = deviceZeros<int>(n);
  int* counts = deviceZeros<int>(6);
  fading<<<1, n>>>(out, counts);
  std::vector<int> got = toHost(out, n), gotCounts = toHost(counts, 6);

  std::vector<int> value(n), result(n), box(n, -1), expectedCounts(6);
  std::vector<bool> here(n, true);
  for (int t = 0; t < n; ++t) value[t] = t;
  for (int r = 0; r < 6; ++r) {
    for (int t = 0; t < n; ++t)
      if (here[t] && t % 7 == r) here[t] = false, result[t] = -value[t];
    for (int t = 0; t < n; ++t) if (here[t]) box[t] = value[t];
    for (int t = 0; t < n; ++t) if (here[t]) value[t] += box[(t + 7) % n] > 0 ? 1 : 0;
    if (r == 3) for (int t = 0; t < n; t += 2) here[t] = false;
    int count = 0;
    bool any = false, all = true;
    for (int t = 0; t < n; ++t)
      if (here[t]) ++count, any |= t == r + 1, all &= t > r;
    if (here[n - 1]) expectedCounts[r] = count;
    for (int t = 0; t < n; ++t) if (here[t]) value[t] += any * 100 + all * 1000;
  }
  for (int t = 0; t < n; ++t) {
    if (here[t]) result[t] = value[t];
    CHECK(got[t] == result[t]);
  }
  for (int r = 0; r < 6; ++r) CHECK(gotCounts[r] == expectedCounts[r]);
  onlyOne<<<1, 33>>>(out);
  got = toHost(out, 2);
  CHECK(got[0] == 1 && got[1] == 7);
  puts("PASSED");
}
