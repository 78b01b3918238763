// How the addresses of neighbouring threads lie: next to each other, with gaps, backwards, the same, anywhere; and
// indices that look regular but wrap around in a narrow type.
#include "check.h"

constexpr int size = 4096;

/** Of thread `x` and an argument that is the same for all: an index into `size` elements. */
__host__ __device__ unsigned index(int kind, unsigned x, unsigned shift) {
  switch (kind) {
    case 0: return x + shift;
    case 1: return 2 * x + shift;
    case 2: return 3 * x + 1;
    case 3: return size - 1 - x;
    case 4: return shift;
    case 5: return x / 4;
    case 6: return x % 4 + shift;
    case 7: return x ^ 1;
    case 8: return x & ~3u;
    case 9: return (x * 2654435761u) >> 20;
    case 10: return (unsigned char)(x + 250);          // wraps after six threads
    case 11: return (unsigned short)(x * 9000) >> 4;   // wraps after seven
    case 12: return (unsigned char)(x * 3) + (unsigned char)shift;
    case 13: return (signed char)(x + 100) + 128;      // becomes negative
    case 14: return x < 20 ? x : 2 * x;
    case 15: return (unsigned)(((unsigned long long)x * 5 + 0xffffffffull) & 0xfff);
    case 16: return (x + 0xfffffff0u + shift) & 0xfff;  // wraps at 2^32
    case 17: return (x << 2) | (shift & 3);
    case 18: return (unsigned)((int)x * -2 + 2100);
    default: return x * x % size;
  }
}
constexpr int kinds = 20;

template <class T>
__global__ void loadAll(const T* in, T* out, unsigned shift) {
  for (int kind = 0; kind < kinds; ++kind) out[kind * blockDim.x + threadIdx.x] = in[index(kind, threadIdx.x, shift)];
}

// Only the odd threads store, and only where no two of them meet.
template <class T>
__global__ void store(T* out, int kind, unsigned shift, bool odd) {
  if (odd && threadIdx.x % 2 == 0) return;
  out[index(kind, threadIdx.x, shift)] = (T)(threadIdx.x + 1);
}

template <class T>
void test(int block) {
  std::vector<T> in(size);
  for (int i = 0; i < size; ++i) in[i] = (T)(i * 7 + 3);
  T *dIn = toDevice(in), *dOut = deviceZeros<T>(kinds * block);
  for (unsigned shift : {0u, 1u, 5u}) {
    loadAll<<<1, block>>>(dIn, dOut, shift);
    std::vector<T> out = toHost(dOut, kinds * block);
    for (int kind = 0; kind < kinds; ++kind)
      for (int x = 0; x < block; ++x) CHECK(out[kind * block + x] == in[index(kind, x, shift)]);

    for (int kind : {0, 1, 2, 3, 7, 16, 17, 18}) {
      for (bool odd : {false, true}) {
        T* device = deviceZeros<T>(size);
        store<<<1, block>>>(device, kind, shift, odd);
        std::vector<T> got = toHost(device, size), expected(size);
        for (int x = 0; x < block; ++x)
          if (!odd || x % 2 == 1) expected[index(kind, x, shift)] = (T)(x + 1);
        CHECK(memcmp(got.data(), expected.data(), size * sizeof(T)) == 0);
        cudaFree(device);
      }
    }
  }
  cudaFree(dIn);
  cudaFree(dOut);
}

// All write the same place: one of them wins, whole.
__global__ void sameplace(double* out, const double* in) {
  out[0] = in[threadIdx.x];
  if (threadIdx.x > 3) out[1] = in[threadIdx.x] + 1;
}

int main() {
  for (int block : {1, 33, 256}) {
    test<unsigned char>(block);
    test<short>(block);
    test<int>(block);
    test<float>(block);
    test<long long>(block);
    test<double>(block);
  }
  std::vector<double> in(100);
  for (int i = 0; i < 100; ++i) in[i] = i + 0.25;
  double *dIn = toDevice(in), *dOut = deviceZeros<double>(2);
  sameplace<<<1, 100>>>(dOut, dIn);
  std::vector<double> out = toHost(dOut, 2);
  CHECK(out[0] >= 0.25 && out[0] < 100 && out[0] == (int)out[0] + 0.25);
  CHECK(out[1] >= 5.25 && out[1] < 101 && out[1] == (int)out[1] + 0.25);
  puts("PASSED");
}
