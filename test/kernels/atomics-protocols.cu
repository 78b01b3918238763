// What programs build from atomics: the last block adds up, a lock by CAS, a stack, a histogram, a 16-bit CAS, flags with fences.
#include "check.h"

__device__ unsigned finished = 0;
__device__ int lockWord = 0;

__global__ void sumWithLastBlock(const int* in, int n, volatile int* partial, int* total) {
  __shared__ int box[128];
  __shared__ bool last;
  int t = threadIdx.x, sum = 0;
  for (int i = blockIdx.x * blockDim.x + t; i < n; i += gridDim.x * blockDim.x) sum += in[i];
  box[t] = sum;
  __syncthreads();
  for (int half = 64; half > 0; half /= 2) {
    if (t < half) box[t] += box[t + half];
    __syncthreads();
  }
  if (t == 0) {
    partial[blockIdx.x] = box[0];
    __threadfence();
    last = atomicInc(&finished, gridDim.x - 1) == gridDim.x - 1;
  }
  __syncthreads();
  if (!last) return;
  sum = 0;
  for (int i = t; i < (int)gridDim.x; i += blockDim.x) sum += partial[i];
  box[t] = sum;
  __syncthreads();
  if (t == 0) {
    for (int i = 1; i < 128; ++i) sum += box[i];
    *total = sum;
  }
}

// One thread of a block takes the lock: threads of one block must not wait for each other.
__global__ void locked(volatile int* shared, int rounds) {
  if (threadIdx.x != 0) return;
  for (int r = 0; r < rounds; ++r) {
    while (atomicCAS(&lockWord, 0, 1) != 0) {}
    __threadfence();
    shared[0] = shared[0] + 1;
    shared[1] = shared[0] * 2;
    __threadfence_system();
    atomicExch(&lockWord, 0);
  }
}

struct Item { int value; int next; };
__global__ void push(Item* items, int* head) {
  int i = blockIdx.x * blockDim.x + threadIdx.x, old = *head, seen;
  items[i].value = i;
  do {
    items[i].next = seen = old;
    __threadfence();
    old = atomicCAS(head, seen, i);
  } while (old != seen);
}

__global__ void bytes(unsigned short* words, const unsigned char* in, int n) {
  __shared__ unsigned local[256];
  for (int i = threadIdx.x; i < 256; i += blockDim.x) local[i] = 0;
  __syncthreads();
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) atomicAdd(&local[in[i]], 1u);
  __syncthreads();
  for (int i = threadIdx.x; i < 256; i += blockDim.x) {
    unsigned short old = words[i], seen;
    do {
      seen = old;
      old = atomicCAS(&words[i], seen, (unsigned short)(seen + local[i]));
    } while (old != seen);
  }
}

int main() {
  const int n = 5000;
  std::vector<int> in(n);
  int expected = 0;
  for (int i = 0; i < n; ++i) expected += in[i] = i * 31 % 257 - 100;
  int* partial = deviceZeros<int>(40);
  int* total = deviceZeros<int>(1);
  for (int round = 0; round < 2; ++round) {  // the counter wraps to 0 by itself
    sumWithLastBlock<<<17 + 3 * round, 128>>>(toDevice(in), n, partial, total);
    CHECK(toHost(total, 1)[0] == expected);
  }
  int* shared = deviceZeros<int>(2);
  locked<<<8, 32>>>(shared, 20);
  auto s = toHost(shared, 2);
  CHECK(s[0] == 160 && s[1] == 320);

  Item* items = deviceZeros<Item>(300);
  int* head = toDevice(std::vector<int>{-1});
  push<<<10, 30>>>(items, head);
  auto list = toHost(items, 300);
  std::vector<bool> found(300);
  int length = 0;
  for (int at = toHost(head, 1)[0]; at >= 0; at = list[at].next, ++length) {
    CHECK(!found[at] && list[at].value == at);
    found[at] = true;
  }
  CHECK(length == 300);

  std::vector<unsigned char> text(4000);
  std::vector<unsigned short> counts(256);
  for (int i = 0; i < 4000; ++i) ++counts[text[i] = i * i % 251];
  unsigned short* words = deviceZeros<unsigned short>(256);
  bytes<<<4, 96>>>(words, toDevice(text), 4000);
  CHECK(toHost(words, 256) == counts);
  puts("PASSED");
}
