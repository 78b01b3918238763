// Cooperative groups: the block, tiles of every size, coalesced lanes, reductions and scans.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cooperative_groups/scan.h>

#include "check.h"

namespace cg = cooperative_groups;

struct Pair {
  double value;
  int index;
};

template <int Size>
__global__ void tiles(const int* in, int* out) {
  cg::thread_block block = cg::this_thread_block();
  cg::thread_block_tile<Size> tile = cg::tiled_partition<Size>(block);
  int i = block.thread_rank(), value = in[i];
  int* mine = out + i * 8;
  mine[0] = cg::reduce(tile, value, cg::plus<int>());
  mine[1] = cg::reduce(tile, value, cg::greater<int>());
  mine[2] = cg::inclusive_scan(tile, value);
  mine[3] = cg::exclusive_scan(tile, value, cg::plus<int>());
  mine[4] = tile.shfl_xor(value, Size / 2);
  mine[5] = tile.ballot(value % 2);
  mine[6] = tile.meta_group_rank() * 1000 + tile.thread_rank();
  Pair pair = {value * 0.5, value};
  for (int offset = tile.size() / 2; offset > 0; offset /= 2) {
    Pair other = tile.shfl_down(pair, offset);
    if (other.value > pair.value) pair = other;
  }
  mine[7] = tile.shfl(pair, 0).index;
}

template <int Size>
static void testTiles(int block) {
  std::vector<int> in(block);
  for (int i = 0; i < block; ++i) in[i] = (i * 29) % 31 - 7;
  int* dIn = toDevice(in);
  int* dOut = deviceZeros<int>(block * 8);
  tiles<Size><<<1, block>>>(dIn, dOut);
  std::vector<int> out = toHost(dOut, block * 8);
  for (int i = 0; i < block; ++i) {
    int first = i / Size * Size, sum = 0, most = -100, before = 0, ballot = 0;
    for (int j = first; j < first + Size; ++j) {
      sum += in[j];
      if (in[j] > most) most = in[j];
      if (j < i) before += in[j];
      if (in[j] % 2) ballot |= 1 << (j - first);
    }
    const int* mine = &out[i * 8];
    CHECK(mine[0] == sum && mine[1] == most && mine[2] == before + in[i] && mine[3] == before);
    CHECK(mine[4] == in[first + ((i - first) ^ (Size / 2))] && mine[5] == ballot);
    CHECK(mine[6] == i / Size * 1000 + i % Size && mine[7] == most);
  }
}

__global__ void coalesced(int* counter, int* out, int n) {
  cg::grid_group grid = cg::this_grid();
  int i = (int)grid.thread_rank();
  if (i >= n || i % 3 == 0) return;
  cg::coalesced_group active = cg::coalesced_threads();
  int start;
  if (active.thread_rank() == 0) start = atomicAdd(counter, (int)active.size());
  start = active.shfl(start, 0);
  out[start + active.thread_rank()] = i;
}

__global__ void dynamic(int* out) {
  cg::thread_block block = cg::this_thread_block();
  cg::thread_group tile = cg::tiled_partition(block, 8);
  __shared__ int data[64];
  data[block.thread_rank()] = tile.thread_rank();
  tile.sync();
  int sum = 0;
  for (unsigned i = 0; i < tile.size(); ++i) sum += data[block.thread_rank() / 8 * 8 + i];
  cg::sync(block);
  out[block.thread_rank()] = sum * 100 + block.group_dim().x;
}

int main() {
  testTiles<32>(64);
  testTiles<16>(96);
  testTiles<4>(32);
  testTiles<2>(64);

  const int n = 500;
  int* dCounter = deviceZeros<int>(1);
  int* dOut = deviceZeros<int>(n);
  coalesced<<<5, 110>>>(dCounter, dOut, n);
  int count = toHost(dCounter, 1)[0];
  std::vector<bool> seen(n);
  for (int i : toHost(dOut, count)) {
    CHECK(!seen[i]);
    seen[i] = true;
  }
  for (int i = 0; i < n; ++i) CHECK(seen[i] == (i % 3 != 0));

  dynamic<<<1, 64>>>(dOut);
  for (int value : toHost(dOut, 64)) CHECK(value == 2864);
  puts("PASSED");
}
