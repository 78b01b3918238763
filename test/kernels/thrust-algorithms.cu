// flags: --extended-lambda -std=c++17
// Thrust's algorithms on device vectors of many sizes, against the standard library's.
#include <thrust/adjacent_difference.h>
#include <thrust/binary_search.h>
#include <thrust/copy.h>
#include <thrust/count.h>
#include <thrust/device_vector.h>
#include <thrust/execution_policy.h>
#include <thrust/extrema.h>
#include <thrust/fill.h>
#include <thrust/find.h>
#include <thrust/for_each.h>
#include <thrust/functional.h>
#include <thrust/gather.h>
#include <thrust/generate.h>
#include <thrust/host_vector.h>
#include <thrust/inner_product.h>
#include <thrust/logical.h>
#include <thrust/merge.h>
#include <thrust/partition.h>
#include <thrust/reduce.h>
#include <thrust/remove.h>
#include <thrust/replace.h>
#include <thrust/reverse.h>
#include <thrust/scan.h>
#include <thrust/scatter.h>
#include <thrust/sequence.h>
#include <thrust/set_operations.h>
#include <thrust/sort.h>
#include <thrust/transform.h>
#include <thrust/transform_reduce.h>
#include <thrust/unique.h>

#include <algorithm>
#include <numeric>

#include "check.h"

using Device = thrust::device_vector<int>;
using Host = std::vector<int>;

Host host(const Device& values) {
  Host result(values.size());
  thrust::copy(values.begin(), values.end(), result.begin());
  return result;
}
Host random(size_t count, int below, unsigned seed) {
  Host values(count);
  for (int& value : values) value = (int)((seed = seed * 1664525u + 1013904223u) >> 8) % below;
  return values;
}
struct Affine {  // does not commute
  unsigned factor, offset;
  __host__ __device__ bool operator==(const Affine& o) const { return factor == o.factor && offset == o.offset; }
};
struct Compose {
  __host__ __device__ Affine operator()(const Affine& f, const Affine& g) const { return {f.factor * g.factor, f.factor * g.offset + f.offset}; }
};
struct IsOdd {
  __device__ bool operator()(int x) { return x & 1; }  // of the device alone, and not const
};

void reductions(size_t count) {
  Host h = random(count, 1000, 1);
  Device d = h;
  CHECK(thrust::reduce(d.begin(), d.end()) == std::accumulate(h.begin(), h.end(), 0));
  CHECK(thrust::reduce(d.begin(), d.end(), -5, thrust::maximum<int>()) == std::accumulate(h.begin(), h.end(), -5, [](int a, int b) { return std::max(a, b); }));
  CHECK(thrust::count(d.begin(), d.end(), 7) == std::count(h.begin(), h.end(), 7));
  CHECK(thrust::count_if(d.begin(), d.end(), IsOdd()) == std::count_if(h.begin(), h.end(), [](int x) { return x & 1; }));
  CHECK(thrust::transform_reduce(d.begin(), d.end(), thrust::square<int>(), 3, thrust::plus<int>()) == std::accumulate(h.begin(), h.end(), 3, [](int a, int x) { return a + x * x; }));
  CHECK(thrust::inner_product(d.begin(), d.end(), d.begin(), 0) == std::inner_product(h.begin(), h.end(), h.begin(), 0));
  CHECK(thrust::max_element(d.begin(), d.end()) - d.begin() == std::max_element(h.begin(), h.end()) - h.begin());
  CHECK(thrust::min_element(d.begin(), d.end()) - d.begin() == std::min_element(h.begin(), h.end()) - h.begin());
  CHECK(thrust::find(d.begin(), d.end(), h[count / 2]) - d.begin() == std::find(h.begin(), h.end(), h[count / 2]) - h.begin());
  CHECK(thrust::find(d.begin(), d.end(), 1000) == d.end());
  CHECK(thrust::all_of(d.begin(), d.end(), [] __device__(int x) { return x < 1000; }));
  CHECK(!thrust::any_of(d.begin(), d.end(), [] __device__(int x) { return x < 0; }));
  CHECK(thrust::equal(d.begin(), d.end(), Device(h).begin()));
}

