// Blocks of 1, 33, 63, 100 and 1000 threads, and of 7x9 and 5x3x4: positions, barriers, votes, shuffles and the last warp's lanes.
#include <algorithm>
#include "check.h"

__device__ int linear() { return threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z); }
__device__ int threads() { return blockDim.x * blockDim.y * blockDim.z; }
__device__ unsigned int lastLanes() {
  int rest = threads() - linear() / 32 * 32;
  return rest >= 32 ? 0xffffffffu : (1u << rest) - 1;
}

__global__ void describe(int* out) {
  int block = blockIdx.x + gridDim.x * blockIdx.y, t = linear();
  int lane = t % 32;
  unsigned int all = lastLanes();
  unsigned int odd = __ballot_sync(all, threadIdx.x % 2);
  int left = __shfl_up_sync(all, t, 1), right = __shfl_down_sync(all, t, 1);
  int partner = __shfl_xor_sync(all, t, 1), first = __shfl_sync(all, t, 0);
  int* own = out + (block * threads() + t) * 6;
  own[0] = (int)odd;
  own[1] = left;
  own[2] = lane + 1 < __popc(all) ? right : -1;
  own[3] = (lane ^ 1) < __popc(all) ? partner : -1;
  own[4] = first;
  own[5] = __syncthreads_count(t % 3 == 0);
}
__global__ void reverse(int* data) {
  extern __shared__ int box[];
  int t = linear(), n = threads(), *own = data + (blockIdx.x + gridDim.x * blockIdx.y) * n;
  box[t] = own[t];
  __syncthreads();
  own[t] = box[n - 1 - t];
}
__global__ void treeSum(const int* in, int* sums) {
  __shared__ int box[1024];
  int t = linear(), n = threads(), block = blockIdx.x + gridDim.x * blockIdx.y;
  box[t] = in[block * n + t];
  __syncthreads();
  for (int width = n; width > 1; width = (width + 1) / 2) {
    int half = (width + 1) / 2;
    if (t + half < width) box[t] += box[t + half];
    __syncthreads();
  }
  if (t == 0) sums[block] = box[0];
}
__global__ void laterThreadsLeave(int* out, int stay) {
  int t = linear();
  if (t >= stay) return;
  __syncthreads();
  int count = __syncthreads_count(t % 2);
  out[t] = count;
  if (t % 4 == 1) return;
  __syncthreads();
  out[t] += 1000;
}

void test(dim3 grid, dim3 block) {
  int blocks = grid.x * grid.y, n = block.x * block.y * block.z;
  int* out = deviceZeros<int>(blocks * n * 6);
  describe<<<grid, block>>>(out);
  auto got = toHost(out, blocks * n * 6);
  for (int b = 0; b < blocks; b++) {
    for (int t = 0; t < n; t++) {
      const int* own = &got[(b * n + t) * 6];
      int first = t / 32 * 32, last = std::min(first + 32, n) - 1;
      unsigned int odd = 0;
      for (int i = first; i <= last; i++) odd |= (unsigned)(i % block.x % 2) << (i - first);
      CHECK(own[0] == (int)odd);
      CHECK(own[1] == (t == first ? t : t - 1));
      CHECK(own[2] == (t == last ? -1 : t + 1));
      CHECK(own[3] == ((t ^ 1) > last ? -1 : (t ^ 1)));
      CHECK(own[4] == first);
      CHECK(own[5] == (n + 2) / 3);
    }
  }
  std::vector<int> data(blocks * n), sums(blocks);
  for (int i = 0; i < blocks * n; i++) sums[i / n] += data[i] = i * 3 % 101;
  int *device = toDevice(data), *deviceSums = deviceZeros<int>(blocks);
  treeSum<<<grid, block>>>(device, deviceSums);
  CHECK(toHost(deviceSums, blocks) == sums);
  reverse<<<grid, block, n * sizeof(int)>>>(device);
  auto reversed = toHost(device, blocks * n);
  for (int i = 0; i < blocks * n; i++) CHECK(reversed[i] == data[i / n * n + n - 1 - i % n]);
  int stay = n - n / 4;
  cudaMemset(out, 0, n * 4);
  laterThreadsLeave<<<1, block>>>(out, stay);
  auto left = toHost(out, n);
  for (int t = 0; t < n; t++) CHECK(left[t] == (t >= stay ? 0 : stay / 2 + (t % 4 == 1 ? 0 : 1000)));
}

int main() {
  for (int n : {1, 2, 31, 32, 33, 63, 64, 65, 100, 1000, 1024}) test(3, n);
  test(2, dim3(7, 9));
  test(dim3(2, 2), dim3(5, 3, 4));
  test(1, dim3(1, 33));
  test(1, dim3(1, 1, 64));
  test(2, dim3(32, 32));
  test(1, dim3(33, 31));
  test(1, dim3(3, 100));
  puts("PASSED");
}
