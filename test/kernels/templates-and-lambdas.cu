// Class and variadic templates, functors, extended lambdas by value, constexpr, unions and switch on the device.
// flags: --extended-lambda --expt-relaxed-constexpr
#include "check.h"

template <class F>
__global__ void forEach(int n, F body) {
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) body(i);
}

template <class T, int N>
struct Poly {
  T c[N];
  __host__ __device__ T operator()(T x) const {
    T sum = 0;
    for (int i = N - 1; i >= 0; --i) sum = sum * x + c[i];
    return sum;
  }
};

template <class... Ts>
__host__ __device__ constexpr int sum(Ts... xs) { return (0 + ... + xs); }

constexpr int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

union Bits { float f; unsigned u; unsigned char bytes[4]; };

__host__ __device__ int classify(int x) {
  switch (x % 9) {
    case 0: return 10;
    case 1:
    case 2: x += 100;
    case 3: return x;
    case 4: return -1;
    case 7: return x * x;
    default: return 0;
  }
}

int main() {
  const int n = 1000;
  int* dOut = deviceZeros<int>(n);
  int bias = 7;
  Poly<int, 4> poly{{1, 2, 3, 4}};
  auto body = [=] __host__ __device__(int i) { return poly(i % 10) + bias + sum(i, 1, 2) + classify(i); };
  forEach<<<3, 64>>>(n, [=] __device__(int i) { dOut[i] = body(i) + fib(10); });
  std::vector<int> out = toHost(dOut, n);
  for (int i = 0; i < n; ++i) CHECK(out[i] == body(i) + 55);

  unsigned* dBits = deviceZeros<unsigned>(n);
  forEach<<<2, 32>>>(n, [=] __device__(int i) {
    Bits b;
    b.f = i * 0.5f;
    b.bytes[0] ^= 1;
    dBits[i] = b.u;
  });
  std::vector<unsigned> bits = toHost(dBits, n);
  for (int i = 0; i < n; ++i) {
    Bits b;
    b.f = i * 0.5f;
    CHECK(bits[i] == (b.u ^ 1u));
  }
  puts("PASSED");
}
