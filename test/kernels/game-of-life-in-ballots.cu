// Conway's game of life: a row of cells in the bits of a ballot, a cell per thread in 2D blocks with halos, and both compared.
#include "check.h"

const int width = 96, height = 45;

// A warp holds 32 rows of one word each; neighbours come by shuffles.
__global__ void inWords(const unsigned int* in, unsigned int* out) {
  const int words = width / 32;
  int lane = threadIdx.x, column = blockIdx.x, row = blockIdx.y * 30 + lane - 1;
  auto load = [&](int c) { return row >= 0 && row < height && c >= 0 && c < words ? in[row * words + c] : 0u; };
  unsigned int middle = load(column), left = load(column - 1), right = load(column + 1);
  unsigned int west = middle << 1 | left >> 31, east = middle >> 1 | right << 31;
  auto above = [](unsigned int w) { return __shfl_up_sync(~0u, w, 1); };
  auto below = [](unsigned int w) { return __shfl_down_sync(~0u, w, 1); };
  unsigned int n[8] = {west, east, above(west), above(middle), above(east), below(west), below(middle), below(east)};
  unsigned int ones = 0, twos = 0, fours = 0;
  for (unsigned int w : n) {
    unsigned int carry = ones & w;
    ones ^= w;
    unsigned int carry2 = twos & carry;
    twos ^= carry;
    fours |= carry2;
  }
  unsigned int next = twos & ~fours & (ones | middle);
  if (lane > 0 && lane < 31 && row < height) out[row * words + column] = next;
}
// A cell per thread; each warp packs its row of cells.
__global__ void inCells(const unsigned int* in, unsigned int* out) {
  __shared__ unsigned char box[9 + 2][32 + 2];
  int x = blockIdx.x * 32 + threadIdx.x, y = blockIdx.y * 9 + threadIdx.y;
  for (int i = threadIdx.y * 32 + threadIdx.x; i < 11 * 34; i += 9 * 32) {
    int cx = (int)(blockIdx.x * 32) + i % 34 - 1, cy = (int)(blockIdx.y * 9) + i / 34 - 1;
    bool inside = cx >= 0 && cx < width && cy >= 0 && cy < height;
    box[i / 34][i % 34] = inside ? in[cy * (width / 32) + cx / 32] >> (cx % 32) & 1 : 0;
  }
  __syncthreads();
  int count = 0;
  for (int dy = 0; dy < 3; dy++)
    for (int dx = 0; dx < 3; dx++)
      if (dx != 1 || dy != 1) count += box[threadIdx.y + dy][threadIdx.x + dx];
  bool alive = count == 3 || (count == 2 && box[threadIdx.y + 1][threadIdx.x + 1]);
  unsigned int word = __ballot_sync(~0u, alive);
  if (threadIdx.x == 0) out[y * (width / 32) + x / 32] = word;
}

int main() {
  const int words = width / 32 * height;
  std::vector<unsigned int> start(words);
  for (int i = 0; i < words; i++) start[i] = i * 2654435761u ^ i << 13;
  std::vector<std::vector<int>> cells(height + 2, std::vector<int>(width + 2));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) cells[y + 1][x + 1] = start[y * (width / 32) + x / 32] >> (x % 32) & 1;
  unsigned int *a = toDevice(start), *b = deviceZeros<unsigned int>(words);
  unsigned int *c = toDevice(start), *d = deviceZeros<unsigned int>(words);
  for (int turn = 0; turn < 20; turn++) {
    inWords<<<dim3(width / 32, (height + 29) / 30), 32>>>(a, b);
    inCells<<<dim3(width / 32, height / 9), dim3(32, 9)>>>(c, d);
    std::swap(a, b);
    std::swap(c, d);
    auto next = cells;
    for (int y = 1; y <= height; y++)
      for (int x = 1; x <= width; x++) {
        int count = -cells[y][x];
        for (int dy = -1; dy <= 1; dy++)
          for (int dx = -1; dx <= 1; dx++) count += cells[y + dy][x + dx];
        next[y][x] = count == 3 || (count == 2 && cells[y][x]);
      }
    cells = next;
  }
  auto one = toHost(a, words), two = toHost(c, words);
  CHECK(one == two);
  int alive = 0;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      CHECK((int)(one[y * (width / 32) + x / 32] >> (x % 32) & 1) == cells[y + 1][x + 1]);
      alive += cells[y + 1][x + 1];
    }
  CHECK(alive > 0);
  puts("PASSED");
}
