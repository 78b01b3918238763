// expect-warning: volatile shared memory is read and written here without a barrier between
// Warps of one block that wait for each other through volatile memory and locks, with no barrier in between.
#include "check.h"

constexpr int warps = 8, threads = 32 * warps;

// The warps hand a token on, the last one first: each spins until the one behind it has written.
__global__ void passOn(int* order, volatile int* turn) {
  __shared__ volatile int next;
  int warp = threadIdx.x / 32;
  if (threadIdx.x == 0) next = warps - 1;
  __syncthreads();
  while (next > warp) {
  }
  order[threadIdx.x] = next - warp + *turn;
  if (threadIdx.x % 32 == 31) next = warp - 1;
}

// A queue of one place: even threads put a number in, the odd ones before them take it out.
__global__ void produceAndConsume(int* taken, unsigned* places) {
  int pair = threadIdx.x / 2;
  if (threadIdx.x % 2 == 0) {
    unsigned value;
    while ((value = atomicExch(&places[pair], 0)) == 0) {
    }
    taken[pair] = value;
  } else {
    atomicExch(&places[pair], 100 + pair);
  }
}

int main() {
  std::vector<int> zero(1);
  int *order = deviceZeros<int>(threads), *turn = toDevice(zero), *taken = deviceZeros<int>(threads / 2);
  unsigned* places = deviceZeros<unsigned>(threads / 2);
  passOn<<<1, threads>>>(order, turn);
  produceAndConsume<<<1, threads>>>(taken, places);
  for (int at : toHost(order, threads)) CHECK(at <= 0);
  std::vector<int> values = toHost(taken, threads / 2);
  for (int pair = 0; pair < threads / 2; ++pair) CHECK(values[pair] == 100 + pair);
  printf("PASSED\n");
}
