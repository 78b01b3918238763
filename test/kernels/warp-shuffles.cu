// Shuffles of every type, mode and width, in whole and partial warps, against a model on the host.
#include "check.h"

template <class T>
__global__ void shuffle(T* out, int width, int by) {
  int i = threadIdx.x;
  T value = (T)(i * 37 + 11);
  unsigned lanes = __activemask();
  out[i * 4 + 0] = __shfl_sync(lanes, value, by, width);
  out[i * 4 + 1] = __shfl_up_sync(lanes, value, by, width);
  out[i * 4 + 2] = __shfl_down_sync(lanes, value, by, width);
  out[i * 4 + 3] = __shfl_xor_sync(lanes, value, by, width);
}

static int source(int mode, int lane, int by, int width) {
  int first = lane / width * width, last = first + width - 1;
  switch (mode) {
    case 0: return first + by % width;
    case 1: return lane - by >= first ? lane - by : lane;
    case 2: return lane + by <= last ? lane + by : lane;
    default: return (lane ^ by) <= last ? lane ^ by : lane;
  }
}

template <class T>
void test(int block) {
  T* device = deviceZeros<T>(block * 4);
  for (int width = 1; width <= 32; width *= 2) {
    for (int by : {0, 1, 3, 16, 31}) {
      shuffle<<<1, block>>>(device, width, by);
      std::vector<T> out = toHost(device, block * 4);
      for (int i = 0; i < block; ++i) {
        for (int mode = 0; mode < 4; ++mode) {
          int from = i / 32 * 32 + source(mode, i % 32, by, width);
          // What a lane gives that does not exist is undefined.
          if (from < block) CHECK(out[i * 4 + mode] == (T)(from * 37 + 11));
        }
      }
    }
  }
  cudaFree(device);
}

int main() {
  for (int block : {64, 45}) {
    test<int>(block);
    test<unsigned>(block);
    test<float>(block);
    test<long long>(block);
    test<unsigned long long>(block);
    test<double>(block);
  }
  puts("PASSED");
}
