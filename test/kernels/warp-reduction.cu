// The reductions and scans that programs write: by warp, by block, with early exits, loops and barriers between.
#include "check.h"

__inline__ __device__ int warpSum(int value) {
  for (int offset = warpSize / 2; offset > 0; offset /= 2) value += __shfl_down_sync(0xffffffffu, value, offset);
  return value;
}

__global__ void blockSum(const int* in, int* out, int n) {
  __shared__ int partial[32];
  int lane = threadIdx.x % warpSize, warp = threadIdx.x / warpSize;
  int sum = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) sum += in[i];
  sum = warpSum(sum);
  if (lane == 0) partial[warp] = sum;
  __syncthreads();
  if (warp == 0) {
    sum = lane < (int)(blockDim.x / warpSize) ? partial[lane] : 0;
    sum = warpSum(sum);
    if (lane == 0) out[blockIdx.x] = sum;
  }
}

__global__ void inclusiveScan(int* data, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int value = i < n ? data[i] : 0;
  int lane = threadIdx.x & 31;
#pragma unroll
  for (int d = 1; d < 32; d <<= 1) {
    int other = __shfl_up_sync(0xffffffffu, value, d);
    if (lane >= d) value += other;
  }
  if (i < n) data[i] = value;
}

// A row per warp; the last block has warps without a row, which leave at once.
__global__ void rowMaximum(const float* rows, float* out, int count, int width) {
  int row = blockIdx.x * (blockDim.x / 32) + threadIdx.x / 32;
  if (row >= count) return;
  float most = -1e30f;
  for (int i = threadIdx.x % 32; i < width; i += 32) most = fmaxf(most, rows[row * width + i]);
  for (int mask = 16; mask > 0; mask >>= 1) most = fmaxf(most, __shfl_xor_sync(0xffffffffu, most, mask));
  if (threadIdx.x % 32 == 0) out[row] = most;
}

// Lanes leave a loop one after the other; those that are left vote among themselves.
__global__ void collatz(int* steps, int* votes) {
  int i = threadIdx.x, n = i + 1, count = 0, asked = 0;
  unsigned active = __ballot_sync(0xffffffffu, n != 1);
  while (n != 1) {
    n = n % 2 ? 3 * n + 1 : n / 2;
    count++;
    asked += __popc(active);
    active = __ballot_sync(active, n != 1);
  }
  steps[i] = count;
  votes[i] = asked;
}

int main() {
  const int n = 5003;
  std::vector<int> in(n);
  long long total = 0;
  for (int i = 0; i < n; ++i) total += in[i] = i % 101 - 20;
  int* dIn = toDevice(in);
  for (int block : {32, 128, 1024}) {
    int* dOut = deviceZeros<int>(3);
    blockSum<<<3, block>>>(dIn, dOut, n);
    std::vector<int> out = toHost(dOut, 3);
    CHECK(out[0] + out[1] + out[2] == total);
    cudaFree(dOut);
  }

  inclusiveScan<<<(n + 95) / 96, 96>>>(dIn, n);
  std::vector<int> scanned = toHost(dIn, n);
  for (int i = 0, sum = 0; i < n; ++i) {
    sum = i % 32 == 0 ? in[i] : sum + in[i];
    CHECK(scanned[i] == sum);
  }

  const int rows = 13, width = 45;
  std::vector<float> matrix(rows * width);
  for (int i = 0; i < rows * width; ++i) matrix[i] = (float)((i * 7919) % 1009);
  float* dMatrix = toDevice(matrix);
  float* dMost = deviceZeros<float>(rows);
  rowMaximum<<<4, 128>>>(dMatrix, dMost, rows, width);
  std::vector<float> most = toHost(dMost, rows);
  for (int r = 0; r < rows; ++r) {
    float expected = 0;
    for (int i = 0; i < width; ++i) expected = std::fmax(expected, matrix[r * width + i]);
    CHECK(most[r] == expected);
  }

  int* dSteps = deviceZeros<int>(32);
  int* dVotes = deviceZeros<int>(32);
  collatz<<<1, 32>>>(dSteps, dVotes);
  std::vector<int> steps = toHost(dSteps, 32), votes = toHost(dVotes, 32);
  for (int i = 0; i < 32; ++i) {
    int n = i + 1, count = 0, asked = 0;
    while (n != 1) n = n % 2 ? 3 * n + 1 : n / 2, count++;
    for (int s = 0; s < count; ++s)
      for (int j = 0; j < 32; ++j) asked += steps[j] > s;
    CHECK(steps[i] == count && votes[i] == asked);
  }
  puts("PASSED");
}
