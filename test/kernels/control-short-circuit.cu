// && || ?: and , with side effects in every operand: what must not run does not run.
#include "check.h"

struct Log { int value = 0; __host__ __device__ bool note(int digit, bool result) { value = value * 10 + digit; return result; } };

__host__ __device__ int logic(int x) {
  Log log;
  bool a = x & 1, b = x & 2, c = x & 4, d = x & 8;
  bool r = (log.note(1, a) && log.note(2, b)) || (log.note(3, c) && !log.note(4, d));
  r ^= log.note(5, r) ? log.note(6, c) : log.note(7, d);
  return log.value * 2 + r;
}

__host__ __device__ int steps(int* p, int n) {
  int i = 0, evens = 0;
  while (i < n && p[i] >= 0 && (p[i] % 2 ? true : (++evens, p[i] != 8))) ++i;
  return i * 100 + evens;
}

__host__ __device__ int ternaries(int x, int y) {
  int r = x > y ? x > 10 ? y++ : --y : x == y ? (y = 3, x++) : y > 20 ? x-- : (x += y);
  int* p = x & 1 ? &x : &y;
  (y & 2 ? *p : x) += 5;
  return r * 10000 + x * 100 + y;
}

// A pointer is only followed when it is not null.
struct Node { int value; Node* next; };
__host__ __device__ int walk(const Node* n, int limit) {
  int sum = 0;
  for (; n && n->value < limit && (!n->next || n->next->value != 13); n = n->next) sum += n->value;
  return n ? sum : -sum;
}

__host__ __device__ int compound(int a, int b) {
  int c = a;
  c += b -= a *= 2;
  c <<= (a & 3);
  a = b = c++ + 2;
  bool t = !a == !b, u = (a < b) == (b > a);
  return a ^ b << 1 ^ c << 2 ^ t << 20 ^ u << 21;
}

__host__ __device__ bool isPrime(unsigned n) {
  if (n < 2 || (n > 2 && n % 2 == 0)) return false;
  for (unsigned d = 3; d * d <= n; d += 2)
    if (n % d == 0) return false;
  return true;
}

__global__ void kernel(int* data, Node* nodes, int* out) {
  int i = threadIdx.x;
  int* o = out + i * 6;
  o[0] = logic(i);
  o[1] = steps(data, i % 13);
  o[2] = ternaries(i % 30, (i * 7) % 30);
  o[3] = walk(i % 5 == 0 ? nullptr : nodes + i % 20, i % 50);
  o[4] = compound(i, 3 * i + 1);
  o[5] = isPrime(i);
}

__global__ void link(Node* nodes, int n) {
  for (int i = threadIdx.x; i < n; i += blockDim.x) nodes[i] = {i * 3 % 17, i + 1 < n ? nodes + i + 1 : nullptr};
}

int main() {
  std::vector<int> data = {2, 4, 1, 6, 3, 5, 10, 8, 2, 4, -1, 3, 5};
  int* out = deviceZeros<int>(200 * 6);
  Node* dNodes = deviceZeros<Node>(20);
  Node nodes[20];
  for (int i = 0; i < 20; ++i) nodes[i] = {i * 3 % 17, i + 1 < 20 ? nodes + i + 1 : nullptr};
  link<<<1, 7>>>(dNodes, 20);
  kernel<<<1, 200>>>(toDevice(data), dNodes, out);
  std::vector<int> got = toHost(out, 200 * 6);
  for (int i = 0; i < 200; ++i) {
    const int* o = &got[i * 6];
    CHECK(o[0] == logic(i));
    CHECK(o[1] == steps(data.data(), i % 13));
    CHECK(o[2] == ternaries(i % 30, (i * 7) % 30));
    CHECK(o[3] == walk(i % 5 == 0 ? nullptr : nodes + i % 20, i % 50));
    CHECK(o[4] == compound(i, 3 * i + 1));
    CHECK(o[5] == isPrime(i));
  }
  puts("PASSED");
}
