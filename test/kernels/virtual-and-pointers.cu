// Virtual calls, function pointers (also passed from a device variable), recursion and device new/delete.
#include "check.h"

struct Shape {
  __device__ virtual ~Shape() {}
  __device__ virtual float area() const = 0;
  __device__ virtual int sides() const { return 0; }
};
struct Rect : Shape {
  float w, h;
  __device__ Rect(float w, float h) : w(w), h(h) {}
  __device__ float area() const override { return w * h; }
  __device__ int sides() const override { return 4; }
};
struct Disc : Shape {
  float r;
  __device__ Disc(float r) : r(r) {}
  __device__ float area() const override { return 3.0f * r * r; }
};

typedef int (*Op)(int, int);
__device__ int plus(int a, int b) { return a + b; }
__device__ int times(int a, int b) { return a * b; }
__device__ int where(int a, int) { return a + threadIdx.x + blockIdx.x * 1000; }
__device__ Op table[3] = {plus, times, where};

__device__ int ackermann(int m, int n) {
  if (m == 0) return n + 1;
  if (n == 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}
__device__ bool isOdd(unsigned n);
__device__ __noinline__ bool isEven(unsigned n) { return n == 0 || isOdd(n - 1); }
__device__ __noinline__ bool isOdd(unsigned n) { return n != 0 && isEven(n - 1); }

__global__ void kernel(float* areas, int* ints) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  Shape* shape;
  if (i % 2) shape = new Rect(i, 2);
  else shape = new Disc(i);
  areas[i] = shape->area() + shape->sides();
  delete shape;
  Op op = table[i % 3];
  ints[i * 3] = op(i, 5);
  ints[i * 3 + 1] = ackermann(2, i % 5);
  ints[i * 3 + 2] = isEven(i) * 2 + isOdd(i);
}

int main() {
  const int grid = 3, block = 50, n = grid * block;
  float* dAreas = deviceZeros<float>(n);
  int* dInts = deviceZeros<int>(n * 3);
  kernel<<<grid, block>>>(dAreas, dInts);
  std::vector<float> areas = toHost(dAreas, n);
  std::vector<int> ints = toHost(dInts, n * 3);
  for (int i = 0; i < n; ++i) {
    CHECK(areas[i] == (i % 2 ? i * 2.0f + 4 : 3.0f * i * i));
    int want = i % 3 == 0 ? i + 5 : i % 3 == 1 ? i * 5 : i + i % block + i / block * 1000;
    CHECK(ints[i * 3] == want);
    CHECK(ints[i * 3 + 1] == 2 * (i % 5) + 3);
    CHECK(ints[i * 3 + 2] == (i % 2 ? 1 : 2));
  }
  puts("PASSED");
}
