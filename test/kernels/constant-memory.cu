// __constant__ memory: initializers, 64 KB of it, structs, 2-D tables, pointers in it, copies to parts, addresses.
#include "check.h"

struct Material { float albedo[3]; int flags; double density; };
__constant__ Material materials[3] = {{{0.1f, 0.2f, 0.3f}, 1, 2.5}, {{1, 1, 1}, 2, 7.8}, {}};
__constant__ float kernel2d[3][5];
__constant__ char big[32768];
__device__ int values[4] = {5, 6, 7, 8};
__constant__ int* pointers[2] = {&values[1], values + 3};
__constant__ const char* names[] = {"zero", "one", "two"};
__constant__ long long wide = 1ll << 50;

__global__ void use(float* out) {
  int t = threadIdx.x;
  const Material& m = materials[t % 3];
  float sum = m.albedo[t % 3] + m.flags + (float)m.density;
  for (int r = 0; r < 3; ++r)
    for (int c = 0; c < 5; ++c) sum += kernel2d[r][c] * (t + 1);
  sum += big[t * 1000 % 32768] + *pointers[t % 2] * 10 + names[t % 3][1] + (float)(wide >> 48);
  out[t] = sum;
}

int main() {
  float weights[15];
  for (int i = 0; i < 15; ++i) weights[i] = i - 7.0f;
  CHECK_CUDA(cudaMemcpyToSymbol(kernel2d, weights, sizeof weights));
  float two[2] = {100, 200};
  CHECK_CUDA(cudaMemcpyToSymbol(kernel2d, two, sizeof two, 6 * sizeof(float)));
  std::vector<char> bytes(32768);
  for (int i = 0; i < 32768; ++i) bytes[i] = i % 100;
  CHECK_CUDA(cudaMemcpyToSymbol(big, bytes.data(), bytes.size()));
  Material third = {{9, 8, 7}, 4, 0.5};
  void* address;
  CHECK_CUDA(cudaGetSymbolAddress(&address, materials));
  CHECK_CUDA(cudaMemcpy((Material*)address + 2, &third, sizeof third, cudaMemcpyHostToDevice));
  size_t size;
  CHECK_CUDA(cudaGetSymbolSize(&size, materials));
  CHECK(size == 3 * sizeof(Material));
  float* out = deviceZeros<float>(40);
  use<<<1, 40>>>(out);
  auto got = toHost(out, 40);
  const Material host[3] = {{{0.1f, 0.2f, 0.3f}, 1, 2.5}, {{1, 1, 1}, 2, 7.8}, third};
  weights[6] = 100, weights[7] = 200;
  const char letters[] = "enw";
  for (int t = 0; t < 40; ++t) {
    float sum = host[t % 3].albedo[t % 3] + host[t % 3].flags + (float)host[t % 3].density;
    for (float w : weights) sum += w * (t + 1);
    sum += bytes[t * 1000 % 32768] + (t % 2 ? 80 : 60) + letters[t % 3] + 4;
    CHECK(fabsf(got[t] - sum) < 1e-3f);
  }
  Material back;
  CHECK_CUDA(cudaMemcpyFromSymbol(&back, materials, sizeof back, sizeof back));
  CHECK(back.flags == 2 && back.density == 7.8);
  CHECK(cudaMemcpyToSymbol(kernel2d, weights, 1000) == cudaErrorInvalidValue);
  puts("PASSED");
}
