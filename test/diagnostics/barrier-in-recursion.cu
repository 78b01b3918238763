// A barrier in a function that calls itself cannot be split.
__device__ int down(int* box, int n) {
  if (n == 0) return box[0];
  box[n] = n;
  __syncthreads();
  return down(box, n - 1) + down(box, n / 2) + box[n]; // expect: barrier-in-recursion
}
__global__ void kernel(int* p) {
  __shared__ int box[100];
  *p = down(box, p[1]);
}
int main() { kernel<<<1, 1>>>(nullptr); }
