// Blocks of every width, in one to three dimensions, with guards that leave some threads of a row: neighbours along x
// may run together, and the last of a row together with none.
#include "check.h"

struct Shape {
  dim3 grid, block;
};

static const Shape shapes[] = {
    {dim3(5), dim3(1)},          {dim3(3), dim3(2)},          {dim3(3), dim3(7)},        {dim3(2), dim3(31)},
    {dim3(2), dim3(32)},         {dim3(3), dim3(33)},         {dim3(2), dim3(65)},       {dim3(1), dim3(1000)},
    {dim3(1), dim3(1023)},       {dim3(2), dim3(1024)},       {dim3(2, 3), dim3(5, 7)},  {dim3(3, 2), dim3(17, 3)},
    {dim3(2, 2), dim3(33, 31)},  {dim3(2, 2), dim3(1, 19)},   {dim3(2, 2), dim3(16, 16)}, {dim3(1, 2, 3), dim3(3, 5, 7)},
    {dim3(2, 1, 2), dim3(9, 1, 11)}, {dim3(1, 1, 1), dim3(1, 1, 64)},
};

// A canary in front and behind, and in the padding of each row: whoever must not write, does not.
constexpr int canary = -77;

__global__ void guarded(int* out, int width, int height, int pitch) {
  int x = blockIdx.x * blockDim.x + threadIdx.x;
  int y = (blockIdx.y + blockIdx.z * gridDim.y) * blockDim.y * blockDim.z + threadIdx.z * blockDim.y + threadIdx.y;
  if (x >= width || y >= height) return;
  out[y * pitch + x] = x * 1000 + y;
}

// Two guards, the second of which leaves every other thread, and a tail that only some of the rest reach.
__global__ void guards(int* out, int count, int least) {
  int thread = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
  int block = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
  int i = block * blockDim.x * blockDim.y * blockDim.z + thread;
  if (i >= count) return;
  out[i] = 1;
  if (i < least) return;
  out[i] = 2;
  if ((i & 1) == 0) return;
  int value = out[i] + 1;
  if (threadIdx.x + 1 == blockDim.x) value += 10;
  if (threadIdx.x == 0) value += 100;
  out[i] = value;
}

static void testGuarded(const Shape& shape, int cutX, int cutY) {
  int width = (int)(shape.grid.x * shape.block.x) - cutX;
  int height = (int)(shape.grid.y * shape.grid.z * shape.block.y * shape.block.z) - cutY;
  if (width < 1 || height < 1) return;
  int pitch = width + 3, size = pitch * height + 64;
  int* device = toDevice(std::vector<int>(size, canary));
  guarded<<<shape.grid, shape.block>>>(device + 32, width, height, pitch);
  std::vector<int> out = toHost(device, size);
  for (int i = 0; i < size; ++i) {
    int x = (i - 32) % pitch, y = (i - 32) / pitch;
    bool inside = i >= 32 && x < width && y < height;
    CHECK(out[i] == (inside ? x * 1000 + y : canary));
  }
  cudaFree(device);
}

static void testGuards(const Shape& shape) {
  int perBlock = shape.block.x * shape.block.y * shape.block.z;
  int threads = perBlock * shape.grid.x * shape.grid.y * shape.grid.z;
  for (int count : {threads, threads - 1, threads / 2, 1, 0}) {
    for (int least : {0, count / 3}) {
      int* device = toDevice(std::vector<int>(threads + 64, canary));
      guards<<<shape.grid, shape.block>>>(device + 32, count, least);
      std::vector<int> out = toHost(device, threads + 64);
      for (int i = -32; i < threads + 32; ++i) {
        int expected = i < 0 || i >= count ? canary : i < least ? 1 : i % 2 == 0 ? 2 : 3;
        int x = i < 0 ? 0 : i % perBlock % (int)shape.block.x;
        if (expected == 3) expected += (x + 1 == (int)shape.block.x ? 10 : 0) + (x == 0 ? 100 : 0);
        CHECK(out[i + 32] == expected);
      }
      cudaFree(device);
    }
  }
}

int main() {
  for (const Shape& shape : shapes) {
    testGuarded(shape, 0, 0);
    testGuarded(shape, 1, 0);
    testGuarded(shape, (int)shape.block.x / 2 + 1, 1);
    testGuards(shape);
  }
  puts("PASSED");
}
