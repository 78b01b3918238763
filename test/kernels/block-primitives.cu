// Block-wide primitives as a library writes them: classes with temporary storage, templates on type and block size, operators as objects.
#include <climits>
#include "check.h"

struct Sum {
  template <class T> __host__ __device__ T operator()(const T& a, const T& b) const { return a + b; }
};
struct Max {
  template <class T> __host__ __device__ T operator()(const T& a, const T& b) const { return a < b ? b : a; }
};
// Composition of x -> a * x + b: not commutative.
struct Linear {
  int a, b;
};
struct Compose {
  __host__ __device__ Linear operator()(Linear f, Linear g) const { return {f.a * g.a % 1009, (f.b * g.a + g.b) % 1009}; }
};

template <class T> __device__ T shuffleUp(T value, int by) {
  static_assert(sizeof(T) % 4 == 0, "whole words");
  T result;
  for (int i = 0; i < (int)sizeof(T) / 4; i++)
    ((int*)&result)[i] = __shfl_up_sync(0xffffffffu, ((int*)&value)[i], by);
  return result;
}
template <class T> __device__ T shuffle(T value, int from) {
  T result;
  for (int i = 0; i < (int)sizeof(T) / 4; i++) ((int*)&result)[i] = __shfl_sync(0xffffffffu, ((int*)&value)[i], from);
  return result;
}

template <class T, int Threads> class BlockScan {
  static constexpr int warps = Threads / 32;

 public:
  struct Storage {
    T totals[warps];
  };
  __device__ explicit BlockScan(Storage& storage) : storage_(storage) {}
  template <class Op> __device__ void inclusive(T value, T& result, T& total, Op op) {
    int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
#pragma unroll
    for (int d = 1; d < 32; d *= 2) {
      T left = shuffleUp(value, d);
      if (lane >= d) value = op(left, value);
    }
    if (lane == 31) storage_.totals[warp] = value;
    __syncthreads();
    T before = storage_.totals[0];
    total = before;
#pragma unroll
    for (int w = 1; w < warps; w++) {
      if (warp == w) before = total;
      total = op(total, storage_.totals[w]);
    }
    result = warp == 0 ? value : op(before, value);
    __syncthreads();
  }

 private:
  Storage& storage_;
};

template <class T, int Threads, int PerThread, class Op> __global__ void scanTiles(const T* in, T* out, T* totals, Op op) {
  __shared__ typename BlockScan<T, Threads>::Storage storage;
  int base = (blockIdx.x * Threads + threadIdx.x) * PerThread;
  T items[PerThread];
#pragma unroll
  for (int i = 0; i < PerThread; i++) items[i] = in[base + i];
#pragma unroll
  for (int i = 1; i < PerThread; i++) items[i] = op(items[i - 1], items[i]);
  T sum, total;
  BlockScan<T, Threads>(storage).inclusive(items[PerThread - 1], sum, total, op);
  __shared__ T sums[Threads];
  sums[threadIdx.x] = sum;
  __syncthreads();
#pragma unroll
  for (int i = 0; i < PerThread; i++) out[base + i] = threadIdx.x == 0 ? items[i] : op(sums[threadIdx.x - 1], items[i]);
  if (threadIdx.x == Threads - 1) totals[blockIdx.x] = total;
}
// Transposition of a block's items by shared memory: blocked to striped.
template <class T, int Threads, int PerThread> __global__ void exchange(const T* in, T* out) {
  __shared__ T box[Threads * PerThread + Threads * PerThread / 32];
  T items[PerThread];
#pragma unroll
  for (int i = 0; i < PerThread; i++) items[i] = in[(blockIdx.x * PerThread + i) * Threads + threadIdx.x];
#pragma unroll
  for (int i = 0; i < PerThread; i++) {
    int at = threadIdx.x * PerThread + i;
    box[at + at / 32] = items[i];
  }
  __syncthreads();
#pragma unroll
  for (int i = 0; i < PerThread; i++) {
    int at = i * Threads + threadIdx.x;
    out[blockIdx.x * Threads * PerThread + at] = box[at + at / 32];
  }
}
// A tree over a 32x32 tile transposed by shuffles, without shared memory.
__global__ void transposeByShuffles(int* data) {
  int lane = threadIdx.x, rows[32];
  for (int r = 0; r < 32; r++) rows[r] = data[r * 32 + lane];
#pragma unroll
  for (int bit = 16; bit > 0; bit >>= 1) {
#pragma unroll
    for (int r = 0; r < 32; r++) {
      if ((r & bit) == 0) {
        int give = lane & bit ? rows[r] : rows[r | bit];
        int got = __shfl_xor_sync(~0u, give, bit);
        if (lane & bit) rows[r] = got;
        else rows[r | bit] = got;
      }
    }
  }
  for (int r = 0; r < 32; r++) data[r * 32 + lane] = rows[r];
}

template <class T, int Threads, int PerThread, class Op, class Make> void testScan(int blocks, Op op, Make make) {
  int size = Threads * PerThread, n = blocks * size;
  std::vector<T> in(n);
  for (int i = 0; i < n; i++) in[i] = make(i);
  T *out = deviceZeros<T>(n), *totals = deviceZeros<T>(blocks);
  scanTiles<T, Threads, PerThread><<<blocks, Threads>>>(toDevice(in), out, totals, op);
  auto got = toHost(out, n), ends = toHost(totals, blocks);
  T sum = in[0];
  for (int i = 0; i < n; i++) {
    sum = i % size == 0 ? in[i] : op(sum, in[i]);
    CHECK(memcmp(&got[i], &sum, sizeof(T)) == 0);
    if (i % size == size - 1) CHECK(memcmp(&ends[i / size], &sum, sizeof(T)) == 0);
  }
}

int main() {
  testScan<int, 64, 4>(3, Sum(), [](int i) { return i % 7 - 3; });
  testScan<int, 256, 1>(2, Max(), [](int i) { return i * 7919 % 10007; });
  testScan<double, 128, 3>(2, Sum(), [](int i) { return i % 5 * 0.25; });
  testScan<long long, 32, 8>(4, Sum(), [](int i) { return (long long)i << 31; });
  testScan<Linear, 96, 2>(2, Compose(), [](int i) { return Linear{i % 13 + 1, i % 17}; });

  std::vector<float> floats(2 * 64 * 5);
  for (size_t i = 0; i < floats.size(); i++) floats[i] = i;
  float* exchanged = deviceZeros<float>(floats.size());
  exchange<float, 64, 5><<<2, 64>>>(toDevice(floats), exchanged);
  auto striped = toHost(exchanged, floats.size());
  for (int b = 0; b < 2; b++)
    for (int at = 0; at < 320; at++) CHECK(striped[b * 320 + at] == (b * 5 + at % 5) * 64 + at / 5);

  std::vector<int> matrix(1024);
  for (int i = 0; i < 1024; i++) matrix[i] = i;
  int* device = toDevice(matrix);
  transposeByShuffles<<<1, 32>>>(device);
  auto turned = toHost(device, 1024);
  for (int i = 0; i < 1024; i++) CHECK(turned[i] == i % 32 * 32 + i / 32);
  puts("PASSED");
}
