// Branches inside branches that threads take apart, with stores, shared memory and values of all types meeting behind
// them; switches with fallthrough; short circuits that must not touch memory.
#include "check.h"

struct Result {
  long long wide;
  double d;
  int i;
  short s;
  signed char c;
  bool flag;
};

__host__ __device__ bool operator==(const Result& a, const Result& b) {
  return a.wide == b.wide && a.d == b.d && a.i == b.i && a.s == b.s && a.c == b.c && a.flag == b.flag;
}

__host__ __device__ Result nested(int i) {
  Result r = {0, 0, 0, 0, 0, false};
  if (i & 1) {
    r.wide = (long long)i << 33;
    if (i & 2) {
      r.d = i * 0.25;
      if (i & 4) r.s = (short)(i * 700);
      else r.c = (signed char)(i * 3);
    } else if (i % 5 == 0) {
      r.flag = true;
    }
    r.i = r.flag ? -i : i;
  } else {
    r.d = r.i = i / 2;
    if (i % 3 == 0) {
      r.flag = i % 9 == 0;
      r.wide = r.flag ? ~0ll : i;
    }
  }
  r.c = (signed char)(r.c + (r.d > 10 ? 1 : 2));
  return r;
}

__host__ __device__ Result switches(int i) {
  Result r = {i, 1, 0, 0, 0, false};
  for (int round = 0; round < 3; ++round) {
    switch ((i + round) % 7) {
      case 0: r.i += 1;
      case 1: r.i *= 3; break;
      case 2: r.d /= 2; continue;
      case 3:
        if (i % 2) break;
        r.s = (short)(r.s + 5);
      case 4: r.wide ^= (long long)r.i << 20;
      default: r.i += 7;
    }
    switch (i % 1000 * 1000000ll) {
      case 0: r.flag = !r.flag; break;
      case 5000000: r.c = 5; return r;
      case 40000000: r.c = 40; break;
    }
    r.d += round;
  }
  return r;
}

// A null pointer, an index beyond the end and a division by zero, each behind its guard.
__global__ void guardedAccess(const int* in, const int* const* pointers, int* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int sum = 0;
  if (pointers[i % 4] != nullptr && *pointers[i % 4] == i % 4) sum += 1;
  if (i < n && in[i] > 0) sum += 10;
  int divisor = i % 3;
  if (divisor != 0) sum += 1000 / divisor;
  const int* p = i < n ? in + i : nullptr;
  if (p) sum += *p * 10000;
  out[i] = sum;
}

// Some threads read what others wrote, between barriers that all reach, from code that they reach apart.
__global__ void throughShared(int* out, int rounds) {
  __shared__ int a[128];
  __shared__ int sum;
  int t = threadIdx.x, n = blockDim.x;
  a[t] = t;
  if (t == 0) sum = 0;
  __syncthreads();
  for (int round = 0; round < rounds; ++round) {
    int value = a[t];
    if (t % 2 == 0) {
      if (t + 1 < n) value += a[t + 1];
      else value -= 1;
    } else if (t % 3 == 0) {
      value = a[t - 1] * 2 - a[(t + round) % n];
    }
    __syncthreads();
    if (t % 5 != 4) a[t] = value & 0xffff;
    if (value > 300) atomicAdd(&sum, 1);
    __syncthreads();
  }
  out[t] = a[t] * 10000 + sum;
}

template <Result (*f)(int)>
__global__ void run(Result* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = f(i);
}

template <Result (*f)(int)>
void test() {
  for (int block : {1, 33, 100}) {
    int n = block * 4 - 1;
    Result* device = deviceZeros<Result>(n + 1);
    run<f><<<4, block>>>(device, n);
    std::vector<Result> out = toHost(device, n);
    for (int i = 0; i < n; ++i) CHECK(out[i] == f(i));
    cudaFree(device);
  }
}

static void testGuardedAccess() {
  const int n = 50, threads = 99;
  std::vector<int> in(n), values = {0, 1, 5, 3};
  for (int i = 0; i < n; ++i) in[i] = i % 4 - 1;
  int *dIn = toDevice(in), *dValues = toDevice(values);
  std::vector<const int*> pointers = {dValues, nullptr, dValues + 2, dValues + 3};
  const int** dPointers = toDevice(pointers);
  int* dOut = deviceZeros<int>(threads);
  guardedAccess<<<3, 33>>>(dIn, dPointers, dOut, n);
  std::vector<int> out = toHost(dOut, threads);
  for (int i = 0; i < threads; ++i) {
    int expected = (i % 4 == 0 || i % 4 == 3) + (i < n && in[i] > 0 ? 10 : 0) + (i % 3 ? 1000 / (i % 3) : 0);
    CHECK(out[i] == expected + (i < n ? in[i] * 10000 : 0));
  }
}

static void testThroughShared(int block) {
  const int rounds = 6;
  int* device = deviceZeros<int>(block);
  throughShared<<<1, block>>>(device, rounds);
  std::vector<int> out = toHost(device, block), a(block), value(block);
  int sum = 0;
  for (int t = 0; t < block; ++t) a[t] = t;
  for (int round = 0; round < rounds; ++round) {
    for (int t = 0; t < block; ++t) {
      value[t] = a[t];
      if (t % 2 == 0) value[t] += t + 1 < block ? a[t + 1] : -1;
      else if (t % 3 == 0) value[t] = a[t - 1] * 2 - a[(t + round) % block];
    }
    for (int t = 0; t < block; ++t) {
      if (t % 5 != 4) a[t] = value[t] & 0xffff;
      sum += value[t] > 300;
    }
  }
  for (int t = 0; t < block; ++t) CHECK(out[t] == a[t] * 10000 + sum);
  cudaFree(device);
}

int main() {
  test<nested>();
  test<switches>();
  testGuardedAccess();
  for (int block : {1, 2, 33, 127}) testThroughShared(block);
  puts("PASSED");
}
