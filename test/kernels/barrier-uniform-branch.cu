// Barriers under branches and loop bounds that only the run decides, but equally for a whole block.
#include "check.h"

__global__ void phases(int* data, const int* rounds) {
  __shared__ int box[128];
  int t = threadIdx.x, n = blockDim.x;
  int value = t;
  int count = rounds[blockIdx.x];
  for (int r = 0; r < count; ++r) {
    if (count % 2 == 0) {
      box[t] = value;
      __syncthreads();
      value = box[(t + 1) % n] + r;
      __syncthreads();
    } else {
      if (r == 0) box[t] = 0;
      __syncthreads();
      if (r & 1) {
        box[n - 1 - t] = value;
        __syncthreads();
      }
      value += box[t];
      __syncthreads();
    }
  }
  data[blockIdx.x * n + t] = value;
}

int main() {
  const int block = 77;
  std::vector<int> rounds{0, 1, 2, 3, 4, 7, 10};
  int grid = rounds.size();
  int* dRounds = toDevice(rounds);
  int* dData = deviceZeros<int>(block * grid);
  phases<<<grid, block>>>(dData, dRounds);
  std::vector<int> data = toHost(dData, block * grid);
  for (int b = 0; b < grid; ++b) {
    std::vector<int> value(block), box(block);
    for (int t = 0; t < block; ++t) value[t] = t;
    for (int r = 0; r < rounds[b]; ++r) {
      if (rounds[b] % 2 == 0) {
        box = value;
        for (int t = 0; t < block; ++t) value[t] = box[(t + 1) % block] + r;
      } else {
        if (r == 0) box.assign(block, 0);
        if (r & 1)
          for (int t = 0; t < block; ++t) box[block - 1 - t] = value[t];
        for (int t = 0; t < block; ++t) value[t] += box[t];
      }
    }
    for (int t = 0; t < block; ++t) CHECK(data[b * block + t] == value[t]);
  }
  puts("PASSED");
}
