// Barriers in device functions called from several places, in member functions, lambdas and templates, with returned structs.
#include "check.h"

struct Pair { int first, second; };

template <class Combine>
__device__ Pair blockReduce(int value, int* scratch, Combine combine) {
  int t = threadIdx.x, n = blockDim.x;
  scratch[t] = value;
  __syncthreads();
  while (n > 1) {
    int half = (n + 1) / 2;
    if (t + half < n) scratch[t] = combine(scratch[t], scratch[t + half]);
    n = half;
    __syncthreads();
  }
  Pair result = {scratch[0], value};
  __syncthreads();
  return result;
}

class Team {
  int* box;
 public:
  __device__ explicit Team(int* box) : box(box) {}
  __device__ void sync() const { __syncthreads(); }
  __device__ int shift(int value, int by) const {
    box[threadIdx.x] = value;
    sync();
    int result = box[(threadIdx.x + by) % blockDim.x];
    sync();
    return result;
  }
  __device__ int broadcast(int value, int from) const {
    if ((int)threadIdx.x == from) box[0] = value;
    sync();
    int result = box[0];
    sync();
    return result;
  }
};

__device__ int pipeline(const Team& team, int value, int rounds) {
  if (rounds % 2) return team.shift(value, rounds) + 1;  // each way has barriers of its own
  for (int i = 0; i < rounds; ++i) value = team.shift(value, 1) ^ i;
  return value;
}

__global__ void kernel(int* out, int rounds) {
  extern __shared__ int scratch[];
  int t = threadIdx.x, n = blockDim.x;
  Team team(scratch);
  Pair sum = blockReduce(t + 1, scratch, [](int a, int b) { return a + b; });
  Pair most = blockReduce(t * 37 % n, scratch, [=](int a, int b) { return max(a, b) + 0 * n; });
  int value = sum.first * 1000 + most.first + most.second;
  value = pipeline(team, value, rounds);
  value += team.broadcast(t * 2, n - 1);
  value = pipeline(team, value, rounds + 1);
  auto together = [&](int x) {
    scratch[t] = x;
    __syncthreads();
    int y = scratch[n - 1 - t];
    __syncthreads();
    return y;
  };
  if (rounds > 2) value = together(value);
  out[t] = together(value + t);
}

std::vector<int> reference(int n, int rounds) {
  std::vector<int> v(n);
  int most = 0;
  for (int t = 0; t < n; ++t) most = t * 37 % n > most ? t * 37 % n : most;
  for (int t = 0; t < n; ++t) v[t] = n * (n + 1) / 2 * 1000 + most + t * 37 % n;
  auto shift = [&](int by) {
    std::vector<int> old = v;
    for (int t = 0; t < n; ++t) v[t] = old[(t + by) % n];
  };
  auto pipeline = [&](int rounds) {
    if (rounds % 2) {
      shift(rounds);
      for (int& x : v) ++x;
    } else {
      for (int i = 0; i < rounds; ++i) {
        shift(1);
        for (int& x : v) x ^= i;
      }
    }
  };
  auto mirror = [&] { for (int t = 0; t < n / 2; ++t) std::swap(v[t], v[n - 1 - t]); };
  pipeline(rounds);
  for (int& x : v) x += (n - 1) * 2;
  pipeline(rounds + 1);
  if (rounds > 2) mirror();
  for (int t = 0; t < n; ++t) v[t] += t;
  mirror();
  return v;
}

int main() {
  for (int n : {1, 31, 64, 97})
    for (int rounds = 0; rounds < 5; ++rounds) {
      int* out = deviceZeros<int>(n);
      kernel<<<1, n, n * sizeof(int)>>>(out, rounds);
      CHECK(toHost(out, n) == reference(n, rounds));
      cudaFree(out);
    }
  puts("PASSED");
}
