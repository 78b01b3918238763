// flags: --extended-lambda -std=c++17
// CUB's algorithms for whole arrays, with their two calls, against the standard library's.
#include <cub/cub.cuh>

#include <algorithm>
#include <numeric>

#include "check.h"

// Both calls: how much memory it takes, and then the work.
#define CUB(algorithm, ...)                                       \
  do {                                                            \
    void* temporary = nullptr;                                    \
    size_t bytes = 0;                                             \
    CHECK_CUDA(cub::algorithm(temporary, bytes, __VA_ARGS__));    \
    CHECK_CUDA(cudaMalloc(&temporary, bytes));                    \
    CHECK_CUDA(cub::algorithm(temporary, bytes, __VA_ARGS__));    \
    CHECK_CUDA(cudaDeviceSynchronize());                          \
    CHECK_CUDA(cudaFree(temporary));                              \
  } while (0)

struct IsOdd { __device__ bool operator()(int x) const { return x & 1; } };
struct Squared { __host__ __device__ int operator()(int x) const { return x * x; } };

template <class T> T* managed(size_t count) {
  T* values = nullptr;
  CHECK_CUDA(cudaMallocManaged(&values, (count + 1) * sizeof(T)));
  return values;
}

void testCount(int count) {
  std::vector<int> h(count);
  unsigned seed = count;
  for (int& x : h) x = (int)((seed = seed * 1664525u + 1013904223u) >> 12) % 200 - 100;
  int *in = managed<int>(count), *out = managed<int>(count + 4), *values = managed<int>(count), *number = managed<int>(1);
  std::copy(h.begin(), h.end(), in);
  std::iota(values, values + count, 0);

  CUB(DeviceReduce::Sum, in, out, count);
  CHECK(*out == std::accumulate(h.begin(), h.end(), 0));
  CUB(DeviceReduce::Max, in, out, count);
  CHECK(*out == *std::max_element(h.begin(), h.end()));
  auto* best = managed<cub::KeyValuePair<int, int>>(1);
  CUB(DeviceReduce::ArgMin, in, best, count);
  CHECK(best->key == std::min_element(h.begin(), h.end()) - h.begin() && best->value == h[best->key]);
  cub::TransformInputIterator<int, Squared, int*> squares(in, Squared());
  CUB(DeviceReduce::Sum, squares, out, count);
  CHECK(*out == std::inner_product(h.begin(), h.end(), h.begin(), 0));

  CUB(DeviceScan::ExclusiveSum, in, out, count);
  for (int i = 0, sum = 0; i < count; sum += h[i++]) CHECK(out[i] == sum);
  CUB(DeviceScan::InclusiveScan, in, out, cub::Max(), count);
  for (int i = 0, most = -1000; i < count; ++i) CHECK(out[i] == (most = std::max(most, h[i])));

  CUB(DeviceSelect::If, in, out, number, count, IsOdd());
  std::vector<int> odd;
  std::copy_if(h.begin(), h.end(), std::back_inserter(odd), [](int x) { return x & 1; });
  CHECK(*number == (int)odd.size() && std::equal(odd.begin(), odd.end(), out));
  char* flags = managed<char>(count);
  for (int i = 0; i < count; ++i) flags[i] = h[i] & 1;
  CUB(DeviceSelect::Flagged, in, flags, out, number, count);
  CHECK(*number == (int)odd.size() && std::equal(odd.begin(), odd.end(), out));

  int* sortedValues = managed<int>(count);
  CUB(DeviceRadixSort::SortPairs, in, out, values, sortedValues, count);
  for (int i = 0; i < count; ++i) CHECK(out[i] == h[sortedValues[i]]);
  for (int i = 1; i < count; ++i) CHECK(out[i - 1] < out[i] || (out[i - 1] == out[i] && sortedValues[i - 1] < sortedValues[i]));
  CHECK(std::equal(h.begin(), h.end(), in));
  int *unique = managed<int>(count), *lengths = managed<int>(count);
  CUB(DeviceRunLengthEncode::Encode, out, unique, lengths, number, count);
  CHECK(std::accumulate(lengths, lengths + *number, 0) == count);
  for (int i = 0; i < *number; ++i) CHECK(lengths[i] == std::count(h.begin(), h.end(), unique[i]));
  cub::DoubleBuffer<int> keys(in, out);
  CUB(DeviceRadixSort::SortKeysDescending, keys, count);
  CHECK(std::is_sorted(keys.Current(), keys.Current() + count, std::greater<int>()));

  float *f = managed<float>(count), *g = managed<float>(count);
  for (int i = 0; i < count; ++i) f[i] = h[i] / 4.0f;
  CUB(DeviceRadixSort::SortKeys, f, g, count);
  CHECK(std::is_sorted(g, g + count));
  int* histogram = managed<int>(10);
  CUB(DeviceHistogram::HistogramEven, f, histogram, 11, -25.0f, 25.0f, count);
  for (int b = 0; b < 10; ++b) CHECK(histogram[b] == std::count_if(f, f + count, [b](float x) { return x >= -25 + 5 * b && x < -20 + 5 * b; }));

  int segments = 4, *bounds = managed<int>(segments + 1);
  for (int s = 0; s <= segments; ++s) bounds[s] = (int)((long long)count * s / segments);
  std::copy(h.begin(), h.end(), in);
  CUB(DeviceSegmentedReduce::Sum, in, out, segments, bounds, bounds + 1);
  for (int s = 0; s < segments; ++s) CHECK(out[s] == std::accumulate(h.begin() + bounds[s], h.begin() + bounds[s + 1], 0));
}

int main() {
  for (int count : {1, 2, 33, 1000, 20000}) testCount(count);
  puts("PASSED");
}
