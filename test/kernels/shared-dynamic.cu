// extern __shared__ under several names and types, carved into arrays, in templates, and more of it than the default limit.
#include "check.h"

template <class T>
struct Shared {
  __device__ static T* get() {
    extern __shared__ double4 everyone[];
    return reinterpret_cast<T*>(everyone);
  }
};

template <class T>
__global__ void reverse(T* data) {
  T* s = Shared<T>::get();
  int t = threadIdx.x, n = blockDim.x;
  s[t] = data[blockIdx.x * n + t];
  __syncthreads();
  data[blockIdx.x * n + t] = s[n - 1 - t];
}

extern __shared__ char raw[];
extern __shared__ int words[];

__global__ void carve(int n, int* out) {
  double* d = (double*)raw;
  float* f = (float*)(d + n);
  int* i = (int*)(f + n);
  short* s = (short*)(i + n);
  char* c = (char*)(s + n);
  int t = threadIdx.x;
  d[t] = t * 0.5;
  f[t] = t * 0.25f;
  i[t] = t * 3;
  s[t] = -t;
  c[t] = t % 100;
  __syncthreads();
  int u = n - 1 - t;
  out[t] = (int)(d[u] * 2) + (int)(f[u] * 4) * 100 + i[u] * 7 + s[u] + c[u];
  if (words[0] != 0 || (void*)words != (void*)raw) out[t] = -1;  // one memory, whatever its name
}

__global__ void both(int* out) {
  extern __shared__ int dynamic[];
  __shared__ int fixed[100];
  int t = threadIdx.x;
  fixed[t] = t;
  dynamic[t] = 2 * t;
  __syncthreads();
  out[t] = fixed[99 - t] * 1000 + dynamic[99 - t];
  if ((size_t)dynamic % 16 != 0) out[t] = -1;
}

__global__ void large(int* out, int count) {
  int t = threadIdx.x;
  for (int i = t; i < count; i += blockDim.x) words[i] = i;
  __syncthreads();
  int sum = 0;
  for (int i = t; i < count; i += blockDim.x) sum += words[count - 1 - i] & 1;
  atomicAdd(out, sum);
}

template <class T>
void tryReverse(T (*make)(int)) {
  const int n = 65;
  std::vector<T> in(2 * n);
  for (int i = 0; i < 2 * n; ++i) in[i] = make(i);
  T* d = toDevice(in);
  reverse<T><<<2, n, n * sizeof(T)>>>(d);
  std::vector<T> out = toHost(d, 2 * n);
  for (int b = 0; b < 2; ++b)
    for (int i = 0; i < n; ++i) CHECK(memcmp(&out[b * n + i], &in[b * n + n - 1 - i], sizeof(T)) == 0);
}

int main() {
  tryReverse<char>([](int i) { return (char)i; });
  tryReverse<unsigned short>([](int i) { return (unsigned short)(i * 999); });
  tryReverse<float>([](int i) { return i * 0.1f; });
  tryReverse<double>([](int i) { return i * 0.1; });
  tryReverse<long long>([](int i) { return i * 10000000000ll; });
  tryReverse<int4>([](int i) { return make_int4(i, -i, i * i, 7); });

  const int n = 50;
  int* out = deviceZeros<int>(100);
  carve<<<1, n, n * (8 + 4 + 4 + 2 + 1)>>>(n, out);
  std::vector<int> got = toHost(out, n);
  for (int t = 0; t < n; ++t) {
    int u = n - 1 - t;
    CHECK(got[t] == u + u * 100 + u * 21 - u + u % 100);
  }
  both<<<1, 100, 400>>>(out);
  got = toHost(out, 100);
  for (int t = 0; t < 100; ++t) CHECK(got[t] == (99 - t) * 1002);

  const int bytes = 64 * 1024;
  CHECK_CUDA(cudaMemset(out, 0, 4));
  large<<<1, 256, bytes>>>(out, bytes / 4);
  CHECK(cudaGetLastError() == cudaErrorInvalidValue);
  CHECK_CUDA(cudaFuncSetAttribute(large, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes));
  large<<<3, 256, bytes>>>(out, bytes / 4);
  CHECK(toHost(out, 1)[0] == 3 * bytes / 8);
  puts("PASSED");
}
