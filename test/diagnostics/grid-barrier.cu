// All blocks of a grid at once, which the CPU does not run.
#include <cooperative_groups.h>

__global__ void kernel(int* p) {
  cooperative_groups::grid_group grid = cooperative_groups::this_grid();
  p[grid.thread_rank()] = 1;
  grid.sync(); // expect: unsupported-grid-barrier
  p[grid.size() - grid.thread_rank() - 1] += 1;
}
int main() { kernel<<<1, 1>>>(nullptr); }
