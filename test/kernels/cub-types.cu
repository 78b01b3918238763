// flags: --extended-lambda -std=c++17
// The types in which CUB's algorithms for arrays sum, compare and begin, where input and output have different ones.
#include <cub/cub.cuh>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <thrust/iterator/discard_iterator.h>

#include "check.h"

// Both calls: how much memory it takes, and then the work.
#define CUB(algorithm, ...)                                    \
  do {                                                         \
    void* temporary = nullptr;                                 \
    size_t bytes = 0;                                          \
    CHECK_CUDA(cub::algorithm(temporary, bytes, __VA_ARGS__)); \
    CHECK_CUDA(cudaMalloc(&temporary, bytes));                 \
    CHECK_CUDA(cub::algorithm(temporary, bytes, __VA_ARGS__)); \
    CHECK_CUDA(cudaDeviceSynchronize());                       \
    CHECK_CUDA(cudaFree(temporary));                           \
  } while (0)

template <class T> T* filled(size_t count, T value) {
  T* values = nullptr;
  CHECK_CUDA(cudaMallocManaged(&values, count * sizeof(T)));
  for (size_t i = 0; i < count; ++i) values[i] = value;
  return values;
}
template <class T, class U> T as(U value) { return (T)(float)value; }

struct Half { __host__ __device__ float operator()(int x) const { return x * 0.5f; } };
struct Plus {
  template <class A, class B> __host__ __device__ auto operator()(const A& a, const B& b) const { return a + b; }
};
struct DeviceSum {
  template <class T> __device__ T operator()(T a, T b) const { return a + b; }
};

// Bytes and flags that add up to more than they can hold.
template <class T> void narrow() {
  constexpr int count = 1000;
  T* in = filled<T>(count, (T)1);
  int *sums = filled(count, -1), *keys = filled(count, 3), *runs = filled(1, 0), *bounds = filled(2, 0);
  CUB(DeviceReduce::Sum, in, sums, count);
  CHECK(sums[0] == count);
  CUB(DeviceReduce::Reduce, in, sums, count, Plus(), 5);
  CHECK(sums[0] == count + 5);
  bounds[1] = count;
  CUB(DeviceSegmentedReduce::Sum, in, sums, 1, bounds, bounds + 1);
  CHECK(sums[0] == count);
  CUB(DeviceScan::InclusiveSum, in, sums, count);
  for (int i = 0; i < count; ++i) CHECK(sums[i] == i + 1);
  CUB(DeviceScan::InclusiveScan, in, sums, Plus(), count);
  for (int i = 0; i < count; ++i) CHECK(sums[i] == i + 1);
  CUB(DeviceScan::ExclusiveSum, in, sums, count);
  for (int i = 0; i < count; ++i) CHECK(sums[i] == i);
  CUB(DeviceScan::ExclusiveSumByKey, keys, in, sums, count);
  for (int i = 0; i < count; ++i) CHECK(sums[i] == i);
  CUB(DeviceScan::InclusiveSumByKey, keys, in, sums, count);
  for (int i = 0; i < count; ++i) CHECK(sums[i] == i + 1);
  int* unique = filled(count, 0);
  CUB(DeviceReduce::ReduceByKey, keys, unique, in, sums, runs, Plus(), count);
  CHECK(*runs == 1 && unique[0] == 3 && sums[0] == count);
}

void wide() {
  int *in = filled(4, 1 << 30), *bounds = filled(2, 0);
  long long* sum = filled(1, 0ll);
  CUB(DeviceReduce::Sum, in, sum, 4);
  CHECK(*sum == 4ll << 30);
  bounds[1] = 4;
  *sum = 0;
  CUB(DeviceSegmentedReduce::Sum, in, sum, 1, bounds, bounds + 1);
  CHECK(*sum == 4ll << 30);
  CUB(DeviceReduce::Sum, in, thrust::make_discard_iterator(), 4);
}

