// __device__ variables: initial values of all kinds, addresses in initializers, arrays of structs, statics in functions, several kernels.
#include "check.h"

struct Link { int value; Link* next; };
__device__ Link third = {30, nullptr};
__device__ Link second = {20, &third};
__device__ Link first = {10, &second};
__device__ double table[2][3] = {{1, 2}, {3, 4, 5}};
__device__ char text[] = "device text";
__device__ const char* volatile current = text + 7;
__device__ unsigned long long ticks;
__device__ float4 colour = {1, 2, 3, 4};
__device__ bool ready = true;
__device__ short small[5] = {-1, -2, -3};
static __device__ int hidden = 77;
namespace inner { __device__ int hidden = 88; }

__device__ int nextNumber() {
  static __device__ int number = 100;
  return atomicAdd(&number, 1);
}

__global__ void use(int* out) {
  Link* l = &first;
  int sum = 0;
  for (int i = 0; i < 7; ++i) {
    sum = sum * 2 + l->value;
    l = l->next ? l->next : &first;
  }
  out[0] = sum;
  out[1] = (int)(table[0][1] + table[1][2] + table[0][2]);
  out[2] = current[0];
  ticks += 1ull << 33;
  out[3] = (int)(ticks >> 33);
  out[4] = (int)(colour.x + colour.w) + ready * 10 + small[2] + small[4];
  out[5] = nextNumber();
  out[6] = hidden + inner::hidden;
  second.value++;
  ready = !ready;
}

int main() {
  int* out = deviceZeros<int>(7);
  for (int round = 0; round < 3; ++round) {
    use<<<1, 1>>>(out);
    auto got = toHost(out, 7);
    int sum = 0;
    for (int i = 0; i < 7; ++i) sum = sum * 2 + (i % 3 + 1) * 10 + (i % 3 == 1 ? round : 0);
    CHECK(got[0] == sum && got[1] == 7 && got[2] == 't' && got[3] == round + 1);
    CHECK(got[4] == 5 + (round % 2 == 0) * 10 - 3 && got[5] == 100 + round && got[6] == 165);
  }
  double rows[2][3];
  CHECK_CUDA(cudaMemcpyFromSymbol(rows, table, sizeof rows));
  CHECK(rows[1][2] == 5 && rows[0][2] == 0);
  char copy[12];
  CHECK_CUDA(cudaMemcpyFromSymbol(copy, text, sizeof copy));
  CHECK(strcmp(copy, "device text") == 0);
  puts("PASSED");
}
