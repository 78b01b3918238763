// Groups of the lanes that run together: ranks and sizes in divergent code, shuffles, votes, matches, partitions by a predicate and by a label.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cooperative_groups/scan.h>
#include "check.h"
namespace cg = cooperative_groups;

__global__ void ranks(int* out) {
  int t = threadIdx.x, result;
  if (t % 3 == 0) {
    cg::coalesced_group g = cg::coalesced_threads();
    result = g.thread_rank() * 100 + g.size() + g.num_threads() * 10000;
  } else if (t % 3 == 1) {
    auto g = cg::coalesced_threads();
    int last = g.shfl(t, g.size() - 1), before = g.shfl_up(t, 1), after = g.shfl_down(t, 2);
    result = last * 1000000 + before * 1000 + after;
  } else {
    auto g = cg::coalesced_threads();
    int predicate;
    unsigned int same = g.match_any(t / 9), all = g.match_all(5, predicate);
    result = __popc(same) + (predicate ? 100 : 0) + __popc(all) * 1000 + g.any(t == 5) * 100000 + g.all(t >= 2) * 1000000;
    g.sync();
    result += (g.ballot(t % 2) & 1) * 10000000;
  }
  out[t] = result;
}
template <class T> __global__ void reductions(T* sums, T* scans, T* before) {
  int t = threadIdx.x;
  if (t % 5 == 2 || t % 7 == 3) {
    auto g = cg::coalesced_threads();
    T mine = (T)(t * 3 % 11);
    sums[t] = cg::reduce(g, mine, cg::plus<T>());
    scans[t] = cg::inclusive_scan(g, mine, cg::plus<T>());
    before[t] = cg::exclusive_scan(g, mine, cg::plus<T>());
  }
}
__global__ void byPredicate(int* out) {
  auto tile = cg::tiled_partition<16>(cg::this_thread_block());
  int t = threadIdx.x;
  auto side = cg::binary_partition(tile, t % 16 % 5 < 2);
  int sum = cg::reduce(side, t, cg::plus<int>());
  out[t] = sum * 100 + side.size();
}
__global__ void byLabel(int* out) {
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  int t = threadIdx.x, label = t * t % 7;
  auto group = cg::labeled_partition(warp, label);
  out[t] = cg::reduce(group, t, cg::plus<int>()) * 100 + group.size();
}
// Tiles of a group with gaps go by its ranks.
__global__ void tilesOfActive(int* out) {
  int t = threadIdx.x;
  if (t % 3 != 1) {
    auto active = cg::coalesced_threads();
    cg::coalesced_group tile = cg::tiled_partition(active, 4);
    cg::thread_group same = cg::tiled_partition((cg::thread_group)active, 4);
    out[t] = cg::reduce(tile, t, cg::plus<int>()) * 100 + tile.thread_rank() * 10 + tile.size() +
             (same.thread_rank() == tile.thread_rank() && same.size() == tile.size() ? 1000000 : 0);
  }
}
__global__ void oneForAll(int* counter, int* out) {
  auto tile = cg::tiled_partition<8>(cg::this_thread_block());
  cg::invoke_one(tile, [=](int by) { atomicAdd(counter, by); }, 5);
  int t = threadIdx.x;
  out[t] = cg::invoke_one_broadcast(tile, [=] { return t * 10 + 1; });
}
__global__ void loopsEnd(int* out, const int* turns) {
  int t = threadIdx.x, sum = 0;
  for (int i = 0; i < turns[t]; i++) {
    auto g = cg::coalesced_threads();
    sum += g.size();
    if (g.thread_rank() == 0) sum += 1000;
  }
  out[t] = sum;
}

