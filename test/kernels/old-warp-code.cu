// Code from before Volta: volatile shared memory in one warp, shuffles and votes without masks, warp numbers from bits of threadIdx.
// flags: -Wno-deprecated-declarations
#include "check.h"

__global__ void reduceVolatile(const int* in, int* out, int n) {
  extern __shared__ int box[];
  int t = threadIdx.x, i = blockIdx.x * blockDim.x * 2 + t;
  box[t] = (i < n ? in[i] : 0) + (i + blockDim.x < n ? in[i + blockDim.x] : 0);
  __syncthreads();
  for (int s = blockDim.x / 2; s > 32; s >>= 1) {
    if (t < s) box[t] += box[t + s];
    __syncthreads();
  }
  if (t < 32) {
    volatile int* v = box;
    if (blockDim.x >= 64) v[t] += v[t + 32];
    v[t] += v[t + 16];
    v[t] += v[t + 8];
    v[t] += v[t + 4];
    v[t] += v[t + 2];
    v[t] += v[t + 1];
  }
  if (t == 0) out[blockIdx.x] = box[0];
}
__global__ void scanVolatile(const int* in, int* out) {
  __shared__ volatile int box[64 + 32];
  int t = threadIdx.x, lane = t & 31, at = t / 32 * 48 + 16 + lane;
  box[at - 16] = 0;
  box[at] = in[t];
  box[at] = box[at] + box[at - 1];
  box[at] = box[at] + box[at - 2];
  box[at] = box[at] + box[at - 4];
  box[at] = box[at] + box[at - 8];
  box[at] = box[at] + box[at - 16];
  out[t] = box[at];
}
__device__ int blockVote(int* box, int predicate) {
  int warp = threadIdx.x >> 5, lane = threadIdx.x & 31;
  unsigned int votes = __ballot_sync(~0u, predicate);
  if (lane == 0) box[warp] = __popc(votes);
  __syncthreads();
  int sum = 0;
  for (int w = 0; w < blockDim.x >> 5; w++) sum += box[w];
  __syncthreads();
  return sum;
}
__global__ void votes(int* out) {
  __shared__ int box[32];
  for (int k = 1; k < 8; k++) {
    int count = blockVote(box, threadIdx.x % k == 0);
    if (threadIdx.x == 0) out[k] = count;
  }
}

int main() {
  const int n = 1000;
  std::vector<int> in(n);
  for (int i = 0; i < n; i++) in[i] = i * 3 % 29;
  int *data = toDevice(in), *out = deviceZeros<int>(64);
  for (int threads : {32, 64, 128, 256}) {
    int blocks = (n + threads * 2 - 1) / (threads * 2);
    reduceVolatile<<<blocks, threads, (threads + 32) * sizeof(int)>>>(data, out, n);
    auto got = toHost(out, blocks);
    for (int b = 0; b < blocks; b++) {
      int sum = 0;
      for (int i = b * threads * 2; i < (b + 1) * threads * 2 && i < n; i++) sum += in[i];
      CHECK(got[b] == sum);
    }
  }
  scanVolatile<<<1, 64>>>(data, out);
  auto sums = toHost(out, 64);
  for (int i = 0, sum = 0; i < 64; i++) {
    sum = i % 32 == 0 ? in[i] : sum + in[i];
    CHECK(sums[i] == sum);
  }
  votes<<<1, 224>>>(out);
  auto counts = toHost(out, 8);
  for (int k = 1; k < 8; k++) CHECK(counts[k] == (224 + k - 1) / k);
  puts("PASSED");
}
