// Barriers in the cases of a switch on a value the whole block shares, with fallthrough between two barriers.
#include "check.h"
#include <algorithm>

__global__ void phases(const int* commands, int count, int* out) {
  __shared__ int box[2][97];
  int t = threadIdx.x, n = blockDim.x, value = t + 1, from = 0;
  for (int k = 0; k < count; ++k) {
    switch (commands[blockIdx.x * count + k]) {
      case 0:  // rotate
        box[from][t] = value;
        __syncthreads();
        value = box[from][(t + 1) % n];
        from ^= 1;
        break;
      case 1:  // no barrier at all
        value = value * 3 + k;
        break;
      case 2:  // add the mirror's value, then fall into the sum
        box[from][t] = value;
        __syncthreads();
        value += box[from][n - 1 - t];
        __syncthreads();
      case 3:  // prefix maximum by doubling
        for (int step = 1; step < n; step *= 2) {
          box[from][t] = value;
          __syncthreads();
          int left = t >= step ? box[from][t - step] : value;
          __syncthreads();
          value = max(value, left);
        }
        break;
      case 4:
        if (k % 2) {
          box[0][t] = value;
          __syncthreads();
          value = box[0][0] + t;
          __syncthreads();
          continue;
        }
        value ^= 0x55;
        break;
      default:
        goto done;
    }
    __syncthreads();
    value &= 0xffffff;
  }
done:
  out[blockIdx.x * n + t] = value;
}

int main() {
  const int n = 97, blocks = 6, count = 7;
  std::vector<int> commands(blocks * count);
  for (int i = 0; i < blocks * count; ++i) commands[i] = (i * 5 + i / 7) % 6;
  int* out = deviceZeros<int>(n * blocks);
  phases<<<blocks, n>>>(toDevice(commands), count, out);
  std::vector<int> got = toHost(out, n * blocks);
  for (int b = 0; b < blocks; ++b) {
    std::vector<int> v(n);
    for (int t = 0; t < n; ++t) v[t] = t + 1;
    bool mask = true;
    for (int k = 0; k < count; ++k) {
      int command = commands[b * count + k];
      std::vector<int> old = v;
      mask = true;
      if (command == 5) break;
      if (command == 0) for (int t = 0; t < n; ++t) v[t] = old[(t + 1) % n];
      if (command == 1) for (int t = 0; t < n; ++t) v[t] = old[t] * 3 + k;
      if (command == 2) for (int t = 0; t < n; ++t) v[t] = old[t] + old[n - 1 - t];
      if (command == 2 || command == 3) for (int t = 1; t < n; ++t) v[t] = std::max(v[t], v[t - 1]);
      if (command == 4) {
        for (int t = 0; t < n; ++t) v[t] = k % 2 ? old[0] + t : old[t] ^ 0x55;
        mask = k % 2 == 0;
      }
      if (mask) for (int t = 0; t < n; ++t) v[t] &= 0xffffff;
    }
    for (int t = 0; t < n; ++t) CHECK(got[b * n + t] == v[t]);
  }
  puts("PASSED");
}
