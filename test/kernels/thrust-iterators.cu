// flags: --extended-lambda -std=c++17
// expect: v[1] = 5.5
// Thrust's vectors, references to device memory, tuples, and iterators that compute.
#include <thrust/device_malloc.h>
#include <thrust/device_free.h>
#include <thrust/device_ptr.h>
#include <thrust/device_vector.h>
#include <thrust/execution_policy.h>
#include <thrust/for_each.h>
#include <thrust/functional.h>
#include <thrust/host_vector.h>
#include <thrust/iterator/constant_iterator.h>
#include <thrust/iterator/counting_iterator.h>
#include <thrust/iterator/discard_iterator.h>
#include <thrust/iterator/permutation_iterator.h>
#include <thrust/iterator/reverse_iterator.h>
#include <thrust/iterator/transform_iterator.h>
#include <thrust/iterator/zip_iterator.h>
#include <thrust/random.h>
#include <thrust/reduce.h>
#include <thrust/scan.h>
#include <thrust/sort.h>
#include <thrust/transform.h>
#include <thrust/transform_reduce.h>
#include <thrust/tuple.h>
#include <thrust/universal_vector.h>

#include <iostream>
#include <list>

#include "check.h"

struct Saxpy {
  template <class Tuple> __host__ __device__ void operator()(Tuple t) const { thrust::get<2>(t) = 2 * thrust::get<0>(t) + thrust::get<1>(t); }
};
struct Sample {  // as in Monte Carlo programs: of the device, not const
  __device__ float operator()(unsigned thread) {
    thrust::default_random_engine engine(thread + 1);
    engine.discard(1000);
    thrust::uniform_real_distribution<float> unit(0, 1);
    int inside = 0;
    for (int i = 0; i < 100; ++i) {
      float x = unit(engine), y = unit(engine);
      inside += x * x + y * y <= 1;
    }
    return inside;
  }
};
struct ByKey {
  template <class A, class B> __host__ __device__ bool operator()(const A& a, const B& b) const { return thrust::get<0>(a) < thrust::get<0>(b); }
};

void vectors() {
  thrust::device_vector<float> v(3, 1.5f);
  v[1] = 4;
  v[1] += v[0];
  ++v[2];
  CHECK(v[1] == 5.5f && v[2] == 2.5f);
  float sum = 0;
  for (size_t i = 0; i < v.size(); ++i) sum += v[i];
  CHECK(sum == 9.5f);
  std::cout << "v[1] = " << v[1] << "\n";
  v.push_back(7);
  CHECK(v.size() == 4 && v.back() == 7.0f && v.front() == 1.5f);
  v.insert(v.begin() + 1, 9.0f);
  v.erase(v.begin());
  CHECK(v[0] == 9.0f && v.size() == 4);
  thrust::host_vector<float> h = v;
  h[0] = -1;
  v = h;
  CHECK(v[0] == -1.0f && h == v);
  thrust::device_vector<float> w = v;
  CHECK(w == v);
  w.resize(6, 3);
  CHECK(w[5] == 3.0f && w != v);
  w.swap(v);
  CHECK(w.size() == 4 && v.size() == 6);
  std::list<int> list{5, 6, 7};
  thrust::device_vector<int> fromList(list.begin(), list.end());
  CHECK(fromList[2] == 7);
  thrust::device_vector<int> braces{1, 2, 3};
  CHECK(braces.size() == 3 && braces[2] == 3);
  const thrust::device_vector<int>& view = braces;
  CHECK(view[0] == 1 && *view.begin() == 1 && view.end() - view.begin() == 3);

  thrust::device_ptr<int> p = thrust::device_malloc<int>(10);
  thrust::sequence(p, p + 10);
  p[3] = 100;
  CHECK(*(p + 3) == 100 && thrust::reduce(p, p + 10) == 142);
  int* raw = thrust::raw_pointer_cast(p);
  CHECK(thrust::device_pointer_cast(raw) == p);
  CHECK(thrust::raw_pointer_cast(&p[4]) == raw + 4);
  thrust::device_free(p);
}

__global__ void doubled(int* values, int count) {
  if (threadIdx.x < count) values[threadIdx.x] *= 2;
}
// Host and kernels have one pointer.
void universal() {
  thrust::universal_vector<int> v(3, 5);
  int* raw = thrust::raw_pointer_cast(v.data());
  cudaPointerAttributes attributes;
  CHECK_CUDA(cudaPointerGetAttributes(&attributes, raw));
  CHECK(attributes.type == cudaMemoryTypeManaged);
  raw[1] = 7;
  doubled<<<1, 32>>>(raw, 3);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(raw[0] == 10 && raw[1] == 14 && v[2] == 10);
}

struct ThirdOf { __host__ __device__ float operator()(int i) const { return i / 3.0f; } };
struct Low { __host__ __device__ unsigned char operator()(int i) const { return (unsigned char)i; } };

