/** A program, its port, and copies of them with a difference planted. */

export const original = `#include <cstdio>
#include <cstdlib>
#include <cstring>

__global__ void scale(const float* in, float* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = in[i] * 1.5f;
}

__global__ void count(const float* in, int* bins, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) atomicAdd(&bins[(int)in[i] & 7], 1);
}

int main(int argc, char** argv) {
  const int n = 1000;
  float host[n];
  for (int i = 0; i < n; i++) host[i] = i * 0.25f;
  float *in, *out;
  int *bins, counts[8];
  cudaMalloc(&in, sizeof(host));
  cudaMalloc(&out, sizeof(host));
  cudaMalloc(&bins, sizeof(counts));
  cudaMemcpy(in, host, sizeof(host), cudaMemcpyHostToDevice);
  cudaMemset(bins, 0, sizeof(counts));
  scale<<<4, 256>>>(in, out, n);
  count<<<4, 256>>>(out, bins, n);
  cudaMemcpy(counts, bins, sizeof(counts), cudaMemcpyDeviceToHost);
  for (int i = 0; i < 8; i++) printf("%d ", counts[i]);
  printf("of %d\\n", n);
  FILE* file = fopen("counts.txt", "w");
  for (int i = 0; i < 8; i++) fprintf(file, "%d\\n", counts[i]);
  fclose(file);
  return 0;
}
`;

export const ported = `#include <cstdio>
#include <cstdlib>
#include "acl/acl.h"
#include "simt_api/asc_simt.h"

__global__ void scale(const float* in, float* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) out[i] = in[i] * 1.5f;
}

__global__ void count(const float* in, int* bins, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) asc_atomic_add(&bins[(int)in[i] & 7], 1);
}

int main() {
  const int n = 1000;
  float host[n];
  for (int i = 0; i < n; i++) host[i] = i * 0.25f;
  float *in, *out;
  int *bins, counts[8];
  aclInit(nullptr);
  aclrtSetDevice(0);
  aclrtMalloc((void**)&in, sizeof(host), ACL_MEM_MALLOC_HUGE_FIRST);
  aclrtMalloc((void**)&out, sizeof(host), ACL_MEM_MALLOC_HUGE_FIRST);
  aclrtMalloc((void**)&bins, sizeof(counts), ACL_MEM_MALLOC_HUGE_FIRST);
  aclrtMemcpy(in, sizeof(host), host, sizeof(host), ACL_MEMCPY_HOST_TO_DEVICE);
  aclrtMemset(bins, sizeof(counts), 0, sizeof(counts));
  scale<<<4, 256>>>(in, out, n);
  count<<<4, 256>>>(out, bins, n);
  aclrtMemcpy(counts, sizeof(counts), bins, sizeof(counts), ACL_MEMCPY_DEVICE_TO_HOST);
  for (int i = 0; i < 8; i++) printf("%d ", counts[i]);
  printf("of %d\\n", n);
  FILE* file = fopen("counts.txt", "w");
  for (int i = 0; i < 8; i++) fprintf(file, "%d\\n", counts[i]);
  fclose(file);
  aclFinalize();
  return 0;
}
`;

/** The program with one text in the place of another, which must be there. */
export function planted(program: string, from: string, to: string): string {
  if (!program.includes(from)) throw new Error(`the program has no ${from}`);
  return program.replace(from, to);
}
