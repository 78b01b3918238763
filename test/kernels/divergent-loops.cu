// Loops that each thread leaves at another time: by their condition, by break, by return, from inside other loops;
// with values that are the same for all threads in the loop and differ behind it.
#include "check.h"

struct Result {
  int a, b, c;
  float f;
};

// The counter is the same for all threads that are still inside; what it was on leaving is not.
__host__ __device__ Result leaveWithCounter(int i) {
  int n = 0, last = -1;
  float f = 1;
  for (n = 0; n < 40; ++n) {
    last = n * n;
    if (n == i % 13) break;
    f = f * 0.5f + n;
  }
  return {n, last, n > 12, f};
}

__host__ __device__ Result breaksAndContinues(int i) {
  int a = 0, b = 0, c = 0;
  for (int x = 0; x < 20; ++x) {
    if ((x + i) % 3 == 0) continue;
    a += x;
    for (int y = x; y < 12; ++y) {
      if ((y * i) % 7 == 3) break;
      if ((y + i) % 2) continue;
      b += y;
      int z = y;
      do {
        c += z & i;
        if (c > 200 + i) return {a, b, c, -1};
        z >>= 1;
      } while (z > i % 3);
    }
    if (a > 60 + i % 50) break;
  }
  return {a, b, c, (float)a / (b + 1)};
}

__host__ __device__ Result zeroTrips(int i) {
  int a = 0, b = 7;
  for (int x = i; x < 5; ++x) a += x + 1;  // never, from the sixth thread on
  while (b < i % 16) b += 3;
  int c = 0;
  do ++c;
  while (c * c < i);
  return {a, b, c, 0};
}

// An inner loop whose trip count changes with the outer one, and a flag that is set once and kept.
__host__ __device__ Result flags(int i) {
  bool found = false;
  int where = -1, tries = 0;
  for (int x = 1; x <= 8 && !found; ++x)
    for (int y = 1; y <= x + i % 4; ++y) {
      ++tries;
      if (x * y == 12 + i % 5) {
        found = true;
        where = x * 100 + y;
        break;
      }
    }
  return {where, tries, found, found ? 0.5f : -0.5f};
}

__host__ __device__ Result twoExits(int i) {
  unsigned state = i * 2654435761u + 1;
  int a = 0, b = 0;
  for (;;) {
    state = state * 1664525u + 1013904223u;
    if (state >> 28 == 3) break;
    ++a;
    if ((state >> 20 & 15) == (unsigned)i % 16) goto second;
    if (a > 100) return {a, b, 1, 0};
  }
  b = 10;
second:
  b += a;
  return {a, b, 0, (float)state};
}

template <Result (*f)(int)>
__global__ void run(Result* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = f(i);
}

template <Result (*f)(int)>
void test() {
  for (int block : {1, 33, 96}) {
    int n = block * 3 - block / 2;
    Result* device = deviceZeros<Result>(n);
    run<f><<<3, block>>>(device, n);
    std::vector<Result> out = toHost(device, n);
    for (int i = 0; i < n; ++i) {
      Result expected = f(i);
      CHECK(memcmp(&out[i], &expected, sizeof expected) == 0);
    }
    cudaFree(device);
  }
}

int main() {
  test<leaveWithCounter>();
  test<breaksAndContinues>();
  test<zeroTrips>();
  test<flags>();
  test<twoExits>();
  puts("PASSED");
}
