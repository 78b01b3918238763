// Loops with several exits, continue at every depth, do-while, loops that never run, long trip counts, early returns.
#include "check.h"

__host__ __device__ int exits(const int* p, int n) {
  int sum = 0, i = 0;
  for (;;) {
    if (i >= n) break;
    int v = p[i++];
    if (v == 0) continue;
    if (v < 0) return -sum - i;
    do {
      sum += v & 7;
      if (sum > 400) goto out;
      if ((v >>= 1) == 5) break;
    } while (v > 0);
    if (sum % 11 == 10) break;
  }
out:
  return sum * 100 + i;
}

__host__ __device__ unsigned gcd(unsigned a, unsigned b) {
  while (b) {
    unsigned t = a % b;
    a = b;
    b = t;
  }
  return a;
}

__host__ __device__ int triangle(int n) {
  int count = 0;
  for (int i = 0; i < n; ++i) {
    if (i % 5 == 4) continue;
    for (int j = i; j > 0; j -= 2) {
      if (j == 7) break;
      for (int k = 0; k < j; ++k) {
        if (k == i) return -1;
        if ((i + j + k) % 4 == 0) continue;
        if (k > 6) break;
        ++count;
      }
    }
  }
  return count;
}

// Loop-carried values that swap each round: phis that must move at once.
__host__ __device__ long long swapping(int n) {
  long long a = 1, b = 2, c = 3;
  for (int i = 0; i < n; ++i) {
    long long t = a;
    a = b;
    b = c;
    c = t + (i & 1 ? b : -a);
    if (c > 1000000) { long long s = a; a = c; c = s; }
    if (c < -1000000) c = -c % 1000;
  }
  return a * 3 + b * 5 + c * 7;
}

__host__ __device__ int countDown(unsigned char from) {
  int rounds = 0;
  for (unsigned char c = from; c < 250; --c) ++rounds;  // wraps below zero
  for (short s = 32760; s > 0; ++s) ++rounds;           // int arithmetic, short storage: wraps
  return rounds;
}

__host__ __device__ float newton(float x) {
  float r = x > 1 ? x : 1;
  for (int i = 0; i < 50; ++i) {
    float next = 0.5f * (r + x / r);
    if (fabsf(next - r) < 1e-6f * r) break;
    r = next;
  }
  return r;
}

__global__ void kernel(const int* data, int* out, long long* wide, float* real) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  out[i * 4] = exits(data + i % 10, i % 50);
  out[i * 4 + 1] = gcd(i * 12, 18 + i % 7 * 4);
  out[i * 4 + 2] = triangle(i % 40);
  out[i * 4 + 3] = countDown(i);
  wide[i] = swapping(i);
  real[i] = newton(i * 0.75f);
}

int main() {
  const int n = 31 * 5;
  std::vector<int> data(64);
  for (int i = 0; i < 64; ++i) data[i] = i * i % 97 - (i % 17 == 16 ? 97 : 0);
  int* out = deviceZeros<int>(n * 4);
  long long* wide = deviceZeros<long long>(n);
  float* real = deviceZeros<float>(n);
  kernel<<<5, 31>>>(toDevice(data), out, wide, real);
  std::vector<int> got = toHost(out, n * 4);
  std::vector<long long> gotWide = toHost(wide, n);
  std::vector<float> gotReal = toHost(real, n);
  for (int i = 0; i < n; ++i) {
    CHECK(got[i * 4] == exits(data.data() + i % 10, i % 50));
    CHECK(got[i * 4 + 1] == (int)gcd(i * 12, 18 + i % 7 * 4));
    CHECK(got[i * 4 + 2] == triangle(i % 40));
    CHECK(got[i * 4 + 3] == countDown(i));
    CHECK(gotWide[i] == swapping(i));
    CHECK(gotReal[i] == newton(i * 0.75f) && fabsf(gotReal[i] * gotReal[i] - i * 0.75f) < 1e-3f * (i + 1));
  }
  puts("PASSED");
}