void scans(size_t count) {
  Host h = random(count, 100, 2), sums(count);
  Device d = h, out(count);
  std::partial_sum(h.begin(), h.end(), sums.begin());
  CHECK(thrust::inclusive_scan(d.begin(), d.end(), out.begin()) == out.end());
  CHECK(host(out) == sums);
  thrust::exclusive_scan(d.begin(), d.end(), out.begin(), 10);
  for (size_t i = 0; i < count; ++i) sums[i] += 10 - h[i];
  CHECK(host(out) == sums);
  thrust::exclusive_scan(d.begin(), d.end(), d.begin(), 10);  // in place
  CHECK(host(d) == sums);

  std::vector<Affine> maps(count), composed(count);
  for (size_t i = 0; i < count; ++i) maps[i] = {(unsigned)h[i] * 2 + 1, (unsigned)i};
  for (size_t i = 0; i < count; ++i) composed[i] = i ? Compose()(composed[i - 1], maps[i]) : maps[0];
  thrust::device_vector<Affine> m = maps, c(count);
  thrust::inclusive_scan(m.begin(), m.end(), c.begin(), Compose());
  CHECK(thrust::host_vector<Affine>(c) == thrust::host_vector<Affine>(composed));
  CHECK(thrust::reduce(m.begin(), m.end(), Affine{1, 0}, Compose()) == composed.back());

  std::adjacent_difference(h.begin(), h.end(), sums.begin());
  Device e = h;
  thrust::adjacent_difference(e.begin(), e.end(), e.begin());
  CHECK(host(e) == sums);
}

void orders(size_t count) {
  Host h = random(count, 500, 3), index(count), sorted = h;
  std::iota(index.begin(), index.end(), 0);
  Device d = h, values(count);
  thrust::sequence(values.begin(), values.end());
  thrust::stable_sort_by_key(d.begin(), d.end(), values.begin(), thrust::greater<int>());
  std::stable_sort(index.begin(), index.end(), [&](int a, int b) { return h[a] > h[b]; });
  CHECK(host(values) == index);
  d = h;
  thrust::sort(d.begin(), d.end());
  std::sort(sorted.begin(), sorted.end());
  CHECK(host(d) == sorted);
  CHECK(thrust::is_sorted(d.begin(), d.end()));

  for (int sought : {-1, 0, 250, 499, 500}) {
    CHECK(thrust::lower_bound(d.begin(), d.end(), sought) - d.begin() == std::lower_bound(sorted.begin(), sorted.end(), sought) - sorted.begin());
    CHECK(thrust::upper_bound(d.begin(), d.end(), sought) - d.begin() == std::upper_bound(sorted.begin(), sorted.end(), sought) - sorted.begin());
    CHECK(thrust::binary_search(d.begin(), d.end(), sought) == std::binary_search(sorted.begin(), sorted.end(), sought));
  }
  Device places(count);
  thrust::lower_bound(d.begin(), d.end(), values.begin(), values.end(), places.begin());
  for (size_t i = 0; i < count; i += 37) CHECK(places[i] == std::lower_bound(sorted.begin(), sorted.end(), (int)values[i]) - sorted.begin());

  Host other = random(count / 2 + 1, 500, 4), both(2 * count + 2);
  std::sort(other.begin(), other.end());
  Device o = other, out(2 * count + 2);
  auto checkSet = [&](auto end, auto expectedEnd) {
    CHECK(end - out.begin() == expectedEnd - both.begin());
    Host found = host(out);
    CHECK(std::equal(both.begin(), expectedEnd, found.begin()));
  };
  checkSet(thrust::merge(d.begin(), d.end(), o.begin(), o.end(), out.begin()), std::merge(sorted.begin(), sorted.end(), other.begin(), other.end(), both.begin()));
  checkSet(thrust::set_union(d.begin(), d.end(), o.begin(), o.end(), out.begin()), std::set_union(sorted.begin(), sorted.end(), other.begin(), other.end(), both.begin()));
  checkSet(thrust::set_intersection(d.begin(), d.end(), o.begin(), o.end(), out.begin()), std::set_intersection(sorted.begin(), sorted.end(), other.begin(), other.end(), both.begin()));
  checkSet(thrust::set_difference(d.begin(), d.end(), o.begin(), o.end(), out.begin()), std::set_difference(sorted.begin(), sorted.end(), other.begin(), other.end(), both.begin()));
  checkSet(thrust::set_symmetric_difference(d.begin(), d.end(), o.begin(), o.end(), out.begin()), std::set_symmetric_difference(sorted.begin(), sorted.end(), other.begin(), other.end(), both.begin()));
}