// An initial value of another type does not cut off fractions.
void fractions() {
  constexpr int count = 100;
  float *in = filled(count, 0.75f), *out = filled(count, 0.0f);
  int* bounds = filled(2, 0);
  bounds[1] = count;
  CUB(DeviceReduce::Reduce, in, out, count, Plus(), 0);
  CHECK(out[0] == 75);
  CUB(DeviceReduce::Reduce, in, out, count, DeviceSum(), 0.0f);
  CHECK(out[0] == 75);
  CUB(DeviceReduce::TransformReduce, filled(count, 3), out, count, Plus(), Half(), 0);
  CHECK(out[0] == 150);
  CUB(DeviceSegmentedReduce::Reduce, in, out, 1, bounds, bounds + 1, Plus(), 0);
  CHECK(out[0] == 75);
  CUB(DeviceScan::ExclusiveScan, in, out, Plus(), 0, count);
  for (int i = 0; i < count; ++i) CHECK(out[i] == 0.75f * i);
  CUB(DeviceScan::ExclusiveScan, in, in, Plus(), 0, count);
  for (int i = 0; i < count; ++i) CHECK(in[i] == 0.75f * i);
}

// The greatest of negative numbers, the least of positive ones.
template <class T> void bounds() {
  T *negative = filled(3, as<T>(-2.0f)), *positive = filled(3, as<T>(4.0f)), *out = filled(1, as<T>(0.0f));
  int* segment = filled(2, 0);
  segment[1] = 3;
  auto* best = filled(1, cub::KeyValuePair<int, T>());
  CUB(DeviceReduce::Max, negative, out, 3);
  CHECK((float)*out == -2);
  CUB(DeviceReduce::Min, positive, out, 3);
  CHECK((float)*out == 4);
  CUB(DeviceSegmentedReduce::Max, negative, out, 1, segment, segment + 1);
  CHECK((float)*out == -2);
  CUB(DeviceSegmentedReduce::Min, positive, out, 1, segment, segment + 1);
  CHECK((float)*out == 4);
  negative[1] = as<T>(-1.0f), positive[2] = as<T>(3.0f);
  CUB(DeviceReduce::ArgMax, negative, best, 3);
  CHECK(best->key == 1 && (float)best->value == -1);
  CUB(DeviceReduce::ArgMin, positive, best, 3);
  CHECK(best->key == 2 && (float)best->value == 3);
}

void histograms() {
  float* samples = filled(4, 0.75f);
  int* bins = filled(2, -1);
  CUB(DeviceHistogram::HistogramEven, samples, bins, 3, 0, 1, 4);
  CHECK(bins[0] == 0 && bins[1] == 4);
  signed char* small = filled<signed char>(4, -100);
  small[3] = 100;
  CUB(DeviceHistogram::HistogramEven, small, bins, 3, -1000, 1000, 4);
  CHECK(bins[0] == 3 && bins[1] == 1);
}

// A call waits for its result, which a capture cannot do: it is refused before it launches anything.
void captured() {
  int *in = filled(10, 1), *out = filled(1, 0);
  cudaStream_t stream;
  cudaGraph_t graph = nullptr;
  CHECK_CUDA(cudaStreamCreate(&stream));
  CHECK_CUDA(cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed));
  size_t bytes = 1;
  CHECK(cub::DeviceReduce::Sum((void*)out, bytes, in, out, 10, stream) == cudaErrorStreamCaptureUnsupported);
  size_t nodes = 0;
  if (cudaStreamEndCapture(stream, &graph) == cudaSuccess) CHECK_CUDA(cudaGraphGetNodes(graph, nullptr, &nodes));
  CHECK(nodes == 0);
}

int main() {
  narrow<unsigned char>();
  narrow<bool>();
  wide();
  fractions();
  bounds<float>();
  bounds<__half>();
  bounds<__nv_bfloat16>();
  histograms();
  captured();
  puts("PASSED");
}