int main() {
  int* out = deviceZeros<int>(64);
  ranks<<<1, 64>>>(out);
  auto got = toHost(out, 64);
  for (int t = 0; t < 64; t++) {
    std::vector<int> g;
    int rank = 0;
    for (int i = t / 32 * 32; i < t / 32 * 32 + 32; i++)
      if (i % 3 == t % 3) {
        if (i < t) rank++;
        g.push_back(i);
      }
    int size = (int)g.size(), same = 0, anyFive = 0;
    for (int i : g) same += i / 9 == t / 9, anyFive |= i == 5;
    if (t % 3 == 0) CHECK(got[t] == rank * 100 + size + size * 10000);
    if (t % 3 == 1)
      CHECK(got[t] == g.back() * 1000000 + g[rank > 0 ? rank - 1 : rank] * 1000 + g[rank + 2 < size ? rank + 2 : rank]);
    if (t % 3 == 2) CHECK(got[t] == same + 100 + size * 1000 + anyFive * 100000 + 1000000 + (g[0] % 2) * 10000000);
  }
  double *sums = deviceZeros<double>(96), *scans = deviceZeros<double>(96), *before = deviceZeros<double>(96);
  reductions<double><<<1, 96>>>(sums, scans, before);
  auto a = toHost(sums, 96), b = toHost(scans, 96), c = toHost(before, 96);
  for (int t = 0; t < 96; t++) {
    auto takesPart = [](int i) { return i % 5 == 2 || i % 7 == 3; };
    if (!takesPart(t)) continue;
    double all = 0, upTo = 0;
    for (int i = t / 32 * 32; i < t / 32 * 32 + 32; i++)
      if (takesPart(i)) all += i * 3 % 11, upTo += i <= t ? i * 3 % 11 : 0;
    CHECK(a[t] == all && b[t] == upTo && c[t] == upTo - t * 3 % 11);
  }
  byPredicate<<<1, 64>>>(out);
  got = toHost(out, 64);
  for (int t = 0; t < 64; t++) {
    int sum = 0, size = 0;
    for (int i = t / 16 * 16; i < t / 16 * 16 + 16; i++)
      if ((i % 16 % 5 < 2) == (t % 16 % 5 < 2)) sum += i, size++;
    CHECK(got[t] == sum * 100 + size);
  }
  byLabel<<<1, 64>>>(out);
  got = toHost(out, 64);
  for (int t = 0; t < 64; t++) {
    int sum = 0, size = 0;
    for (int i = t / 32 * 32; i < t / 32 * 32 + 32; i++)
      if (i * i % 7 == t * t % 7) sum += i, size++;
    CHECK(got[t] == sum * 100 + size);
  }
  cudaMemset(out, 0, 256);
  tilesOfActive<<<1, 64>>>(out);
  got = toHost(out, 64);
  for (int w = 0; w < 64; w += 32) {
    std::vector<int> active;
    for (int i = w; i < w + 32; i++)
      if (i % 3 != 1) active.push_back(i);
    for (size_t r = 0; r < active.size(); r++) {
      int sum = 0, size = 0;
      for (size_t i = r / 4 * 4; i < r / 4 * 4 + 4 && i < active.size(); i++) sum += active[i], size++;
      CHECK(got[active[r]] == sum * 100 + (int)(r % 4) * 10 + size + 1000000);
    }
  }
  int* counter = deviceZeros<int>(1);
  oneForAll<<<1, 64>>>(counter, out);
  got = toHost(out, 64);
  for (int t = 0; t < 64; t++) CHECK(got[t] == t / 8 * 80 + 1);
  CHECK(toHost(counter, 1)[0] == 40);
  std::vector<int> turns(64);
  for (int i = 0; i < 64; i++) turns[i] = i * 11 % 5;
  loopsEnd<<<1, 64>>>(out, toDevice(turns));
  got = toHost(out, 64);
  for (int t = 0; t < 64; t++) {
    int sum = 0;
    for (int i = 0; i < turns[t]; i++) {
      bool first = true;
      for (int j = t / 32 * 32; j < t / 32 * 32 + 32; j++) {
        sum += turns[j] > i;
        if (j < t && turns[j] > i) first = false;
      }
      if (first) sum += 1000;
    }
    CHECK(got[t] == sum);
  }
  puts("PASSED");
}