void compactions(size_t count) {
  Host h = random(count, 4, 5), expected;
  auto odd = [] __host__ __device__(int x) { return x % 2 == 1; };
  Device d = h, out(count);
  std::copy_if(h.begin(), h.end(), std::back_inserter(expected), odd);
  out.resize(thrust::copy_if(d.begin(), d.end(), out.begin(), odd) - out.begin());
  CHECK(host(out) == expected);
  Device r = h;
  r.erase(thrust::remove_if(r.begin(), r.end(), odd), r.end());
  expected = h;
  expected.erase(std::remove_if(expected.begin(), expected.end(), odd), expected.end());
  CHECK(host(r) == expected);
  Device u = h;
  u.erase(thrust::unique(u.begin(), u.end()), u.end());
  expected = h;
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  CHECK(host(u) == expected);
  Device p = h;
  auto middle = thrust::stable_partition(p.begin(), p.end(), odd);
  expected = h;
  CHECK(middle - p.begin() == std::stable_partition(expected.begin(), expected.end(), odd) - expected.begin());
  CHECK(host(p) == expected);

  Device keys(count), sums(count), ones(count, 1);
  auto ends = thrust::reduce_by_key(d.begin(), d.end(), ones.begin(), keys.begin(), sums.begin());
  CHECK(ends.first - keys.begin() == (ptrdiff_t)u.size() && ends.second - sums.begin() == (ptrdiff_t)u.size());
  CHECK(thrust::equal(u.begin(), u.end(), keys.begin()));
  CHECK(thrust::reduce(sums.begin(), ends.second) == (int)count);
  thrust::inclusive_scan_by_key(d.begin(), d.end(), ones.begin(), sums.begin());
  thrust::exclusive_scan_by_key(d.begin(), d.end(), ones.begin(), keys.begin(), 5);
  Host runs = host(sums), before = host(keys);
  for (size_t i = 0; i < count; ++i) {
    CHECK(runs[i] == (i && h[i] == h[i - 1] ? runs[i - 1] + 1 : 1));
    CHECK(before[i] == runs[i] + 4);
  }
  // In place of the values, in place of the keys, and into a type that holds none of the values.
  Device hundreds(count, 100), inPlace = hundreds, overKeys = d;
  thrust::exclusive_scan_by_key(d.begin(), d.end(), inPlace.begin(), inPlace.begin(), 7);
  thrust::exclusive_scan_by_key(overKeys.begin(), overKeys.end(), hundreds.begin(), overKeys.begin(), 7);
  thrust::device_vector<unsigned char> low(count);
  thrust::device_vector<int> thousands(count, 1000);
  thrust::exclusive_scan_by_key(d.begin(), d.end(), thousands.begin(), low.begin(), 1);
  thrust::device_vector<float> halves(count, 0.5f), cut(count);
  thrust::exclusive_scan_by_key(d.begin(), d.end(), halves.begin(), cut.begin(), 0);  // sums have the type of the 0
  Host inPlaceOnes = host(inPlace), overKeysOnes = host(overKeys);
  thrust::host_vector<unsigned char> lowOnes = low;
  for (size_t i = 0; i < count; ++i) {
    CHECK(inPlaceOnes[i] == 7 + 100 * (runs[i] - 1) && overKeysOnes[i] == inPlaceOnes[i]);
    CHECK(lowOnes[i] == (unsigned char)(1 + 1000 * (runs[i] - 1)));
  }
  CHECK(thrust::count(cut.begin(), cut.end(), 0.0f) == (ptrdiff_t)count);
  Device inclusive = d;
  thrust::inclusive_scan_by_key(inclusive.begin(), inclusive.end(), ones.begin(), inclusive.begin());
  CHECK(host(inclusive) == runs);
}

