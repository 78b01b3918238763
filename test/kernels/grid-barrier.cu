// The barrier of the grid: what other blocks wrote before it, in loops, with shared memory and values kept, one block and many.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include "check.h"
namespace cg = cooperative_groups;

template <class... Parameters, class... Arguments>
void launch(void (*kernel)(Parameters...), int blocks, int threads, Arguments... arguments) {
  [&](Parameters... converted) {
    void* addresses[] = {(void*)&converted...};
    CHECK_CUDA(cudaLaunchCooperativeKernel((void*)kernel, dim3(blocks), dim3(threads), addresses, 0, 0));
  }(arguments...);
}

// Prefix sum over the grid: within blocks, then over the blocks' totals, then both together.
__global__ void scan(const int* in, int* out, int* totals, int n) {
  cg::grid_group grid = cg::this_grid();
  cg::thread_block block = cg::this_thread_block();
  __shared__ int box[256];
  unsigned int i = grid.thread_rank(), t = block.thread_rank();
  box[t] = i < n ? in[i] : 0;
  block.sync();
  for (unsigned int step = 1; step < blockDim.x; step *= 2) {
    int left = t >= step ? box[t - step] : 0;
    block.sync();
    box[t] += left;
    block.sync();
  }
  if (t == blockDim.x - 1) totals[blockIdx.x] = box[t];
  grid.sync();
  int before = 0;
  for (unsigned int b = 0; b < blockIdx.x; b++) before += totals[b];
  if (i < n) out[i] = box[t] + before;
}

// Heat on a rod: each step needs the neighbours' values of the step before.
__global__ void jacobi(double* a, double* b, int n, int steps) {
  cg::grid_group grid = cg::this_grid();
  for (int step = 0; step < steps; step++) {
    for (unsigned int i = grid.thread_rank(); i < n; i += grid.size())
      b[i] = i == 0 || i == n - 1 ? a[i] : 0.5 * (a[i - 1] + a[i + 1]);
    grid.sync();
    double* old = a;
    a = b;
    b = old;
  }
}

__device__ double dot(const double* x, const double* y, int n, double* partial, cg::grid_group grid) {
  __shared__ double box[32];
  cg::thread_block block = cg::this_thread_block();
  auto warp = cg::tiled_partition<32>(block);
  double mine = 0;
  for (int i = (int)grid.thread_rank(); i < n; i += (int)grid.size()) mine += x[i] * y[i];
  mine = cg::reduce(warp, mine, cg::plus<double>());
  if (warp.thread_rank() == 0) box[warp.meta_group_rank()] = mine;
  block.sync();
  if (block.thread_rank() == 0) {
    double sum = 0;
    for (int w = 0; w < warp.meta_group_size(); w++) sum += box[w];
    partial[blockIdx.x] = sum;
  }
  grid.sync();
  double all = 0;
  for (int b = 0; b < gridDim.x; b++) all += partial[b];
  grid.sync();
  return all;
}

// Conjugate gradients for the matrix with 2 on the diagonal and -1 beside it.
__global__ void conjugateGradients(double* x, double* r, double* p, double* q, double* partial, int n, double* left) {
  cg::grid_group grid = cg::this_grid();
  const int first = (int)grid.thread_rank(), stride = (int)grid.size();
  for (int i = first; i < n; i += stride) {
    x[i] = 0;
    p[i] = r[i];
  }
  double rr = dot(r, r, n, partial, grid);
  for (int turn = 0; turn < n && rr > 1e-20; turn++) {
    for (int i = first; i < n; i += stride)
      q[i] = 2 * p[i] - (i > 0 ? p[i - 1] : 0) - (i < n - 1 ? p[i + 1] : 0);
    double alpha = rr / dot(p, q, n, partial, grid);
    for (int i = first; i < n; i += stride) {
      x[i] += alpha * p[i];
      r[i] -= alpha * q[i];
    }
    double next = dot(r, r, n, partial, grid);
    for (int i = first; i < n; i += stride) p[i] = r[i] + next / rr * p[i];
    rr = next;
    grid.sync();
  }
  if (first == 0) *left = rr;
}

// Some threads end early, and only odd blocks take part in the second half.
__global__ void someLeave(int* flags, int* others, int* out) {
  cg::grid_group grid = cg::this_grid();
  int i = (int)grid.thread_rank(), n = (int)grid.size();
  flags[i] = i + 1;
  if (threadIdx.x % 5 == 3) return;
  grid.sync();
  int other = flags[n - 1 - i];
  if (blockIdx.x % 2 == 0) {
    out[i] = other;
    return;
  }
  others[i] = -i;
  grid.sync();
  out[i] = other * 1000 + others[(blockIdx.x ^ 2) * blockDim.x + threadIdx.x];
}

// Warp operations between barriers of the grid, a local array that lives across them, and blocks of 45 threads.
__global__ void warps(int* sums, int* out) {
  cg::grid_group grid = cg::this_grid();
  auto active = cg::coalesced_threads();
  int history[4];
  for (int round = 0; round < 4; round++) {
    int sum = cg::reduce(active, (int)(threadIdx.x * (round + 1)), cg::plus<int>());
    history[round] = sum + (round > 0 ? history[round - 1] : 0);
    if (active.thread_rank() == 0) atomicAdd(&sums[round], sum);
    grid.sync();
    history[round] += sums[round];
  }
  out[grid.thread_rank()] = history[(threadIdx.x + blockIdx.x) % 4];
}

