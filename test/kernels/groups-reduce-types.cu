// Reductions of blocks, warps and tiles of every size and of many types, with the operators of cooperative groups and with lambdas.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include "check.h"
namespace cg = cooperative_groups;

struct Pair {
  float value;
  int index;
};
struct Big {
  double a, b;
  short c;
};

template <class T> __host__ __device__ T sample(int i) { return (T)((i * 37 + 11) % 23 - 9); }
template <> __host__ __device__ unsigned int sample(int i) { return (i * 37u + 11u) % 23u + 4000000000u; }
template <> __host__ __device__ unsigned char sample(int i) { return (i * 37 + 11) % 251; }
template <> __host__ __device__ unsigned long long sample(int i) { return ((unsigned long long)i << 33) + i % 7; }
template <> __host__ __device__ long long sample(int i) { return ((long long)(i % 13) << 34) * (i % 2 ? -1 : 1) + i; }

template <int Size, class T> __global__ void tiles(T* sums, T* least, T* most) {
  auto tile = cg::tiled_partition<Size>(cg::this_thread_block());
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  T mine = sample<T>(i);
  sums[i] = cg::reduce(tile, mine, cg::plus<T>());
  least[i] = cg::reduce(tile, mine, cg::less<T>());
  most[i] = cg::reduce(tile, mine, cg::greater<T>());
}
template <int Size> __global__ void tileBits(unsigned int* out) {
  auto tile = cg::tiled_partition<Size>(cg::this_thread_block());
  unsigned int mine = threadIdx.x * 2654435761u;
  unsigned int a = cg::reduce(tile, mine, cg::bit_and<unsigned int>());
  unsigned int o = cg::reduce(tile, mine, cg::bit_or<unsigned int>());
  unsigned int x = cg::reduce(tile, mine, cg::bit_xor<unsigned int>());
  out[threadIdx.x] = a ^ (o * 3) ^ (x * 5);
}
__global__ void argmax(Pair* out) {
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  Pair mine = {sample<float>(threadIdx.x), (int)threadIdx.x};
  Pair best = cg::reduce(warp, mine, [](Pair a, Pair b) {
    return a.value > b.value || (a.value == b.value && a.index < b.index) ? a : b;
  });
  out[threadIdx.x] = best;
}
__global__ void bigStructs(Big* out) {
  auto tile = cg::tiled_partition<8>(cg::this_thread_block());
  Big mine = {threadIdx.x * 0.5, -(double)threadIdx.x, (short)threadIdx.x};
  out[threadIdx.x] = cg::reduce(tile, mine, [](const Big& x, const Big& y) {
    return Big{x.a + y.a, x.b < y.b ? x.b : y.b, (short)(x.c > y.c ? x.c : y.c)};
  });
}
template <class T> __global__ void blockSum(const T* in, T* out, int n) {
  __shared__ T partial[32];
  auto block = cg::this_thread_block();
  auto warp = cg::tiled_partition<32>(block);
  T sum = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) sum += in[i];
  for (int offset = 16; offset > 0; offset /= 2) sum += warp.shfl_down(sum, offset);
  if (warp.thread_rank() == 0) partial[warp.meta_group_rank()] = sum;
  block.sync();
  if (warp.meta_group_rank() == 0) {
    sum = warp.thread_rank() < warp.meta_group_size() ? partial[warp.thread_rank()] : T(0);
    for (int offset = 16; offset > 0; offset /= 2) sum += warp.shfl_down(sum, offset);
    if (warp.thread_rank() == 0) atomicAdd(out, sum);
  }
}

template <int Size, class T> void testTiles(int blocks, int threads) {
  int n = blocks * threads;
  T *sums = deviceZeros<T>(n), *least = deviceZeros<T>(n), *most = deviceZeros<T>(n);
  tiles<Size, T><<<blocks, threads>>>(sums, least, most);
  auto a = toHost(sums, n), b = toHost(least, n), c = toHost(most, n);
  for (int i = 0; i < n; i++) {
    int first = i / threads * threads + i % threads / Size * Size;
    T sum = 0, low = sample<T>(first), high = low;
    for (int j = first; j < first + Size; j++) {
      T v = sample<T>(j);
      sum = (T)(sum + v);
      low = v < low ? v : low;
      high = v > high ? v : high;
    }
    CHECK(a[i] == sum && b[i] == low && c[i] == high);
  }
}
template <int Size> void testBits() {
  unsigned int* out = deviceZeros<unsigned int>(64);
  tileBits<Size><<<1, 64>>>(out);
  auto got = toHost(out, 64);
  for (int i = 0; i < 64; i++) {
    unsigned int a = ~0u, o = 0, x = 0;
    for (int j = i / Size * Size; j < i / Size * Size + Size; j++) {
      a &= j * 2654435761u;
      o |= j * 2654435761u;
      x ^= j * 2654435761u;
    }
    CHECK(got[i] == (a ^ (o * 3) ^ (x * 5)));
  }
}
template <class T> void testBlockSum(int n, int blocks, int threads) {
  std::vector<T> in(n);
  T expected = 0;
  for (int i = 0; i < n; i++) expected += in[i] = (T)(i % 19 - 5);
  T* out = deviceZeros<T>(1);
  blockSum<<<blocks, threads>>>(toDevice(in), out, n);
  CHECK(toHost(out, 1)[0] == expected);
}

int main() {
  // Not every type in every size: a kernel takes a second to compile.
  testTiles<1, int>(1, 32);
  testTiles<2, float>(2, 64);
  testTiles<4, unsigned char>(1, 128);
  testTiles<8, unsigned int>(3, 96);
  testTiles<16, short>(1, 256);
  testTiles<16, double>(1, 96);
  testTiles<32, int>(2, 160);
  testTiles<32, long long>(1, 64);
  testTiles<4, unsigned long long>(1, 32);
  testBits<16>();
  Pair* pairs = deviceZeros<Pair>(96);
  argmax<<<1, 96>>>(pairs);
  auto best = toHost(pairs, 96);
  for (int i = 0; i < 96; i++) {
    int at = i / 32 * 32;
    for (int j = at; j < i / 32 * 32 + 32; j++)
      if (sample<float>(j) > sample<float>(at)) at = j;
    CHECK(best[i].index == at && best[i].value == sample<float>(at));
  }
  Big* bigs = deviceZeros<Big>(32);
  bigStructs<<<1, 32>>>(bigs);
  auto big = toHost(bigs, 32);
  for (int i = 0; i < 32; i++) {
    int last = i / 8 * 8 + 7;
    CHECK(big[i].a == (last * 8 - 28) * 0.5 && big[i].b == -last && big[i].c == last);
  }
  testBlockSum<int>(10000, 4, 256);
  testBlockSum<float>(5000, 3, 96);
  testBlockSum<double>(777, 1, 1024);
  puts("PASSED");
}
