// Conway's Game of Life on a torus: each block keeps its tile and the rim around it in shared memory. The last generation is life.pgm.
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

constexpr int tile = 16;

__global__ void generation(const unsigned char* now, unsigned char* next, int width, int height) {
  __shared__ unsigned char cells[tile + 2][tile + 2];
  int left = blockIdx.x * tile - 1, top = blockIdx.y * tile - 1;
  // 18 x 18 cells for 16 x 16 threads: some threads fetch two.
  for (int i = threadIdx.y * tile + threadIdx.x; i < (tile + 2) * (tile + 2); i += tile * tile) {
    int row = i / (tile + 2), column = i % (tile + 2);
    cells[row][column] = now[(top + row + height) % height * width + (left + column + width) % width];
  }
  __syncthreads();

  int x = blockIdx.x * tile + threadIdx.x, y = blockIdx.y * tile + threadIdx.y;
  if (x >= width || y >= height) return;
  int neighbours = -cells[threadIdx.y + 1][threadIdx.x + 1];
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column) neighbours += cells[threadIdx.y + row][threadIdx.x + column];
  next[y * width + x] = neighbours == 3 || (neighbours == 2 && cells[threadIdx.y + 1][threadIdx.x + 1]);
}

static void generationOnHost(const std::vector<unsigned char>& now, std::vector<unsigned char>& next, int width, int height) {
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      int neighbours = -now[y * width + x];
      for (int dy = height - 1; dy <= height + 1; ++dy)
        for (int dx = width - 1; dx <= width + 1; ++dx) neighbours += now[(y + dy) % height * width + (x + dx) % width];
      next[y * width + x] = neighbours == 3 || (neighbours == 2 && now[y * width + x]);
    }
  }
}

int main(int argc, char** argv) {
  const int width = 240, height = 160, generations = argc > 1 ? atoi(argv[1]) : 60;
  std::vector<unsigned char> cells(width * height), want, spare(width * height);
  unsigned state = 2463534242u;
  for (unsigned char& cell : cells) {
    state ^= state << 13, state ^= state >> 17, state ^= state << 5;
    cell = state % 3 == 0;
  }
  want = cells;

  unsigned char *now, *next;
  cudaMalloc(&now, cells.size());
  cudaMalloc(&next, cells.size());
  cudaMemcpy(now, cells.data(), cells.size(), cudaMemcpyHostToDevice);
  dim3 block(tile, tile), grid((width + tile - 1) / tile, (height + tile - 1) / tile);
  for (int i = 0; i < generations; ++i) {
    generation<<<grid, block>>>(now, next, width, height);
    std::swap(now, next);
  }
  cudaMemcpy(cells.data(), now, cells.size(), cudaMemcpyDeviceToHost);
  cudaError_t status = cudaGetLastError();
  if (status != cudaSuccess) {
    fprintf(stderr, "%s\n", cudaGetErrorString(status));
    return 1;
  }

  for (int i = 0; i < generations; ++i) {
    generationOnHost(want, spare, width, height);
    std::swap(want, spare);
  }
  int alive = 0;
  for (unsigned char cell : cells) alive += cell;
  bool ok = cells == want;
  printf("%d cells alive after %d generations: %s\n", alive, generations, ok ? "PASSED" : "FAILED");

  if (FILE* out = fopen("life.pgm", "wb")) {
    fprintf(out, "P5\n%d %d\n255\n", width, height);
    for (unsigned char cell : cells) fputc(cell ? 255 : 24, out);
    fclose(out);
  } else {
    perror("life.pgm");
    ok = false;
  }
  cudaFree(now);
  cudaFree(next);
  return !ok;
}