// Dynamic and static shared memory of every block keep what they hold; barrier arrival and waiting apart.
__global__ void keepShared(int* out) {
  extern __shared__ int dynamic[];
  __shared__ int fixed[64];
  cg::grid_group grid = cg::this_grid();
  dynamic[threadIdx.x] = blockIdx.x * 1000 + threadIdx.x;
  fixed[threadIdx.x] = -dynamic[threadIdx.x];
  for (int i = 0; i < 3; i++) {
    auto token = grid.barrier_arrive();
    grid.barrier_wait(static_cast<cg::grid_group::arrival_token&&>(token));
    int t = threadIdx.x ^ 1;
    __syncthreads();
    dynamic[threadIdx.x] += 1;
    if (dynamic[t] + fixed[t] < 0) atomicAdd(out, 1000000);
    __syncthreads();
  }
  atomicAdd(out, dynamic[threadIdx.x] + fixed[threadIdx.x]);
}

void testScan(int blocks, int threads) {
  int n = blocks * threads - (blocks > 1 ? 3 : 0);
  std::vector<int> in(n);
  for (int i = 0; i < n; i++) in[i] = i * 37 % 11 - 3;
  int *a = toDevice(in), *b = deviceZeros<int>(n), *totals = deviceZeros<int>(blocks);
  launch(scan, blocks, threads, a, b, totals, n);
  int sum = 0, i = 0;
  for (int v : toHost(b, n)) {
    sum += in[i++];
    CHECK(v == sum);
  }
}

void testJacobi(int blocks, int threads, int n, int steps) {
  std::vector<double> now(n), then(n);
  for (int i = 0; i < n; i++) now[i] = i % 17;
  double *a = toDevice(now), *b = deviceZeros<double>(n);
  launch(jacobi, blocks, threads, a, b, n, steps);
  for (int step = 0; step < steps; step++) {
    for (int i = 0; i < n; i++) then[i] = i == 0 || i == n - 1 ? now[i] : 0.5 * (now[i - 1] + now[i + 1]);
    now.swap(then);
  }
  std::vector<double> got = toHost(steps % 2 ? b : a, n);
  for (int i = 0; i < n; i++) CHECK(got[i] == now[i]);
}

void testConjugateGradients(int blocks, int threads, int n) {
  std::vector<double> solution(n), right(n);
  for (int i = 0; i < n; i++) solution[i] = i % 5 - 2.0;
  for (int i = 0; i < n; i++)
    right[i] = 2 * solution[i] - (i > 0 ? solution[i - 1] : 0) - (i < n - 1 ? solution[i + 1] : 0);
  double *x = deviceZeros<double>(n), *r = toDevice(right), *p = deviceZeros<double>(n), *q = deviceZeros<double>(n);
  double *partial = deviceZeros<double>(blocks), *left = deviceZeros<double>(1);
  launch(conjugateGradients, blocks, threads, x, r, p, q, partial, n, left);
  CHECK(toHost(left, 1)[0] <= 1e-20);
  std::vector<double> got = toHost(x, n);
  for (int i = 0; i < n; i++) CHECK(fabs(got[i] - solution[i]) < 1e-8);
}

void testSomeLeave() {
  const int blocks = 4, threads = 10, n = blocks * threads;
  int *flags = deviceZeros<int>(n), *others = deviceZeros<int>(n), *out = deviceZeros<int>(n);
  launch(someLeave, blocks, threads, flags, others, out);
  std::vector<int> got = toHost(out, n);
  for (int i = 0; i < n; i++) {
    bool leaves = i % threads % 5 == 3;
    int other = n - i, partner = (i / threads ^ 2) * threads + i % threads;
    CHECK(got[i] == (leaves ? 0 : i / threads % 2 == 0 ? other : other * 1000 - partner));
  }
}

void testWarps(int blocks, int threads) {
  int *sums = deviceZeros<int>(4), *out = deviceZeros<int>(blocks * threads);
  launch(warps, blocks, threads, sums, out);
  std::vector<int> got = toHost(out, blocks * threads);
  for (int i = 0; i < blocks * threads; i++) {
    int t = i % threads, first = t / 32 * 32, history = 0;
    for (int round = 0; round <= (t + i / threads) % 4; round++) {
      int sum = 0;
      for (int lane = first; lane < first + 32 && lane < threads; lane++) sum += lane * (round + 1);
      history += sum + blocks * (round + 1) * (threads * (threads - 1) / 2);
    }
    CHECK(got[i] == history);
  }
}

void testKeepShared(int blocks) {
  int* out = deviceZeros<int>(1);
  void* arguments[] = {&out};
  CHECK_CUDA(cudaLaunchCooperativeKernel((void*)keepShared, dim3(blocks), dim3(64), arguments, 64 * sizeof(int), 0));
  CHECK(toHost(out, 1)[0] == 3 * 64 * blocks);
}

int main() {
  for (int blocks : {1, 2, 7, 8}) testScan(blocks, 256);
  testScan(32, 33);
  testScan(1, 1);
  testJacobi(1, 64, 100, 5);
  testJacobi(8, 128, 1500, 40);
  testJacobi(5, 100, 777, 31);
  testConjugateGradients(1, 32, 20);
  testConjugateGradients(8, 64, 60);
  testSomeLeave();
  testWarps(1, 45);
  testWarps(6, 45);
  testWarps(3, 128);
  testKeepShared(1);
  testKeepShared(13);
  puts("PASSED");
}
