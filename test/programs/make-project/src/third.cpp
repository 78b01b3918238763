#include <cuda_runtime.h>
#include <string>
int runThird(int n) { void* p = nullptr; if (cudaMalloc(&p, n)) return -1; cudaFree(p); return (int)std::to_string(n).size(); }
