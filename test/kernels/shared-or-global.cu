// Pointers that may lead to shared, global, constant or local memory, chosen at run time and passed to functions.
#include "check.h"

__constant__ int table[8] = {3, 1, 4, 1, 5, 9, 2, 6};
__device__ int spare[8] = {10, 20, 30, 40, 50, 60, 70, 80};

__device__ __noinline__ int sum(const int* p, int n) {
  int s = 0;
  for (int i = 0; i < n; ++i) s += p[i];
  return s;
}
__device__ __noinline__ void raise(int* p, int n) { for (int i = 0; i < n; ++i) p[i] += i + 1; }
__device__ int* choose(int which, int* a, int* b, int* c) { return which == 0 ? a : which == 1 ? b : c; }

struct View { const int* data; int length; };

__global__ void kernel(int* global, int* out) {
  __shared__ int shared[8];
  __shared__ View views[4];
  int t = threadIdx.x;
  int local[8];
  for (int i = 0; i < 8; ++i) local[i] = t + i;
  if (t < 8) shared[t] = 100 + t;
  if (t == 0) {
    views[0] = {shared, 8};
    views[1] = {global, 7};
    views[2] = {table, 6};
    views[3] = {spare, 5};
  }
  __syncthreads();
  const int* from = t % 4 == 0 ? shared : t % 4 == 1 ? global : t % 4 == 2 ? table : local;
  int total = sum(from, 8) + sum(views[t % 4].data, views[t % 4].length);
  __syncthreads();
  if (t == 17) raise(choose(0, shared, global, local), 8);
  if (t == 18) raise(choose(1, shared, global, local), 8);
  raise(choose(2 + t % 2, shared, spare, local), 4);
  __syncthreads();
  out[t] = total * 10 + sum(shared, 8) + sum(global, 8) + sum(local, 8);
  out[t] += t % 4 == 2 ? 0 : __isShared(from) ? 1000000 : t % 4 == 1 && __isGlobal(from) ? 2000000 : 0;
}

int main() {
  std::vector<int> global = {7, 7, 7, 1, 1, 1, 2, 2};
  int* out = deviceZeros<int>(32);
  kernel<<<1, 32>>>(toDevice(global), out);
  std::vector<int> got = toHost(out, 32);
  for (int t = 0; t < 32; ++t) {
    int shared8 = 828, global8 = 28, table8 = 31, local8 = 8 * t + 28;
    int from = t % 4 == 0 ? shared8 : t % 4 == 1 ? global8 : t % 4 == 2 ? table8 : local8;
    int view = t % 4 == 0 ? shared8 : t % 4 == 1 ? 26 : t % 4 == 2 ? 23 : 150;
    int kind = t % 4 == 0 ? 1000000 : t % 4 == 1 ? 2000000 : 0;
    int expected = (from + view) * 10 + (828 + 36) + (28 + 36) + local8 + 10;
    CHECK(got[t] % 1000000 == expected);
    CHECK(got[t] / 1000000 * 1000000 == kind);
  }
  puts("PASSED");
}
