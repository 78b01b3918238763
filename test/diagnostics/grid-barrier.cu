// A barrier of the grid in a function that calls itself cannot be split.
#include <cooperative_groups.h>

__device__ int halve(int* box, int n) {
  if (n == 0) return box[0];
  box[n] = n;
  cooperative_groups::this_grid().sync();
  return halve(box, n / 2) + halve(box, n / 3) + box[n]; // expect: barrier-in-recursion
}
__global__ void kernel(int* p) { *p = halve(p, p[1]); }
int main() { kernel<<<1, 1>>>(nullptr); }
