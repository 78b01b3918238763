// flags: -std=c++17
// Templates: variadic kernels, fold expressions, if constexpr, CRTP, specializations, template templates, explicit instantiation.
#include "check.h"
#include <type_traits>

template <class... T>
__global__ void sumAll(double* out, T... values) { *out = (0.0 + ... + (double)values); }

template <int... I> struct Indices {};
template <int N, int... I> struct MakeIndices : MakeIndices<N - 1, N - 1, I...> {};
template <int... I> struct MakeIndices<0, I...> { using type = Indices<I...>; };
template <class F, int... I>
__device__ int unrolled(F f, Indices<I...>) { return (f(I) + ...); }

template <class Derived> struct Operation {
  __device__ float apply(float x) const { return static_cast<const Derived*>(this)->run(x) + 1; }
};
struct Twice : Operation<Twice> { __device__ float run(float x) const { return 2 * x; } };
struct Offset : Operation<Offset> { float by; __host__ __device__ explicit Offset(float by) : by(by) {} __device__ float run(float x) const { return x + by; } };

template <class T> struct Limits { static constexpr int bits = sizeof(T) * 8; };
template <> struct Limits<bool> { static constexpr int bits = 1; };
template <class T> struct Limits<T*> { static constexpr int bits = 1000 + Limits<T>::bits; };

template <class T>
__device__ int describe(T value) {
  if constexpr (std::is_pointer_v<T>) return 1;
  else if constexpr (std::is_floating_point_v<T>) return (int)(value * 2);
  else if constexpr (sizeof(T) == 1) return value + 100;
  else return (int)value;
}

template <template <class> class Container, class T>
__device__ T firstOf(const Container<T>& c) { return c.items[0]; }
template <class T> struct Triple { T items[3]; };

template <int Block, bool Reverse, class T>
__global__ void blockCopy(const T* in, T* out) {
  __shared__ T tile[Block];
  tile[threadIdx.x] = in[blockIdx.x * Block + threadIdx.x];
  __syncthreads();
  out[blockIdx.x * Block + threadIdx.x] = tile[Reverse ? Block - 1 - threadIdx.x : threadIdx.x];
}
template __global__ void blockCopy<16, true, short>(const short*, short*);

template <class Op>
__global__ void apply(Op op, float* data) { data[threadIdx.x] = op.apply(data[threadIdx.x]); }

__global__ void misc(int* out) {
  auto f = [](int i) { return i * i; };
  int n = 0;
  out[n++] = unrolled(f, MakeIndices<5>::type());
  out[n++] = Limits<double>::bits + Limits<bool>::bits + Limits<char*>::bits;
  out[n++] = describe(1.5f) + describe((char)3) + describe(7ll) + describe(out);
  out[n++] = firstOf(Triple<int>{{42, 1, 2}});
}

template <class T>
void tryCopy() {
  std::vector<T> in(64);
  for (int i = 0; i < 64; ++i) in[i] = (T)(i * 3);
  T* d = toDevice(in);
  T* out = deviceZeros<T>(64);
  blockCopy<32, true><<<2, 32>>>(d, out);
  auto got = toHost(out, 64);
  for (int i = 0; i < 64; ++i) CHECK(got[i] == in[i / 32 * 32 + 31 - i % 32]);
  blockCopy<16, false><<<4, 16>>>(d, out);
  CHECK(toHost(out, 64) == in);
}

int main() {
  double* sum = deviceZeros<double>(1);
  sumAll<<<1, 1>>>(sum, 1, 2.5f, 'a', (short)-3, 1ll << 40, true);
  CHECK(toHost(sum, 1)[0] == 1 + 2.5 + 97 - 3 + (double)(1ll << 40) + 1);
  sumAll<<<1, 1>>>(sum);
  CHECK(toHost(sum, 1)[0] == 0);
  tryCopy<short>();
  tryCopy<double>();
  tryCopy<unsigned char>();
  float* data = deviceZeros<float>(8);
  apply<<<1, 8>>>(Offset(3), data);
  apply<<<1, 8>>>(Twice(), data);
  CHECK(toHost(data, 8)[5] == 9);
  int* out = deviceZeros<int>(4);
  misc<<<1, 1>>>(out);
  auto got = toHost(out, 4);
  CHECK(got[0] == 30 && got[1] == 64 + 1 + 1008 && got[2] == 3 + 103 + 7 + 1 && got[3] == 42);
  puts("PASSED");
}
