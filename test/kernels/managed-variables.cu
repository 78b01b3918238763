// __managed__ variables in every way that programs declare them; both sides write and read the same storage.
#include "check.h"

__managed__ int plain = 1;
__device__ __managed__ int both = 2;
static __managed__ int ownFile = 3;
static __device__ __managed__ double table[4] = {0.5, 1.5, 2.5, 3.5};
namespace zone { static __managed__ long long deep = 1ll << 40; __managed__ char text[8] = "abc"; }
struct Pair { int first; float second; };
__device__ __managed__ struct Named { Pair pair; unsigned char bytes[3]; } record = {{7, 0.25f}, {1, 2, 3}};
__managed__ Pair* list;

__global__ void change() {
  int t = threadIdx.x;
  if (t == 0) {
    plain++, both *= 10, ownFile -= 5, zone::deep++;
    zone::text[0] = 'x';
    record.pair.second *= 2;
  }
  if (t < 4) table[t] += t;
  if (t < 3) record.bytes[t] ^= 0xf0;
  atomicAdd(&record.pair.first, t);
  list[t].first = t;
  list[t].second += ownFile < 100;
}

int main() {
  CHECK_CUDA(cudaMallocManaged(&list, 32 * sizeof(Pair)));
  for (int i = 0; i < 32; ++i) list[i] = Pair{-1, i * 0.5f};
  plain += 40;
  change<<<1, 32>>>();
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(plain == 42 && both == 20 && ownFile == -2 && zone::deep == (1ll << 40) + 1);
  CHECK(strcmp(zone::text, "xbc") == 0);
  for (int i = 0; i < 4; ++i) CHECK(table[i] == i + 0.5 + i);
  CHECK(record.pair.first == 7 + 31 * 16 && record.pair.second == 0.5f && record.bytes[2] == (3 ^ 0xf0));
  for (int i = 0; i < 32; ++i) CHECK(list[i].first == i && list[i].second == i * 0.5f + 1);
  cudaPointerAttributes attributes;
  CHECK_CUDA(cudaPointerGetAttributes(&attributes, &ownFile));
  CHECK(attributes.type == cudaMemoryTypeManaged);
  printf("PASSED\n");
}
