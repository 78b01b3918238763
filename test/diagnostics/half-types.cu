// Half precision.
#include <cuda_fp16.h> // expect-error: cuda_fp16.h
__global__ void kernel(__half* p) { p[0] = __hadd(p[1], p[2]); }
int main() { kernel<<<1, 1>>>(nullptr); }
