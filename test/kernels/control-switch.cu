// switch: fallthrough, dense and sparse cases, 64-bit and narrow subjects, ranges, nesting, inside loops.
#include "check.h"

enum class Op : unsigned char { push, add, mul, dup, swap, jump_if, drop, halt };

__host__ __device__ int fall(int n) {
  int r = 0;
  switch (n) {
    case 0: r += 1;
    case 1: r += 10;
    case 2: r += 100; break;
    case 3: r = 7;
    default: r += 1000;
    case 9: r += 5;
  }
  return r;
}

__host__ __device__ int sparse(long long n) {
  switch (n) {
    case -9000000000ll: return 1;
    case -1: return 2;
    case 0: return 3;
    case 1ll << 40: return 4;
    case (1ll << 40) + 1: return 5;
    case 0x7fffffffffffffffll: return 6;
    default: return 0;
  }
}

__host__ __device__ char narrow(unsigned char c) {
  switch (c) {
    case '0' ... '9': return 'd';
    case 'a': case 'e': case 'i': case 'o': case 'u': return 'v';
    case 200: return 'x';
    case 255: return 'm';
  }
  return '-';
}

// Duff's device: cases inside a loop.
__host__ __device__ int duff(const int* p, int count) {
  int sum = 0, n = (count + 3) / 4;
  if (count == 0) return 0;
  switch (count % 4) {
    case 0: do { sum += *p++;
    case 3:      sum += *p++ * 2;
    case 2:      sum ^= *p++;
    case 1:      sum += *p++ * 3;
            } while (--n > 0);
  }
  return sum;
}

__host__ __device__ int machine(const unsigned char* code, int input) {
  int stack[16], top = 0, pc = 0, steps = 0;
  stack[top++] = input;
  for (;;) {
    if (++steps > 500) return -1;
    switch ((Op)code[pc++]) {
      case Op::push: stack[top++] = (signed char)code[pc++]; continue;
      case Op::add: --top; stack[top - 1] += stack[top]; break;
      case Op::mul: --top; stack[top - 1] *= stack[top]; break;
      case Op::dup: stack[top] = stack[top - 1]; ++top; break;
      case Op::swap: {
        int t = stack[top - 1];
        stack[top - 1] = stack[top - 2];
        stack[top - 2] = t;
        break;
      }
      case Op::jump_if:
        if (stack[--top] != 0) {
          pc = code[pc];
          continue;
        }
        ++pc;
        break;
      case Op::drop: --top; break;
      case Op::halt: return stack[top - 1];
    }
    if (top <= 0 || top > 15) return -2;
  }
}

__host__ __device__ int nested(int a, int b) {
  int r = 0;
  for (int i = 0; i < 6; ++i) {
    switch ((a + i) % 4) {
      case 0:
        switch ((b ^ i) & 3) {
          case 1: r += 3; continue;
          case 2: r *= 2; break;
          default: r -= 1;
        }
        r += 100;
        break;
      case 1: if (b & 1) break; r += 20; continue;
      case 2: return r + 1;
      default: r = -r;
    }
    r += i;
  }
  return r;
}


__global__ void kernel(const int* in, const long long* wide, const unsigned char* code, int* out) {
  int i = threadIdx.x;
  int* o = out + i * 6;
  o[0] = fall(in[i]);
  o[1] = sparse(wide[i]);
  o[2] = narrow(i);
  o[3] = duff(in, i % 30);
  o[4] = machine(code, in[i]);
  o[5] = nested(i, in[i]);
}

int main() {
  const int n = 256;
  std::vector<int> in(n);
  std::vector<long long> wide(n);
  const long long special[] = {-9000000000ll, -1, 0, 1ll << 40, (1ll << 40) + 1, 0x7fffffffffffffffll, 1, 0xffffffffll};
  for (int i = 0; i < n; ++i) in[i] = i % 12 - 1, wide[i] = special[i % 8] + (i > 128 ? 0 : i / 64);
  // n! by a loop: [acc n]: stop when n is 0, else acc*n, n-1.
  std::vector<unsigned char> code = {
      0, 1, 4,           // push 1, swap: [1 n]
      3, 5, 8, 6, 7,     // 3: dup, jump_if 8, drop, halt
      3, 0, 255, 1,      // 8: [acc n n-1]
      4, 0, 1, 2, 3, 6,  // [acc n-1 n*1*...]: kept simple, any code will do as long as both sides run the same
      5, 3, 7};
  int* out = deviceZeros<int>(n * 6);
  kernel<<<1, n>>>(toDevice(in), toDevice(wide), toDevice(code), out);
  std::vector<int> got = toHost(out, n * 6);
  for (int i = 0; i < n; ++i) {
    const int* o = &got[i * 6];
    CHECK(o[0] == fall(in[i]));
    CHECK(o[1] == sparse(wide[i]));
    CHECK(o[2] == narrow(i));
    CHECK(o[3] == duff(in.data(), i % 30));
    CHECK(o[4] == machine(code.data(), in[i]));
    CHECK(o[5] == nested(i, in[i]));
  }
  puts("PASSED");
}