void eachByItself(size_t count) {
  Host h = random(count, 1000, 6);
  Device d = h, out(count), map(count);
  thrust::sequence(map.begin(), map.end(), (int)count - 1, -1);
  thrust::gather(map.begin(), map.end(), d.begin(), out.begin());
  Host reversed(h.rbegin(), h.rend());
  CHECK(host(out) == reversed);
  thrust::reverse(out.begin(), out.end());
  CHECK(out == d);
  thrust::scatter(d.begin(), d.end(), map.begin(), out.begin());
  CHECK(host(out) == reversed);
  thrust::fill(out.begin(), out.end(), 3);
  thrust::transform(d.begin(), d.end(), out.begin(), out.begin(), thrust::multiplies<int>());
  CHECK(out[count - 1] == 3 * h.back());
  thrust::replace_if(out.begin(), out.end(), [] __device__(int x) { return x > 300; }, -1);
  for (int x : host(out)) CHECK(x <= 300);
  thrust::for_each(out.begin(), out.end(), [] __device__(int& x) { x = 2; });
  int* raw = thrust::raw_pointer_cast(out.data());
  CHECK(thrust::reduce(thrust::device, raw, raw + count) == 2 * (int)count);
  thrust::host_vector<int> hv(count);
  thrust::generate(hv.begin(), hv.end(), [n = 0]() mutable { return n++; });
  thrust::sort(hv.begin(), hv.end(), thrust::greater<int>());
  CHECK(hv[0] == (int)count - 1);
}

// In a kernel, each thread runs whole algorithms by itself.
__global__ void sortRows(int* rows, int* sums, int columns) {
  int* row = rows + threadIdx.x * columns;
  thrust::sort(thrust::seq, row, row + columns);
  sums[threadIdx.x] = thrust::reduce(thrust::device, row, row + columns, 0) + *thrust::max_element(thrust::seq, row, row + columns);
}

int main() {
  for (size_t count : {1, 2, 31, 32, 33, 1000, 40000}) {
    reductions(count);
    scans(count);
    orders(count);
    compactions(count);
    eachByItself(count);
  }
  Device none;
  CHECK(thrust::reduce(none.begin(), none.end(), 4) == 4);
  thrust::sort(none.begin(), none.end());
  CHECK(thrust::max_element(none.begin(), none.end()) == none.end());
  CHECK(thrust::copy_if(none.begin(), none.end(), none.begin(), IsOdd()) == none.end());

  Host rows = random(8 * 50, 1000, 7);
  Device d = rows, sums(8);
  sortRows<<<1, 8>>>(thrust::raw_pointer_cast(d.data()), thrust::raw_pointer_cast(sums.data()), 50);
  for (int r = 0; r < 8; ++r) {
    std::sort(rows.begin() + r * 50, rows.begin() + (r + 1) * 50);
    CHECK(sums[r] == std::accumulate(rows.begin() + r * 50, rows.begin() + (r + 1) * 50, 0) + rows[r * 50 + 49]);
  }
  CHECK(host(d) == rows);
  puts("PASSED");
}
