// Recursion on the device: direct, mutual, on trees and arrays, through references, with locals per level, templates of depth.
#include "check.h"
#include <algorithm>

__host__ __device__ int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
__host__ __device__ int ackermann(int m, int n) { return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)); }
__host__ __device__ bool isOdd(int n);
__host__ __device__ bool isEven(int n) { return n == 0 ? true : isOdd(n - 1); }
__host__ __device__ bool isOdd(int n) { return n == 0 ? false : isEven(n - 1); }

__host__ __device__ void quicksort(int* a, int left, int right) {
  if (left >= right) return;
  int pivot = a[(left + right) / 2], i = left, j = right;
  while (i <= j) {
    while (a[i] < pivot) ++i;
    while (a[j] > pivot) --j;
    if (i <= j) {
      int t = a[i];
      a[i++] = a[j];
      a[j--] = t;
    }
  }
  quicksort(a, left, j);
  quicksort(a, i, right);
}

struct Node { int key, left, right; };
__device__ int depth(const Node* nodes, int at) { return at < 0 ? 0 : 1 + max(depth(nodes, nodes[at].left), depth(nodes, nodes[at].right)); }
__device__ void inOrder(const Node* nodes, int at, int*& out) {
  if (at < 0) return;
  inOrder(nodes, nodes[at].left, out);
  *out++ = nodes[at].key;
  inOrder(nodes, nodes[at].right, out);
}

// Eight queens: state of each level in an array of its own.
__host__ __device__ int queens(int row, const int* above, int n) {
  if (row == n) return 1;
  int mine[8], count = 0;
  for (int i = 0; i < row; ++i) mine[i] = above[i];
  for (int c = 0; c < n; ++c) {
    bool free = true;
    for (int r = 0; r < row; ++r) free &= mine[r] != c && mine[r] - c != row - r && c - mine[r] != row - r;
    mine[row] = c;
    if (free) count += queens(row + 1, mine, n);
  }
  return count;
}

template <int N> struct Power { __device__ static double of(double x) { return x * Power<N - 1>::of(x); } };
template <> struct Power<0> { __device__ static double of(double) { return 1; } };

__global__ void kernel(int* out, int* arrays, const Node* nodes, int* sorted) {
  int t = threadIdx.x;
  int* o = out + t * 6;
  o[0] = fibonacci(t);
  o[1] = ackermann(2, t);
  o[2] = isEven(t * 3) * 2 + isOdd(t);
  o[3] = queens(0, nullptr, 3 + t % 4);
  o[4] = (int)Power<5>::of(t);
  quicksort(arrays + t * 50, 0, 49);
  if (t == 0) {
    o[5] = depth(nodes, 0);
    inOrder(nodes, 0, sorted);
  }
}

int main() {
  const int n = 13;
  std::vector<int> arrays(n * 50);
  for (size_t i = 0; i < arrays.size(); ++i) arrays[i] = (int)(i * 7919 % 1009);
  std::vector<Node> nodes;
  for (int key : {50, 30, 70, 20, 40, 60, 80, 10, 25, 45, 65, 85, 15}) {
    int at = (int)nodes.size();
    nodes.push_back({key, -1, -1});
    for (int p = 0; at > 0;) {
      int& child = key < nodes[p].key ? nodes[p].left : nodes[p].right;
      if (child < 0) { child = at; break; }
      p = child;
    }
  }
  int* out = deviceZeros<int>(n * 6);
  int* dArrays = toDevice(arrays);
  int* sorted = deviceZeros<int>(13);
  kernel<<<1, n>>>(out, dArrays, toDevice(nodes), sorted);
  auto got = toHost(out, n * 6), gotArrays = toHost(dArrays, n * 50), gotSorted = toHost(sorted, 13);
  for (int t = 0; t < n; ++t) {
    const int* o = &got[t * 6];
    CHECK(o[0] == fibonacci(t) && o[1] == 2 * t + 3 && o[2] == (t % 2 == 0) * 2 + t % 2);
    CHECK(o[3] == queens(0, nullptr, 3 + t % 4) && o[4] == t * t * t * t * t);
    std::sort(&arrays[t * 50], &arrays[t * 50] + 50);
  }
  CHECK(gotArrays == arrays);
  CHECK(got[5] == 5);
  CHECK(std::is_sorted(gotSorted.begin(), gotSorted.end()) && gotSorted[0] == 10 && gotSorted[12] == 85);
  puts("PASSED");
}
