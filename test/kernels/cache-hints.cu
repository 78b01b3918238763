// Loads and stores with cache hints, on scalars and vectors, read-only loads, volatile, restrict, prefetch-like uses.
#include "check.h"

template <class T>
__global__ void copy(const T* __restrict__ in, T* __restrict__ out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  T v;
  switch (i % 6) {
    case 0: v = __ldg(in + i); break;
    case 1: v = __ldcg(in + i); break;
    case 2: v = __ldca(in + i); break;
    case 3: v = __ldcs(in + i); break;
    case 4: v = __ldlu(in + i); break;
    default: v = __ldcv(in + i);
  }
  switch (i % 4) {
    case 0: __stwb(out + i, v); break;
    case 1: __stcg(out + i, v); break;
    case 2: __stcs(out + i, v); break;
    default: __stwt(out + i, v);
  }
}

template <class T>
void check() {
  const int n = 100;
  std::vector<T> in(n);
  for (size_t i = 0; i < n * sizeof(T); ++i) ((unsigned char*)in.data())[i] = (unsigned char)(i * 7 + 3);
  T* out = deviceZeros<T>(n);
  copy<T><<<4, 33>>>(toDevice(in), out, n);
  CHECK(memcmp(toHost(out, n).data(), in.data(), n * sizeof(T)) == 0);
}

__global__ void flags(volatile int* flag, volatile unsigned char* bytes, int* out) {
  if (threadIdx.x == 0) {
    *flag = 1;
    *flag = *flag + 1;
    bytes[1] = bytes[0] + 3;
  }
  __syncthreads();
  out[threadIdx.x] = *flag * 100 + bytes[1];
}

int main() {
  check<int>(); check<unsigned>(); check<float>(); check<double>(); check<long long>(); check<char>(); check<short>(); check<unsigned char>();
  check<float2>(); check<float4>(); check<int2>(); check<int4>(); check<uint4>(); check<double2>(); check<uchar4>(); check<short2>(); check<ulonglong2>();
  int* flag = deviceZeros<int>(1);
  unsigned char* bytes = deviceZeros<unsigned char>(2);
  int* out = deviceZeros<int>(33);
  flags<<<1, 33>>>(flag, bytes, out);
  for (int v : toHost(out, 33)) CHECK(v == 203);
  puts("PASSED");
}
