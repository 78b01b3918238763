// flags: -std=c++17
// CUB's collectives of warps and blocks: sums, scans, sorts, exchanges; operators that do not commute.
#include <cub/cub.cuh>

#include <algorithm>

#include "check.h"

struct Affine {
  unsigned factor, offset;
};
struct Compose {
  __host__ __device__ Affine operator()(const Affine& f, const Affine& g) const { return {f.factor * g.factor, f.factor * g.offset + f.offset}; }
};
struct RunningPrefix {
  int total;
  __device__ int operator()(int aggregate) {
    int before = total;
    total += aggregate;
    return before;
  }
};

template <int Threads> __global__ void sums(const int* in, int* out, Affine* maps) {
  using Reduce = cub::BlockReduce<int, Threads>;
  using Scan = cub::BlockScan<int, Threads>;
  __shared__ union { typename Reduce::TempStorage reduce; typename Scan::TempStorage scan; typename cub::BlockReduce<Affine, Threads>::TempStorage maps; } storage;
  int t = threadIdx.x, sum = Reduce(storage.reduce).Sum(in[t]);
  __syncthreads();
  int most = Reduce(storage.reduce).Reduce(in[t], cub::Max(), Threads - 1);
  __syncthreads();
  if (t == 0) out[0] = sum, out[1] = most;
  int before, upTo, all;
  Scan(storage.scan).ExclusiveSum(in[t], before, all);
  __syncthreads();
  Scan(storage.scan).InclusiveSum(in[t], upTo);
  __syncthreads();
  out[2 + t] = upTo - before - in[t];
  if (t == Threads - 1) out[2 + Threads] = all - upTo;
  Affine map = cub::BlockReduce<Affine, Threads>(storage.maps).Reduce(Affine{(unsigned)in[t] | 1, (unsigned)t}, Compose());
  if (t == 0) *maps = map;
}

template <int Threads, int Items> __global__ void items(const int* in, int* out, int* scanned, unsigned* sorted) {
  using Load = cub::BlockLoad<int, Threads, Items, cub::BLOCK_LOAD_TRANSPOSE>;
  using Store = cub::BlockStore<int, Threads, Items, cub::BLOCK_STORE_TRANSPOSE>;
  using Scan = cub::BlockScan<int, Threads, cub::BLOCK_SCAN_WARP_SCANS>;
  using Sort = cub::BlockRadixSort<float, Threads, Items, int>;
  using Exchange = cub::BlockExchange<int, Threads, Items>;
  __shared__ union { typename Load::TempStorage load; typename Store::TempStorage store; typename Scan::TempStorage scan; typename Sort::TempStorage sort; typename Exchange::TempStorage exchange; } storage;
  RunningPrefix prefix{0};
  for (int tile = 0; tile < 2; ++tile) {
    int values[Items], places[Items];
    Load(storage.load).Load(in + tile * Threads * Items, values);
    __syncthreads();
    Scan(storage.scan).ExclusiveSum(values, places);
    __syncthreads();
    Store(storage.store).Store(scanned + tile * Threads * Items, places);
    __syncthreads();
    int own = values[0], before;
    Scan(storage.scan).ExclusiveSum(own, before, prefix);
    out[tile * Threads + threadIdx.x] = before;
    __syncthreads();
    Exchange(storage.exchange).BlockedToStriped(values);
    for (int i = 0; i < Items; ++i)
      if (values[i] != in[tile * Threads * Items + i * Threads + threadIdx.x]) out[0] = -1;
    __syncthreads();
  }
  float keys[Items];
  int order[Items];
  for (int i = 0; i < Items; ++i) order[i] = threadIdx.x * Items + i, keys[i] = in[order[i]] - 50.0f;
  Sort(storage.sort).SortDescending(keys, order);
  for (int i = 0; i < Items; ++i) sorted[threadIdx.x * Items + i] = order[i];
}

__global__ void warps(const int* in, int* sums, int* scans, int* eights) {
  __shared__ cub::WarpReduce<int>::TempStorage reduce[4];
  __shared__ cub::WarpScan<int>::TempStorage scan[4];
  __shared__ cub::WarpReduce<int, 8>::TempStorage small[16];
  int t = threadIdx.x, warp = t / 32;
  int sum = cub::WarpReduce<int>(reduce[warp]).Sum(in[t]);
  if (t % 32 == 0) sums[warp] = sum;
  cub::WarpScan<int>(scan[warp]).InclusiveSum(in[t], scans[t]);
  int most = cub::WarpReduce<int, 8>(small[t / 8]).Reduce(in[t], cub::Max());
  if (t % 8 == 0) eights[t / 8] = most;
}

