// flags: -std=c++20
// C++20 in host and device code: concepts, designated initializers, spaceship, templated lambdas, constinit, consteval, span.
#include "check.h"
#include <compare>
#include <concepts>
#include <numeric>
#include <span>

template <class T> concept Number = std::integral<T> || std::floating_point<T>;
template <Number T> __host__ __device__ T twice(T x) { return x + x; }
template <class T> requires(sizeof(T) == 8) __host__ __device__ int width(T) { return 8; }
template <class T> requires(sizeof(T) < 8) __host__ __device__ int width(T) { return sizeof(T); }

struct Version {
  int major, minor;
  __host__ __device__ constexpr bool operator==(const Version&) const = default;
};
struct Options { int n = 1; float scale = 2; bool verbose = false; };
consteval int cube(int x) { return x * x * x; }

__global__ void kernel(Options o, int* out) {
  int t = threadIdx.x;
  Version v{.major = t, .minor = 2}, w{.major = 3, .minor = 2};
  auto pick = []<class T>(T a, T b) { return a < b ? a : b; };
  out[t] = (v == w) + 10 * pick(t, 5) + 100 * twice(o.n) + width(t) * 1000 + width(1.0) * 10000 + cube(3) * 100000 + (int)o.scale;
  if (t == 9) [[unlikely]] out[t] = -1;
}

int main() {
  int* out = deviceZeros<int>(12);
  kernel<<<1, 12>>>({.n = 4, .scale = 7}, out);
  auto got = toHost(out, 12);
  for (int t = 0; t < 12; ++t) CHECK(got[t] == (t == 9 ? -1 : (t == 3) + 10 * std::min(t, 5) + 800 + 4000 + 80000 + 2700000 + 7));
  std::span<int> view(got);
  CHECK(std::accumulate(view.begin(), view.begin() + 3, 0) == got[0] + got[1] + got[2]);
  CHECK((1 <=> 2) < 0);
  puts("PASSED");
}
