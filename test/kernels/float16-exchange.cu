// Values of half and bfloat16 between threads: shuffles, atomic addition, loads and stores with cache hints,
// volatile memory, and groups that reduce them.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cooperative_groups/scan.h>

#include "float16-reference.h"

namespace cg = cooperative_groups;

template <class T>
__global__ void shuffle(unsigned* out, int width) {
  typedef typename T::Pair Pair;
  int i = threadIdx.x;
  typename T::Type value = T::of(i * 1031 + 7);
  Pair pair(T::of(i * 517 + 1), value);
  unsigned all = 0xffffffffu;
  Pair pairs[4] = {__shfl_sync(all, pair, 3, width), __shfl_up_sync(all, pair, 2u, width), __shfl_down_sync(all, pair, 5u, width),
                   __shfl_xor_sync(all, pair, 1, width)};
  typename T::Type singles[4] = {__shfl_sync(all, value, 3, width), __shfl_up_sync(all, value, 2u, width),
                                 __shfl_down_sync(all, value, 5u, width), __shfl_xor_sync(all, value, 1, width)};
  for (int k = 0; k < 4; ++k) {
    out[i * 8 + k] = T::bits(singles[k]);
    out[i * 8 + 4 + k] = T::bits(pairs[k].x) | (unsigned)T::bits(pairs[k].y) << 16;
  }
}

template <class T>
void shuffles() {
  unsigned* device = deviceZeros<unsigned>(32 * 8);
  for (int width = 8; width <= 32; width *= 2) {
    shuffle<T><<<1, 32>>>(device, width);
    std::vector<unsigned> out = toHost(device, 32 * 8);
    for (int i = 0; i < 32; ++i) {
      int first = i / width * width, last = first + width - 1;
      int from[4] = {first + 3, i - 2 >= first ? i - 2 : i, i + 5 <= last ? i + 5 : i, i ^ 1};
      for (int k = 0; k < 4; ++k) {
        unsigned single = (from[k] * 1031 + 7) & 0xffff, other = (from[k] * 517 + 1) & 0xffff;
        CHECK(out[i * 8 + k] == single && out[i * 8 + 4 + k] == (other | single << 16));
      }
    }
  }
}

// Neighbours in one word, so that a sum must not disturb the other half; in global and in shared memory.
template <class T>
__global__ void histogram(typename T::Type* sums, typename T::Pair* pairs, unsigned* order) {
  __shared__ typename T::Type local[7];
  __shared__ typename T::Pair localPairs[3];
  int i = threadIdx.x;
  if (i < 7) local[i] = T::of(0);
  if (i < 3) localPairs[i] = typename T::Pair(T::of(0), T::of(0));
  __syncthreads();
  typename T::Type before = atomicAdd(&local[i % 7], typename T::Type(1.0f));
  atomicAdd(&localPairs[i % 3], typename T::Pair(typename T::Type(0.5f), typename T::Type(-2.0f)));
  atomicOr(&order[i % 7], 1u << ((int)before & 31));
  __syncthreads();
  if (i < 7) atomicAdd(&sums[i], local[i]);
  if (i < 3) atomicAdd(&pairs[i], localPairs[i]);
}

template <class T>
void atomics() {
  const int blocks = 4;
  typename T::Type* sums = deviceZeros<typename T::Type>(7);
  typename T::Pair* pairs = deviceZeros<typename T::Pair>(3);
  unsigned* order = deviceZeros<unsigned>(7);
  histogram<T><<<blocks, 7 * 3 * 8>>>(sums, pairs, order);
  for (typename T::Type sum : toHost(sums, 7)) CHECK((float)sum == 24 * blocks);
  for (typename T::Pair pair : toHost(pairs, 3)) CHECK((float)pair.x == 28 * blocks && (float)pair.y == -112 * blocks);
  // Every addition saw another sum.
  for (unsigned seen : toHost(order, 7)) CHECK(seen == (1u << 24) - 1);
}

template <class T>
__global__ void hints(typename T::Type* out, typename T::Pair* outPairs, const typename T::Type* in, const typename T::Pair* inPairs) {
  out[0] = __ldg(&in[0]);
  out[1] = __ldcg(in + 1);
  out[2] = __ldca(in + 2);
  out[3] = __ldcs(in + 3);
  out[4] = __ldlu(in + 4);
  out[5] = __ldcv(in + 5);
  __stwb(out + 6, in[6]);
  __stcg(out + 7, in[7]);
  __stcs(out + 8, in[8]);
  __stwt(out + 9, in[9]);
  outPairs[0] = __ldg(inPairs);
  outPairs[1] = __ldcg(inPairs + 1);
  outPairs[2] = __ldcv(inPairs + 2);
  __stcg(outPairs + 3, inPairs[3]);
  __stcs(outPairs + 4, inPairs[4]);
}

template <class T>
void caches() {
  std::vector<typename T::Type> in;
  std::vector<typename T::Pair> pairs;
  for (int i = 0; i < 10; ++i) in.push_back(T::of(i * 999 + 5));
  for (int i = 0; i < 5; ++i) pairs.push_back(typename T::Pair(T::of(i * 777 + 3), T::of(i * 555 + 1)));
  typename T::Type* out = deviceZeros<typename T::Type>(10);
  typename T::Pair* outPairs = deviceZeros<typename T::Pair>(5);
  hints<T><<<1, 1>>>(out, outPairs, toDevice(in), toDevice(pairs));
  std::vector<typename T::Type> copies = toHost(out, 10);
  std::vector<typename T::Pair> pairCopies = toHost(outPairs, 5);
  CHECK(memcmp(copies.data(), in.data(), 20) == 0 && memcmp(pairCopies.data(), pairs.data(), 20) == 0);
}

// A reduction that watches volatile memory, and one by the functions of cooperative groups.
template <class T>
__global__ void reductions(typename T::Type* out) {
  typedef typename T::Type Type;
  __shared__ volatile Type values[32];
  int i = threadIdx.x;
  values[i] = Type((float)(i % 8));
  __syncwarp();
  for (int s = 16; s > 0; s /= 2) {
    if (i < s) {
      Type a = values[i], b = values[i + s];
      values[i] = a + b;
    }
    __syncwarp();
  }
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  Type sum = cg::reduce(warp, Type((float)(i % 8)), cg::plus<Type>());
  Type largest = cg::reduce(warp, Type((float)i - 40.0f), cg::greater<Type>());
  Type before = cg::exclusive_scan(warp, Type(1.0f), cg::plus<Type>());
  if (i == 31) {
    out[0] = values[0];
    out[1] = sum;
    out[2] = largest;
    out[3] = before;
  }
}

template <class T>
void all() {
  shuffles<T>();
  atomics<T>();
  caches<T>();
  typename T::Type* out = deviceZeros<typename T::Type>(4);
  reductions<T><<<1, 32>>>(out);
  std::vector<typename T::Type> results = toHost(out, 4);
  CHECK((float)results[0] == 112 && (float)results[1] == 112 && (float)results[2] == -9 && (float)results[3] == 31);
}

int main() {
  all<Half>();
  all<Bfloat16>();
  puts("PASSED");
}