// What is left of a whole input may be more than the block or warp has threads; no memory beyond theirs counts.
template <int Threads> __global__ void validBeyondThreads(int* out) {
  using Reduce = cub::BlockReduce<int, Threads>;
  __shared__ union { typename Reduce::TempStorage storage; int canary[512]; } block;
  __shared__ typename cub::WarpReduce<int>::TempStorage warp;
  __shared__ typename cub::WarpReduce<int, 20>::TempStorage part;
  for (int i = threadIdx.x; i < 512; i += Threads) block.canary[i] = 1000000;
  __syncthreads();
  int sum = Reduce(block.storage).Sum(1, 5000), most = 0, of20 = 0;
  if (threadIdx.x < 32) most = cub::WarpReduce<int>(warp).Reduce((int)threadIdx.x, cub::Max(), 5000);
  if (threadIdx.x < 20) of20 = cub::WarpReduce<int, 20>(part).Sum(1, 64);
  if (threadIdx.x == 0) out[0] = sum, out[1] = most, out[2] = of20;
}
template <int Threads> void testValidBeyondThreads(int* out) {
  validBeyondThreads<Threads><<<1, Threads>>>(out);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(out[0] == Threads && out[1] == 31 && out[2] == 20);
}

int main() {
  constexpr int threads = 96, each = 3;
  std::vector<int> h(2 * threads * each);
  for (size_t i = 0; i < h.size(); ++i) h[i] = (i * 37 + i / 5) % 100;
  int *in = toDevice(h), *out, *scanned;
  Affine* map;
  unsigned* sorted;
  CHECK_CUDA(cudaMallocManaged(&out, 1000 * sizeof(int)));
  CHECK_CUDA(cudaMallocManaged(&scanned, 1000 * sizeof(int)));
  CHECK_CUDA(cudaMallocManaged(&sorted, 1000 * sizeof(int)));
  CHECK_CUDA(cudaMallocManaged(&map, sizeof(Affine)));

  sums<threads><<<1, threads>>>(in, out, map);
  CHECK_CUDA(cudaDeviceSynchronize());
  int sum = 0, most = 0;
  Affine all{1, 0};
  for (int i = 0; i < threads; ++i) {
    sum += h[i];
    if (i < threads - 1 && h[i] > most) most = h[i];
    all = Compose()(all, Affine{(unsigned)h[i] | 1, (unsigned)i});
  }
  CHECK(out[0] == sum && out[1] == most);
  for (int i = 0; i <= threads; ++i) CHECK(out[2 + i] == 0);
  CHECK(map->factor == all.factor && map->offset == all.offset);

  items<threads, each><<<1, threads>>>(in, out, scanned, sorted);
  CHECK_CUDA(cudaDeviceSynchronize());
  int running = 0;
  for (int tile = 0; tile < 2; ++tile) {
    int inTile = 0;
    for (int i = 0; i < threads * each; ++i) {
      CHECK(scanned[tile * threads * each + i] == inTile);
      inTile += h[tile * threads * each + i];
    }
    for (int t = 0; t < threads; ++t) {
      CHECK(out[tile * threads + t] == running);
      running += h[tile * threads * each + t * each];
    }
  }
  for (int i = 1; i < threads * each; ++i) {
    int a = sorted[i - 1], b = sorted[i];
    CHECK(h[a] > h[b] || (h[a] == h[b] && a < b));
  }

  warps<<<1, 128>>>(in, out, scanned, (int*)sorted);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int w = 0; w < 4; ++w) {
    int total = 0;
    for (int i = 0; i < 32; ++i) {
      total += h[w * 32 + i];
      CHECK(scanned[w * 32 + i] == total);
    }
    CHECK(out[w] == total);
  }
  for (int g = 0; g < 16; ++g) CHECK((int)sorted[g] == *std::max_element(h.begin() + g * 8, h.begin() + g * 8 + 8));
  testValidBeyondThreads<96>(out);
  testValidBeyondThreads<160>(out);
  puts("PASSED");
}
