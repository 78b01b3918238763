// Tiles whose size is known at run time, tiles of tiles, functions that take any group, and the names a group has for itself.
#include <cooperative_groups.h>
#include "check.h"
namespace cg = cooperative_groups;

template <class Group> __device__ int sumShared(const Group& g, int* box, int value) {
  int rank = g.thread_rank();
  for (int i = g.size() / 2; i > 0; i /= 2) {
    box[rank] = value;
    g.sync();
    if (rank < i) value += box[rank + i];
    g.sync();
  }
  return value;
}
__device__ int sumAnyGroup(cg::thread_group g, int* box, int value) { return sumShared(g, box, value); }

__global__ void sizes(int size, int* out) {
  __shared__ int box[256];
  cg::thread_block block = cg::this_thread_block();
  cg::thread_group tile = cg::tiled_partition(block, size);
  int rank = block.thread_rank(), tileNumber = rank / size;
  int sum = sumAnyGroup(tile, box + tileNumber * size, rank + 1);
  block.sync();
  if (tile.thread_rank() == 0) out[tileNumber] = sum;
  if (rank == 0) out[blockDim.x] = tile.size();
}
__global__ void wholeBlock(int* out) {
  __shared__ int box[256];
  int sum = sumAnyGroup(cg::this_thread_block(), box, threadIdx.x);
  if (threadIdx.x == 0) *out = sum;
}
__global__ void tilesOfTiles(int* out) {
  auto block = cg::this_thread_block();
  auto warp = cg::tiled_partition<32>(block);
  auto eight = cg::tiled_partition<8>(warp);
  auto pair = cg::tiled_partition<2>(eight);
  int t = block.thread_rank();
  int a = eight.shfl(t, 3), b = pair.shfl_xor(t, 1), c = warp.shfl_up(t, 9), d = eight.shfl_down(t, 2);
  int e = eight.meta_group_rank() * 10 + eight.meta_group_size();
  int* own = out + t * 5;
  own[0] = a;
  own[1] = b;
  own[2] = c;
  own[3] = d;
  own[4] = e + pair.meta_group_rank() * 100 + pair.meta_group_size() * 10000;
}
struct Point {
  double x, y;
  char tag;
};
__global__ void structs(Point* out) {
  auto tile = cg::tiled_partition<4>(cg::this_thread_block());
  Point mine = {threadIdx.x + 0.5, threadIdx.x * -2.0, (char)('a' + threadIdx.x % 26)};
  Point next = tile.shfl(mine, (tile.thread_rank() + 1) % tile.size());
  Point across = tile.shfl_xor(next, 2);
  out[threadIdx.x] = Point{next.x, across.y, across.tag};
}
__global__ void names(int* out) {
  cg::thread_block b = cg::this_thread_block();
  dim3 group = b.group_index(), thread = b.thread_index(), dim = b.group_dim();
  bool same = group.x == blockIdx.x && group.y == blockIdx.y && thread.z == threadIdx.z && dim.x == blockDim.x;
  same = same && b.size() == blockDim.x * blockDim.y * blockDim.z && b.num_threads() == b.size();
  same = same && b.dim_threads().y == blockDim.y && cg::thread_rank(b) == b.thread_rank() && cg::group_size(b) == b.size();
  cg::sync(b);
  out[(blockIdx.x + gridDim.x * blockIdx.y) * b.size() + b.thread_rank()] = same;
}

int main() {
  int* out = deviceZeros<int>(1024);
  for (int size : {1, 2, 4, 8, 16, 32}) {
    for (int threads : {32, 64, 256}) {
      sizes<<<1, threads>>>(size, out);
      auto got = toHost(out, threads + 1);
      CHECK(got[threads] == size);
      for (int tile = 0; tile < threads / size; tile++)
        CHECK(got[tile] == size * (tile * size + 1) + size * (size - 1) / 2);
    }
  }
  wholeBlock<<<1, 128>>>(out);
  CHECK(toHost(out, 1)[0] == 128 * 127 / 2);
  tilesOfTiles<<<1, 96>>>(out);
  auto got = toHost(out, 96 * 5);
  for (int t = 0; t < 96; t++) {
    CHECK(got[t * 5] == t / 8 * 8 + 3);
    CHECK(got[t * 5 + 1] == (t ^ 1));
    CHECK(got[t * 5 + 2] == (t % 32 >= 9 ? t - 9 : t));
    CHECK(got[t * 5 + 3] == (t % 8 + 2 < 8 ? t + 2 : t));
    CHECK(got[t * 5 + 4] == t / 8 % 4 * 10 + 4 + t / 2 % 4 * 100 + 4 * 10000);
  }
  Point* points = deviceZeros<Point>(64);
  structs<<<1, 64>>>(points);
  auto p = toHost(points, 64);
  for (int t = 0; t < 64; t++) {
    int next = t / 4 * 4 + (t + 1) % 4, across = t / 4 * 4 + ((t ^ 2) + 1) % 4;
    CHECK(p[t].x == next + 0.5 && p[t].y == across * -2.0 && p[t].tag == 'a' + across % 26);
  }
  names<<<dim3(2, 3), dim3(4, 5, 2)>>>(out);
  for (int v : toHost(out, 240)) CHECK(v == 1);
  puts("PASSED");
}
