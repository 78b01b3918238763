// What the tests of cuRAND share.
#pragma once
#include <curand.h>
#include <curand_kernel.h>

#include "check.h"

#define CHECK_CURAND(call) CHECK((call) == CURAND_STATUS_SUCCESS)

template <class T> T* managed(size_t count) {
  T* values = nullptr;
  CHECK_CUDA(cudaMallocManaged(&values, count * sizeof(T)));
  return values;
}

template <class T> void checkMoments(const T* values, int count, double mean, double variance) {
  double sum = 0, squares = 0;
  for (int i = 0; i < count; ++i) sum += values[i], squares += (double)values[i] * values[i];
  CHECK(fabs(sum / count - mean) < 0.05 * sqrt(variance));
  CHECK(fabs(squares / count - sum / count * (sum / count) - variance) < 0.05 * variance);
}

constexpr int threads = 256, drawsOfThread = 50, drawCount = threads * drawsOfThread;

template <class State> __global__ void setUp(State* states) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  curand_init(1234, t, 0, &states[t]);
}
// Calls draw(state, place) for each number of each thread, from states that another kernel has begun.
template <class State, class Draw> __global__ void drawEach(State* states, Draw draw) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  State state = states[t];
  for (int i = 0; i < drawsOfThread; ++i) draw(&state, t * drawsOfThread + i);
  states[t] = state;
}
template <class State, class Draw> void drawAll(Draw draw) {
  State* states;
  CHECK_CUDA(cudaMalloc(&states, threads * sizeof(State)));
  setUp<<<threads / 64, 64>>>(states);
  drawEach<<<threads / 64, 64>>>(states, draw);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK_CUDA(cudaFree(states));
}
