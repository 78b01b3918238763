// malloc, free, new, delete, memcpy and memset in kernels; memory that lives across launches; linked structures.
#include "check.h"
#include <string>

struct Node { int value; Node* next; };
struct Tree {
  int key;
  Tree *left = nullptr, *right = nullptr;
  __device__ explicit Tree(int key) : key(key) {}
  __device__ ~Tree() { delete left; delete right; }
};

__global__ void build(Node** heads, int n) {
  Node* head = nullptr;
  for (int i = 0; i < n; ++i) {
    Node* node = (Node*)malloc(sizeof(Node));
    if (!node) __trap();
    node->value = threadIdx.x * 100 + i;
    node->next = head;
    head = node;
  }
  heads[threadIdx.x] = head;
}
__global__ void consume(Node** heads, int* sums) {
  int sum = 0;
  for (Node* n = heads[threadIdx.x]; n;) {
    sum = sum * 3 + n->value;
    Node* next = n->next;
    free(n);
    n = next;
  }
  sums[threadIdx.x] = sum;
}

__global__ void trees(int* out) {
  Tree* root = new Tree(50);
  for (int i = 0; i < 20; ++i) {
    int key = (i * 37 + threadIdx.x) % 100;
    Tree** at = &root;
    while (*at) at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    *at = new Tree(key);
  }
  int depth = 0;
  for (Tree* t = root; t; t = t->left) out[threadIdx.x * 2] = t->key, ++depth;
  out[threadIdx.x * 2 + 1] = depth;
  delete root;
}

__global__ void bytes(char* out) {
  char* p = new char[64];
  memset(p, 'x', 64);
  memcpy(p + 3, "hello", 5);
  for (int i = 20; i-- > 0;) p[5 + i] = p[3 + i];
  for (int i = 0; i < 40; ++i) out[i] = p[i];
  delete[] p;
  struct Big { double d[30]; } a, b;
  for (int i = 0; i < 30; ++i) a.d[i] = i;
  memcpy(&b, &a, sizeof b);
  out[40] = (char)b.d[29];
}

int main() {
  const int n = 33;
  Node** heads = deviceZeros<Node*>(n);
  int* sums = deviceZeros<int>(n);
  for (int round = 0; round < 3; ++round) {
    build<<<1, n>>>(heads, 20);
    consume<<<1, n>>>(heads, sums);
    auto got = toHost(sums, n);
    for (int t = 0; t < n; ++t) {
      unsigned sum = 0;
      for (int i = 19; i >= 0; --i) sum = sum * 3 + t * 100 + i;
      CHECK(got[t] == (int)sum);
    }
  }
  int* out = deviceZeros<int>(2 * n);
  trees<<<1, n>>>(out);
  auto got = toHost(out, 2 * n);
  for (int t = 0; t < n; ++t) {
    int least = 50, depth = 1;
    for (int i = 0; i < 20; ++i) {
      int key = (i * 37 + t) % 100;
      if (key < least) least = key, ++depth;
    }
    CHECK(got[2 * t] == least && got[2 * t + 1] == depth);
  }
  char* text = deviceZeros<char>(41);
  bytes<<<1, 1>>>(text);
  auto c = toHost(text, 41);
  CHECK(std::string(c.data(), 12) == "xxxhehelloxx" && c[40] == 29);
  puts("PASSED");
}
