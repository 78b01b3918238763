// Barriers inside device functions: called in a loop, from a template, and with an array that lives across.
#include "check.h"

__device__ void rotate(int* box, int& value, int by) {
  int t = threadIdx.x;
  box[t] = value;
  __syncthreads();
  value = box[(t + by) % blockDim.x];
  __syncthreads();
}

template <int Steps>
__device__ int walk(int* box, int value) {
  int history[Steps];
  for (int s = 0; s < Steps; ++s) {
    history[s] = value;
    rotate(box, value, s + 1);
  }
  int sum = value;
  for (int s = 0; s < Steps; ++s) sum = sum * 3 + history[s];
  return sum;
}

__global__ void kernel(int* out) {
  __shared__ int box[64];
  int a = walk<3>(box, threadIdx.x);
  int b = walk<5>(box, threadIdx.x * 2);
  out[blockIdx.x * blockDim.x + threadIdx.x] = a * 100003 + b;
}

static int expected(int n, int t, int steps, int scale) {
  int at = t, sum;
  std::vector<int> history;
  for (int s = 0; s < steps; ++s) {
    history.push_back(at * scale);
    at = (at + s + 1) % n;
  }
  sum = at * scale;
  for (int h : history) sum = sum * 3 + h;
  return sum;
}

int main() {
  for (int block : {1, 7, 64}) {
    int* dOut = deviceZeros<int>(block * 2);
    kernel<<<2, block>>>(dOut);
    std::vector<int> out = toHost(dOut, block * 2);
    for (int i = 0; i < block * 2; ++i)
      CHECK(out[i] == expected(block, i % block, 3, 1) * 100003 + expected(block, i % block, 5, 2));
  }
  puts("PASSED");
}