// Iterators that compute: what they point to has the type that their arguments say, and is as far away as their numbers go.
void computing() {
  using Wide = thrust::transform_iterator<Low, thrust::counting_iterator<int>, int, int>;
  Wide bytes(thrust::counting_iterator<int>(0), Low());
  CHECK(thrust::reduce(bytes, bytes + 256) == 255 * 128);
  using Double = thrust::transform_iterator<ThirdOf, thrust::counting_iterator<int>, double>;
  auto sum = thrust::reduce(Double(thrust::counting_iterator<int>(0), ThirdOf()), Double(thrust::counting_iterator<int>(30000), ThirdOf()));
  static_assert(std::is_same_v<decltype(sum), double>);
  CHECK(fabs(sum - 149995000.0) < 1);

  thrust::counting_iterator<long long> zero(0);
  CHECK(*(zero + 3000000000ll) == 3000000000ll && zero[5000000000ll] == 5000000000ll);
  auto far = zero + 7000000000ll;
  CHECK(far - zero == 7000000000ll && zero < far);
  CHECK(thrust::reduce(far, far + 3) == 21000000003ll);
  auto twice = thrust::make_transform_iterator(zero, [] __host__ __device__(long long x) { return x * 2; });
  CHECK(twice[3000000000ll] == 6000000000ll && *(twice + 3000000000ll) == 6000000000ll);
  bool isRefused = false;
  try {
    thrust::reduce(thrust::device, zero, far);
  } catch (const thrust::system_error&) {
    isRefused = true;
  }
  CHECK(isRefused);

  thrust::default_random_engine engine;
  thrust::uniform_int_distribution<unsigned> all;
  thrust::uniform_int_distribution<int> dice(-3, 3);
  unsigned most = 0;
  int seen[7] = {};
  for (int i = 0; i < 1000; ++i) most = std::max(most, all(engine)), ++seen[dice(engine) + 3];
  CHECK(most > 4000000000u);
  for (int times : seen) CHECK(times > 80);
}

int main() {
  vectors();
  universal();
  computing();

  constexpr int count = 1000;
  thrust::device_vector<float> x(count), y(count, 3), z(count);
  thrust::sequence(x.begin(), x.end());
  thrust::for_each(thrust::make_zip_iterator(thrust::make_tuple(x.begin(), y.begin(), z.begin())),
                   thrust::make_zip_iterator(thrust::make_tuple(x.end(), y.end(), z.end())), Saxpy());
  CHECK(z[10] == 23.0f && z[999] == 2001.0f);

  using namespace thrust::placeholders;
  thrust::transform(x.begin(), x.end(), y.begin(), y.begin(), 2.0f * _1 + _2);
  CHECK(y == z);

  auto squares = thrust::make_transform_iterator(thrust::make_counting_iterator(1), thrust::square<int>());
  CHECK(squares[3] == 16);
  CHECK(thrust::reduce(squares, squares + 10) == 385);
  CHECK(thrust::reduce(thrust::make_constant_iterator(3), thrust::make_constant_iterator(3) + 50) == 150);

  thrust::device_vector<int> order(count);
  thrust::sequence(order.rbegin(), order.rend());
  CHECK(order[0] == count - 1);
  auto permuted = thrust::make_permutation_iterator(x.begin(), order.begin());
  CHECK(permuted[0] == count - 1.0f);
  CHECK(thrust::reduce(permuted, permuted + 3) == 3.0f * count - 6);
  CHECK(*thrust::make_reverse_iterator(x.end()) == count - 1.0f);

  // Keys and two values at a time.
  thrust::device_vector<int> keys(count), a(count), b(count);
  for (int i = 0; i < count; i += 1) keys[i] = i * 7919 % count;
  thrust::sequence(a.begin(), a.end());
  thrust::sequence(b.begin(), b.end(), 5);
  auto zipped = thrust::make_zip_iterator(a.begin(), b.begin());
  thrust::sort_by_key(keys.begin(), keys.end(), zipped);
  CHECK(keys[1] == 1 && (int)a[1] * 7919 % count == 1 && b[1] == a[1] + 5);
  auto triples = thrust::make_zip_iterator(a.begin(), keys.begin());
  thrust::sort(triples, triples + count, ByKey());
  CHECK(a[17] == 17 && keys[17] == 17 * 7919 % count);

  auto rows = thrust::make_transform_iterator(thrust::counting_iterator<int>(0), _1 / 10);
  thrust::device_vector<int> sums(100);
  auto ends = thrust::reduce_by_key(rows, rows + count, thrust::make_constant_iterator(1), thrust::make_discard_iterator(), sums.begin());
  CHECK(ends.second == sums.end() && sums[0] == 10 && sums[99] == 10);

  float inside = thrust::transform_reduce(thrust::counting_iterator<int>(0), thrust::counting_iterator<int>(2000), Sample(), 0.0f, thrust::plus<float>());
  CHECK(fabs(4 * inside / 200000 - 3.14159) < 0.02);
  thrust::minstd_rand slow(42), quick(42);
  for (int i = 0; i < 777; ++i) slow();
  quick.discard(777);
  CHECK(slow == quick);
  thrust::minstd_rand tenThousand;
  for (int i = 0; i < 9999; ++i) tenThousand();
  CHECK(tenThousand() == 399268537u);  // the standard's own check

  cudaStream_t stream;
  CHECK_CUDA(cudaStreamCreate(&stream));
  thrust::fill(thrust::cuda::par.on(stream), x.begin(), x.end(), 1.0f);
  CHECK(thrust::reduce(thrust::cuda::par.on(stream), x.begin(), x.end()) == count);

  auto t = thrust::make_tuple(1, 2.5, 'c');
  int i;
  double d;
  char c;
  thrust::tie(i, d, c) = t;
  auto [i2, d2, c2] = t;
  CHECK(i == 1 && d == 2.5 && c == 'c' && i2 == 1 && d2 == 2.5 && c2 == 'c');
  CHECK(thrust::make_tuple(1, 2) < thrust::make_tuple(1, 3));
  puts("PASSED");
}
