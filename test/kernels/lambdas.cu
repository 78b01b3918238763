// flags: --extended-lambda -std=c++17
// Lambdas: __device__ and __host__ __device__ ones as kernel arguments, captures of all kinds, generic, nested, *this, recursive.
#include "check.h"

template <class F, class... A>
__global__ void run(int n, F f, A... args) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) f(i, args...);
}
template <class F, class G>
struct Compose {
  F f;
  G g;
  template <class T> __host__ __device__ auto operator()(T x) const { return f(g(x)); }
};
template <class F, class G> Compose<F, G> compose(F f, G g) { return {f, g}; }

struct Model {
  float slope, offset;
  int* calls;
  void evaluate(float* out, int n) {
    run<<<2, 40>>>(n, [*this, out] __device__(int i) {
      out[i] = slope * i + offset;
      atomicAdd(calls, 1);
    });
  }
};

struct Bundle { int x[4]; char c; };
struct Twice { template <class T> __host__ __device__ T operator()(T x) const { return x + x; } };

int main() {
  const int n = 77;
  int* out = deviceZeros<int>(n);
  int a = 3;
  double b = 0.5;
  Bundle bundle = {{1, 2, 3, 4}, 'z'};
  run<<<3, 31>>>(n, [=] __device__(int i) { out[i] = a * i + (int)(b * 4) + bundle.x[i % 4] + bundle.c; });
  auto got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == 3 * i + 2 + i % 4 + 1 + 'z');

  auto both = [a] __host__ __device__(int x) { return x * x + a; };
  run<<<1, 96>>>(n, [=] __device__(int i, int base, float f) { out[i] = both(i) + base + (int)f; }, 100, 2.5f);
  got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == both(i) + 102);

  Twice twice;
  auto chain = compose(twice, compose(both, twice));
  run<<<1, 96>>>(n, [=] __device__(int i) {
    auto inner = [&](int k) { return chain(k) + i; };
    int sum = 0;
    for (int k = 0; k < 3; ++k) sum += inner(k);
    auto factorial = [](auto self, int k) -> int { return k < 2 ? 1 : k * self(self, k - 1); };
    out[i] = sum + factorial(factorial, i % 8);
  });
  got = toHost(out, n);
  const int factorials[] = {1, 1, 2, 6, 24, 120, 720, 5040};
  for (int i = 0; i < n; ++i) CHECK(got[i] == chain(0) + chain(1) + chain(2) + 3 * i + factorials[i % 8]);

  float* real = deviceZeros<float>(n);
  Model model = {1.5f, -2, deviceZeros<int>(1)};
  model.evaluate(real, n);
  CHECK(toHost(real, n)[76] == 1.5f * 76 - 2 && toHost(model.calls, 1)[0] == n);
  puts("PASSED");
}
