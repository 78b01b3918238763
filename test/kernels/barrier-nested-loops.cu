// Barriers in nested loops with break and continue that the whole block takes together, at odd block sizes and in 3-D blocks.
#include "check.h"

__global__ void life(const unsigned char* in, unsigned char* out, int side, int generations, const int* stopAt) {
  extern __shared__ unsigned char cells[];
  unsigned char* now = cells;
  unsigned char* next = cells + side * side;
  __shared__ int alive;
  int t = threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
  int threads = blockDim.x * blockDim.y * blockDim.z;
  for (int i = t; i < side * side; i += threads) now[i] = in[i];
  __syncthreads();
  for (int g = 0; g < generations; ++g) {
    if (t == 0) alive = 0;
    __syncthreads();
    for (int base = 0; base < side * side; base += threads) {
      int i = base + t;
      if (i < side * side) {
        int x = i % side, y = i / side, around = 0;
        for (int dy = -1; dy <= 1; ++dy)
          for (int dx = -1; dx <= 1; ++dx) {
            if (dx == 0 && dy == 0) continue;
            around += now[(y + dy + side) % side * side + (x + dx + side) % side];
          }
        next[i] = around == 3 || (around == 2 && now[i]);
        if (next[i]) atomicAdd(&alive, 1);
      }
      if (base >= 2 * threads) continue;
      __syncthreads();  // not needed, but allowed: every thread is here in the same rounds
    }
    __syncthreads();
    unsigned char* t2 = now;
    now = next;
    next = t2;
    if (alive == 0) break;
    if (alive == *stopAt) {
      __syncthreads();
      break;
    }
    if (g % 3 == 1) continue;
    __syncthreads();
  }
  __syncthreads();
  for (int i = t; i < side * side; i += threads) out[i] = now[i];
}

__global__ void doWhile(int* out, int rounds) {
  __shared__ int sum[2];
  int t = threadIdx.x, outer = 0, total = 0;
  if (t == 0) sum[0] = sum[1] = 0;
  __syncthreads();
  do {
    int inner = 0;
    do {
      atomicAdd(&sum[inner % 2], t);
      __syncthreads();
      total += sum[inner % 2];
      __syncthreads();
      if (total == -1) return;
    } while (++inner <= outer);
    if (t == 0) sum[outer % 2] = outer;
    __syncthreads();
  } while (++outer < rounds);
  out[blockIdx.x * blockDim.x + t] = total;
}

int main() {
  const int side = 19;
  std::vector<unsigned char> cells(side * side);
  for (int i = 0; i < side * side; ++i) cells[i] = i * i % 7 < 3;
  for (dim3 block : {dim3(1), dim3(31), dim3(33), dim3(97), dim3(4, 4, 4), dim3(1024)})
    for (int stop : {-1, 20}) {
      std::vector<unsigned char> now = cells, next(side * side);
      for (int g = 0; g < 8; ++g) {
        int alive = 0;
        for (int i = 0; i < side * side; ++i) {
          int x = i % side, y = i / side, around = 0;
          for (int d = 0; d < 9; ++d)
            if (d != 4) around += now[(y + d / 3 - 1 + side) % side * side + (x + d % 3 - 1 + side) % side];
          alive += next[i] = around == 3 || (around == 2 && now[i]);
        }
        now.swap(next);
        if (alive == 0 || alive == stop) break;
      }
      auto* out = deviceZeros<unsigned char>(side * side);
      life<<<1, block, 2 * side * side>>>(toDevice(cells), out, side, 8, toDevice(std::vector<int>{stop}));
      CHECK(toHost(out, side * side) == now);
    }
  for (int n : {1, 31, 33, 97}) {
    int* out = deviceZeros<int>(2 * n);
    doWhile<<<2, n>>>(out, 5);
    std::vector<int> got = toHost(out, 2 * n);
    int sum[2] = {0, 0}, total = 0;
    for (int outer = 0; outer < 5; ++outer) {
      for (int inner = 0; inner <= outer; ++inner) total += sum[inner % 2] += n * (n - 1) / 2;
      sum[outer % 2] = outer;
    }
    for (int i = 0; i < 2 * n; ++i) CHECK(got[i] == total);
  }
  puts("PASSED");
}
