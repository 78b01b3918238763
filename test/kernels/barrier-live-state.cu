// Everything a thread owns lives on across barriers: arrays, structs, pointers into them, 64-bit and small values, flags.
#include "check.h"

struct State {
  char tag;
  short small[3];
  long long wide;
  double real;
  float4 vector;
};

__device__ __noinline__ void bump(State* s, int by) {
  s->wide += by;
  s->small[by % 3] += by;
}

__global__ void keep(long long* out, const int* picks) {
  __shared__ long long mail[64];
  int t = threadIdx.x, n = blockDim.x;
  State s = {(char)('a' + t % 26), {1, 2, 3}, t, 0.5 * t, make_float4(t, 1, 2, 3)};
  int table[8];
  for (int i = 0; i < 8; ++i) table[i] = i * t;
  int* cursor = table + picks[t] % 8;  // into an array of the thread's own
  long long* mine = &s.wide;
  bool odd = t & 1;
  unsigned char byte = 250 + t % 6;
  const State* view = &s;
  for (int r = 0; r < 4; ++r) {
    mail[t] = *mine + *cursor;
    __syncthreads();
    long long other = mail[(t + r + 1) % n];
    __syncthreads();
    bump(&s, r + 1);
    if (odd) s.real += (double)other;
    else *cursor += (int)(other & 0xff);
    byte += 3;
    s.vector.y += s.vector.x;
    if (cursor < table + 7) ++cursor;
    odd = !odd;
  }
  mail[t] = 0;
  __syncthreads();
  long long sum = view->wide * 3 + view->small[0] + view->small[1] * 10 + view->small[2] * 100 + (long long)(view->real * 8) + view->tag;
  for (int i = 0; i < 8; ++i) sum = sum * 3 + table[i];
  out[blockIdx.x * n + t] = sum + byte + (long long)view->vector.y + (cursor - table) * 1000;
}

long long reference(int n, int t, const std::vector<int>& picks) {
  struct Thread { long long wide; int small[3]; double real; int table[8], cursor; bool odd; unsigned char byte; float vx, vy; };
  std::vector<Thread> all(n);
  for (int i = 0; i < n; ++i) {
    all[i] = {i, {1, 2, 3}, 0.5 * i, {}, picks[i] % 8, bool(i & 1), (unsigned char)(250 + i % 6), (float)i, 1};
    for (int k = 0; k < 8; ++k) all[i].table[k] = k * i;
  }
  for (int r = 0; r < 4; ++r) {
    std::vector<long long> mail(n);
    for (int i = 0; i < n; ++i) mail[i] = all[i].wide + all[i].table[all[i].cursor];
    for (int i = 0; i < n; ++i) {
      Thread& a = all[i];
      long long other = mail[(i + r + 1) % n];
      a.wide += r + 1;
      a.small[(r + 1) % 3] += r + 1;
      if (a.odd) a.real += (double)other;
      else a.table[a.cursor] += (int)(other & 0xff);
      a.byte += 3;
      a.vy += a.vx;
      if (a.cursor < 7) ++a.cursor;
      a.odd = !a.odd;
    }
  }
  const Thread& a = all[t];
  long long sum = a.wide * 3 + a.small[0] + a.small[1] * 10 + a.small[2] * 100 + (long long)(a.real * 8) + (char)('a' + t % 26);
  for (int k = 0; k < 8; ++k) sum = sum * 3 + a.table[k];
  return sum + a.byte + (long long)a.vy + a.cursor * 1000;
}

int main() {
  std::vector<int> picks(64);
  for (int i = 0; i < 64; ++i) picks[i] = i * 13 % 31;
  for (int n : {1, 7, 33, 64}) {
    long long* out = deviceZeros<long long>(3 * n);
    keep<<<3, n>>>(out, toDevice(picks));
    std::vector<long long> got = toHost(out, 3 * n);
    for (int i = 0; i < 3 * n; ++i) CHECK(got[i] == reference(n, i % n, picks));
  }
  puts("PASSED");
}
