#include <cstdio>
#include <cstdlib>
#include <cstring>
__global__ void saxpy(int n, float a, const float* x, float* y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] = a * x[i] + y[i];
}
__global__ void spin(volatile int* p) {
  while (*p == 0) {
  }
}
int main(int argc, char** argv) {
  if (argc > 1 && strcmp(argv[1], "forever") == 0) {
    int* p;
    cudaMalloc(&p, 4);
    cudaMemset(p, 0, 4);
    spin<<<1, 1>>>(p);
    return cudaDeviceSynchronize();
  }
  if (argc > 1 && strcmp(argv[1], "flood") == 0) {
    for (int i = 0; i < 300000; i++) printf("%09d\n", i);
    return 0;
  }
  int n = argc > 1 ? atoi(argv[1]) : 1, typed = 0;
  if (scanf("%d", &typed) != 1) typed = -1;
  float *x, *y;
  cudaMallocManaged(&x, n * sizeof(float));
  cudaMallocManaged(&y, n * sizeof(float));
  for (int i = 0; i < n; i++) x[i] = i, y[i] = 1;
  saxpy<<<(n + 255) / 256, 256>>>(n, SCALE, x, y);
  cudaDeviceSynchronize();
  printf("%s: y[%d] = %g, typed %d\n", argv[0], n - 1, y[n - 1], typed);
  fprintf(stderr, "done\n");
  return 5;
}
