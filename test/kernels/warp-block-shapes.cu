// Warps in blocks of one, 33 and 1024 threads and in two and three dimensions, where a warp goes on from one row to the
// next and the last one is not full; and shuffles from lanes that do not take part.
#include "check.h"

__device__ int linearThread() { return (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x; }

/** The lanes of a warp that exist in a block of so many threads. */
__host__ __device__ unsigned existing(int warp, int threads) {
  int lanes = threads - warp * 32;
  return lanes >= 32 ? 0xffffffffu : (1u << lanes) - 1;
}

enum { Sum, Ballot, Neighbour, Rotated, Scan, X, Count };

__global__ void inWarps(int* out) {
  int t = linearThread(), threads = blockDim.x * blockDim.y * blockDim.z, lane = t % 32;
  unsigned mask = existing(t / 32, threads);
  // What comes from lanes that do not exist is anything, and is not stored.
  bool hasNext = lane == 31 || lane + 1 < __popc(mask), hasOther = (lane ^ 1) < __popc(mask);
  int* mine = out + t * Count;
  mine[Sum] = __reduce_add_sync(mask, t);
  mine[Ballot] = (int)__ballot_sync(mask, threadIdx.x % 2 == 1);
  int neighbour = __shfl_down_sync(mask, t * 5, 1);
  mine[Neighbour] = hasNext ? neighbour : -1;
  mine[Rotated] = __shfl_sync(mask, t, (lane + 1) % __popc(mask));
  int scan = (int)threadIdx.y + 1;
  for (int d = 1; d < 32; d *= 2) {
    int other = __shfl_up_sync(mask, scan, d);
    if (lane >= d) scan += other;
  }
  mine[Scan] = scan;
  int otherX = __shfl_sync(mask, (int)threadIdx.x, lane ^ 1);
  mine[X] = hasOther ? otherX : -1;
}

static void testShape(dim3 block) {
  int threads = block.x * block.y * block.z;
  int* device = deviceZeros<int>(threads * Count);
  inWarps<<<1, block>>>(device);
  std::vector<int> out = toHost(device, threads * Count);
  auto x = [&](int t) { return t % (int)block.x; };
  auto y = [&](int t) { return t / (int)block.x % (int)block.y; };
  for (int t = 0; t < threads; ++t) {
    int first = t / 32 * 32, end = first + 32 < threads ? first + 32 : threads;
    int sum = 0, ballot = 0, scan = 0;
    for (int other = first; other < end; ++other) {
      sum += other;
      if (x(other) % 2 == 1) ballot |= 1 << (other - first);
      if (other <= t) scan += y(other) + 1;
    }
    const int* mine = &out[t * Count];
    CHECK(mine[Sum] == sum && mine[Ballot] == ballot && mine[Scan] == scan);
    CHECK(mine[Rotated] == first + (t - first + 1) % (end - first));
    // Where there is no lane above it a lane gets what it has itself.
    CHECK(mine[Neighbour] == (t + 1 < end ? (t + 1) * 5 : t == first + 31 ? t * 5 : -1));
    CHECK(mine[X] == ((t ^ 1) < end ? x(t ^ 1) : -1));
  }
  cudaFree(device);
}

// The odd lanes are elsewhere: what the even ones get from them means nothing, what they get from each other is right.
__global__ void fromInactive(int* out, int* others) {
  int t = threadIdx.x, lane = t % 32;
  if (lane % 2 == 0) {
    int next = __shfl_down_sync(0x55555555u, t, 1);  // from an odd lane
    int nextButOne = __shfl_down_sync(0x55555555u, t, 2);
    out[t] = nextButOne;
    // It depends on what it was, and yet does not.
    others[t] = next & 0;
  } else {
    others[t] = t;
  }
}

// Between two barriers, in a loop, by the first warp only, as reductions of blocks do it.
__global__ void firstWarpOnly(int* out, int rounds) {
  __shared__ int box[1024], total;
  int t = linearThread(), threads = blockDim.x * blockDim.y * blockDim.z;
  int value = t + 1;
  for (int round = 0; round < rounds; ++round) {
    box[t] = value;
    __syncthreads();
    if (t < 32) {
      int sum = 0;
      for (int i = t; i < threads; i += 32) sum += box[i];
      unsigned mask = existing(0, threads);
      for (int offset = 16; offset > 0; offset /= 2) {
        int other = __shfl_xor_sync(mask, sum, offset);
        if ((t ^ offset) < threads) sum += other;
      }
      if (t == 0) total = sum;
    }
    __syncthreads();
    value = (value + total) & 0xff;
  }
  out[t] = value;
}

static void testFirstWarpOnly(dim3 block) {
  // Where some lanes are missing, not every lane hears of all others; lane 0 does if the warp is full or a power of two.
  int threads = block.x * block.y * block.z, rounds = 3;
  int* device = deviceZeros<int>(threads);
  firstWarpOnly<<<1, block>>>(device, rounds);
  std::vector<int> out = toHost(device, threads), value(threads);
  for (int t = 0; t < threads; ++t) value[t] = t + 1;
  for (int round = 0; round < rounds; ++round) {
    int total = 0;
    for (int each : value) total += each;
    for (int& each : value) each = (each + total) & 0xff;
  }
  for (int t = 0; t < threads; ++t) CHECK(out[t] == value[t]);
  cudaFree(device);
}

int main() {
  for (dim3 block : {dim3(1), dim3(2), dim3(31), dim3(32), dim3(33), dim3(1024), dim3(7, 9), dim3(33, 3),
                     dim3(1, 40), dim3(5, 3, 7), dim3(16, 2, 2)})
    testShape(block);
  for (dim3 block : {dim3(1), dim3(4), dim3(32), dim3(33), dim3(7, 9), dim3(5, 1, 13)})
    testFirstWarpOnly(block);

  int *out = deviceZeros<int>(64), *others = deviceZeros<int>(64);
  fromInactive<<<1, 64>>>(out, others);
  std::vector<int> got = toHost(out, 64), gotOthers = toHost(others, 64);
  for (int t = 0; t < 64; ++t) {
    if (t % 2 == 1) CHECK(gotOthers[t] == t && got[t] == 0);
    else CHECK(gotOthers[t] == 0 && got[t] == (t % 32 < 30 ? t + 2 : t));
  }
  puts("PASSED");
}
