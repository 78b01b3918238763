#include <hip/hip_runtime.h>
#include <hipcub/hipcub.hpp>
#include <hiprand/hiprand.h>
#include <hiprand/hiprand_kernel.h>
#include <thrust/device_vector.h>
#include <thrust/reduce.h>
#include <thrust/sort.h>
#include <thrust/system/hip/execution_policy.h>
#include <cstdio>

__global__ void sum(const int* in, int* out) {
  using Reduce = hipcub::BlockReduce<int, 64>;
  __shared__ typename Reduce::TempStorage storage;
  int all = Reduce(storage).Sum(in[threadIdx.x]);
  if (threadIdx.x == 0) *out = all;
}
__global__ void roll(float* out) {
  hiprandStatePhilox4_32_10_t state;
  hiprand_init(7, threadIdx.x, 0, &state);
  out[threadIdx.x] = hiprand_uniform(&state);
}

int main() {
  hipStream_t stream;
  if (hipStreamCreate(&stream) != hipSuccess) return 1;
  thrust::device_vector<int> values(64, 3), total(1);
  values[0] = 100;
  thrust::sort(thrust::hip::par.on(stream), values.begin(), values.end());
  sum<<<1, 64, 0, stream>>>(thrust::raw_pointer_cast(values.data()), thrust::raw_pointer_cast(total.data()));
  if (hipStreamSynchronize(stream) != hipSuccess) return 2;
  printf("%d %d %d\n", (int)values[63], (int)total[0], thrust::reduce(values.begin(), values.end()));

  thrust::device_vector<float> numbers(64);
  roll<<<1, 64>>>(thrust::raw_pointer_cast(numbers.data()));
  hiprandGenerator_t generator;
  if (hiprandCreateGenerator(&generator, HIPRAND_RNG_PSEUDO_PHILOX4_32_10) != HIPRAND_STATUS_SUCCESS) return 3;
  float first = numbers[0];
  if (hiprandGenerateUniform(generator, thrust::raw_pointer_cast(numbers.data()), 64) != HIPRAND_STATUS_SUCCESS) return 4;
  printf("%d %d\n", first > 0 && first <= 1, numbers[1] != numbers[2]);
  return hiprandDestroyGenerator(generator) != HIPRAND_STATUS_SUCCESS;
}
