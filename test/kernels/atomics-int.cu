// Every integer atomic on global and shared memory, with the _block and _system forms; old values are a permutation.
#include "check.h"

__global__ void global(int* s, unsigned* u, unsigned long long* w, int* seen) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  seen[atomicAdd(&s[0], 1)] = 1;
  atomicSub(&s[1], i);
  atomicMin(&s[2], i - 50);
  atomicMax(&s[3], 2 * i);
  atomicAnd(&s[4], ~(1 << (i % 31)));
  atomicOr(&s[5], 1 << (i % 31));
  atomicXor(&s[6], i);
  atomicAdd_block(&s[7], 2);
  atomicAdd_system(&s[8], 3);
  atomicInc(&u[0], 9);
  atomicDec(&u[1], 9);
  atomicMin(&u[2], 4000000000u - i);
  atomicMax(&u[3], 3000000000u + i);
  atomicExch(&u[4], 7);
  unsigned old = u[5], assumed;
  do {
    assumed = old;
    old = atomicCAS(&u[5], assumed, assumed * 1 + i);
  } while (old != assumed);
  atomicAdd(&w[0], 0x100000000ull + i);
  atomicMax(&w[1], (unsigned long long)i << 33);
  atomicMin(&w[2], ~0ull - i);
  atomicOr(&w[3], 1ull << (i % 64));
  atomicAnd(&w[4], ~(1ull << (i % 64)));
  atomicXor(&w[5], (unsigned long long)i << 20);
  atomicExch(&w[6], 5ull);
  unsigned long long before = w[7], seen64;
  do {
    seen64 = before;
    before = atomicCAS(&w[7], seen64, seen64 + 3);
  } while (before != seen64);
}

__global__ void shared(int* out) {
  __shared__ int s[6];
  __shared__ unsigned wrap;
  __shared__ unsigned long long wide;
  if (threadIdx.x < 6) s[threadIdx.x] = threadIdx.x == 2 ? 1 << 30 : 0;
  if (threadIdx.x == 0) wrap = 0, wide = 0;
  __syncthreads();
  int t = threadIdx.x;
  atomicAdd(&s[0], t);
  atomicSub(&s[1], 1);
  atomicMin(&s[2], -t);
  atomicMax(&s[3], t * 3);
  atomicOr_block(&s[4], 1 << (t % 8));
  atomicCAS(&s[5], 0, t + 1);
  atomicInc(&wrap, 6);
  atomicAdd(&wide, 1ull << 32);
  __syncthreads();
  if (t < 6) out[blockIdx.x * 8 + t] = s[t];
  if (t == 6) out[blockIdx.x * 8 + 6] = wrap;
  if (t == 7) out[blockIdx.x * 8 + 7] = (int)(wide >> 32);
}

int main() {
  const int grid = 7, block = 130, n = grid * block;
  std::vector<int> s(9, 0);
  s[4] = 0x7fffffff;
  std::vector<unsigned> u(6, 0);
  u[2] = ~0u;
  std::vector<unsigned long long> w(8, 0);
  w[2] = ~0ull, w[4] = ~0ull;
  int* dS = toDevice(s);
  unsigned* dU = toDevice(u);
  unsigned long long* dW = toDevice(w);
  int* dSeen = deviceZeros<int>(n);
  global<<<grid, block>>>(dS, dU, dW, dSeen);
  s = toHost(dS, 9), u = toHost(dU, 6), w = toHost(dW, 8);
  for (int seen : toHost(dSeen, n)) CHECK(seen == 1);
  int x = 0;
  unsigned long long x64 = 0;
  for (int i = 0; i < n; ++i) x ^= i, x64 ^= (unsigned long long)i << 20;
  CHECK(s[0] == n && s[1] == -n * (n - 1) / 2 && s[2] == -50 && s[3] == 2 * (n - 1));
  CHECK(s[4] == 0 && s[5] == 0x7fffffff && s[6] == x && s[7] == 2 * n && s[8] == 3 * n);
  CHECK(u[0] == n % 10 && u[1] == (10 - n % 10) % 10 && u[2] == 4000000000u - (n - 1) && u[3] == 3000000000u + n - 1);
  CHECK(u[4] == 7 && u[5] == (unsigned)(n * (n - 1) / 2));
  CHECK(w[0] == n * 0x100000000ull + n * (n - 1) / 2 && w[1] == (unsigned long long)(n - 1) << 33);
  CHECK(w[2] == ~0ull - (n - 1) && w[3] == ~0ull && w[4] == 0 && w[5] == x64 && w[6] == 5 && w[7] == 3ull * n);

  int* dOut = deviceZeros<int>(grid * 8);
  shared<<<grid, block>>>(dOut);
  std::vector<int> out = toHost(dOut, grid * 8);
  for (int b = 0; b < grid; ++b) {
    const int* o = &out[b * 8];
    CHECK(o[0] == block * (block - 1) / 2 && o[1] == -block && o[2] == -(block - 1) && o[3] == 3 * (block - 1));
    CHECK(o[4] == 255 && o[5] >= 1 && o[5] <= block && o[6] == block % 7 && o[7] == block);
  }
  puts("PASSED");
}
