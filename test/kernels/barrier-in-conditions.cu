// Barriers in the conditions of loops and branches, in unrolled loops, with many live values, in a wavefront over a matrix.
#include "check.h"
#include <algorithm>

// Labels spread along a chain of cells until nothing changes.
__global__ void spread(int* labels, const unsigned char* wall, int n, int* rounds) {
  __shared__ int now[200];
  int t = threadIdx.x, count = 0;
  if (t < n) now[t] = labels[t];
  int changed;
  __syncthreads();
  do {
    int best = t < n ? now[t] : 0;
    if (t > 0 && t < n && !wall[t] && !wall[t - 1]) best = min(best, now[t - 1]);
    if (t < n - 1 && !wall[t] && !wall[t + 1]) best = min(best, now[t + 1]);
    changed = t < n && best != now[t];
    __syncthreads();
    if (t < n) now[t] = best;
    ++count;
  } while (__syncthreads_or(changed));
  if (__syncthreads_count(t < n) == n && __syncthreads_and(count > 0) ? t == 0 : false) *rounds = count;
  if (t < n) labels[t] = now[t];
}

// Longest common subsequence, an antidiagonal at a time.
__global__ void lcs(const char* a, const char* b, int n, int* result) {
  __shared__ short row[3][65];
  int t = threadIdx.x;
  row[0][t + 1] = row[1][t + 1] = row[2][t + 1] = 0;
  if (t == 0) row[0][0] = row[1][0] = row[2][0] = 0;
  __syncthreads();
  for (int d = 0; d < 2 * n - 1; ++d) {
    short* now = row[d % 3];
    const short* last = row[(d + 2) % 3];
    const short* before = row[(d + 1) % 3];
    int j = d - t;
    if (j >= 0 && j < n) now[t + 1] = a[t] == b[j] ? before[t] + 1 : max(j > 0 ? last[t + 1] : 0, (int)last[t]);
    if (j >= n) now[t + 1] = last[t + 1];
    __syncthreads();
  }
  if (t == n - 1) *result = row[(2 * n - 2) % 3][n];
}

// Sixteen accumulators of each thread live across the barriers.
template <int K>
__global__ void matmul(const float* a, const float* b, float* c, int n) {
  __shared__ float ta[K][K * 4], tb[K][K * 4];
  float sum[4][4] = {};
  int tx = threadIdx.x, ty = threadIdx.y, x0 = blockIdx.x * K * 4, y0 = blockIdx.y * K * 4;
  for (int k0 = 0; k0 < n; k0 += K) {
#pragma unroll
    for (int i = 0; i < 4; ++i) {
      ta[tx][ty + i * K] = a[(y0 + ty + i * K) * n + k0 + tx];
      tb[ty][tx + i * K] = b[(k0 + ty) * n + x0 + tx + i * K];
    }
    __syncthreads();
#pragma unroll 2
    for (int k = 0; k < K; ++k)
      for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 4; ++j) sum[i][j] += ta[k][ty + i * K] * tb[k][tx + j * K];
    __syncthreads();
  }
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < 4; ++j) c[(y0 + ty + i * K) * n + x0 + tx + j * K] = sum[i][j];
}

int main() {
  const int n = 150;
  std::vector<int> labels(n);
  std::vector<unsigned char> wall(n);
  for (int i = 0; i < n; ++i) labels[i] = (i * 37 + 11) % n, wall[i] = i % 29 == 13;
  int* dLabels = toDevice(labels);
  int* rounds = deviceZeros<int>(1);
  spread<<<1, 160>>>(dLabels, toDevice(wall), n, rounds);
  auto got = toHost(dLabels, n);
  for (int i = 0; i < n;) {
    if (wall[i]) {
      CHECK(got[i] == labels[i]);
      ++i;
      continue;
    }
    int end = i, least = n;
    while (end < n && !wall[end]) least = std::min(least, labels[end++]);
    for (; i < end; ++i) CHECK(got[i] == least);
  }
  CHECK(toHost(rounds, 1)[0] > 1);

  const int m = 64;
  std::vector<char> a(m), b(m);
  for (int i = 0; i < m; ++i) a[i] = 'a' + i * i % 7, b[i] = 'a' + i * 5 % 6;
  int* result = deviceZeros<int>(1);
  lcs<<<1, m>>>(toDevice(a), toDevice(b), m, result);
  std::vector<std::vector<int>> table(m + 1, std::vector<int>(m + 1));
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < m; ++j) table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
  CHECK(toHost(result, 1)[0] == table[m][m]);

  const int s = 32;
  std::vector<float> x(s * s), y(s * s);
  for (int i = 0; i < s * s; ++i) x[i] = i % 7 - 3, y[i] = i % 5 - 2;
  float* c = deviceZeros<float>(s * s);
  matmul<4><<<dim3(2, 2), dim3(4, 4)>>>(toDevice(x), toDevice(y), c, s);
  auto z = toHost(c, s * s);
  for (int r = 0; r < s; ++r)
    for (int q = 0; q < s; ++q) {
      float want = 0;
      for (int k = 0; k < s; ++k) want += x[r * s + k] * y[k * s + q];
      CHECK(z[r * s + q] == want);
    }
  puts("PASSED");
}
