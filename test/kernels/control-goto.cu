// goto: loops made by hand, a jump into the middle of a loop (irreducible), a state machine, cleanup exits.
#include "check.h"

__host__ __device__ int collatz(int n) {
  int steps = 0;
again:
  if (n == 1) goto done;
  if (n % 2 == 0) {
    n /= 2;
    goto count;
  }
  n = 3 * n + 1;
count:
  ++steps;
  if (steps < 1000) goto again;
done:
  return steps;
}

// Two entries into one loop: no block of it dominates the others.
__host__ __device__ int irreducible(int n, bool inside) {
  int i = 0, sum = 0;
  if (inside) goto middle;
top:
  sum += i * 3;
  ++i;
middle:
  sum ^= i << 2;
  i += 2;
  if (i < n) goto top;
  if (sum % 7 == 3 && i < 2 * n) goto middle;
  return sum;
}

// Counts words, numbers and comments in a text, a character at a time.
__host__ __device__ int scan(const char* s) {
  int words = 0, numbers = 0, comments = 0;
between:
  if (*s == 0) goto end;
  if (*s == '#') goto comment;
  if (*s >= '0' && *s <= '9') goto number;
  if (*s >= 'a' && *s <= 'z') goto word;
  ++s;
  goto between;
word:
  ++words;
  while (*s >= 'a' && *s <= 'z') ++s;
  goto between;
number:
  ++numbers;
  for (;; ++s) {
    if (*s >= '0' && *s <= '9') continue;
    if (*s == '.') continue;
    if (*s == '#') goto comment;
    goto between;
  }
comment:
  ++comments;
  while (*s != '\n') {
    if (*s == 0) goto end;
    ++s;
  }
  goto between;
end:
  return words * 10000 + numbers * 100 + comments;
}

__host__ __device__ int nested(const int* m, int n, int wanted) {
  int i, j = 0, failures = 0;
  for (i = 0; i < n; ++i) {
    for (j = 0; j < n; ++j) {
      if (m[i * n + j] == wanted) goto found;
      if (m[i * n + j] < 0) goto next;
      if (m[i * n + j] > 90) goto fail;
    }
  next:;
  }
  return -1;
fail:
  ++failures;
  if (failures < 3 && i + 1 < n) {
    ++i;
    goto fail;
  }
  return -100 - failures - i;
found:
  return i * 100 + j;
}

__global__ void kernel(const int* m, const char* text, int* out) {
  int i = threadIdx.x;
  out[i * 4] = collatz(i + 1);
  out[i * 4 + 1] = irreducible(i, i % 3 == 0);
  out[i * 4 + 2] = scan(text + i % 11);
  out[i * 4 + 3] = nested(m, 8, i);
}

int main() {
  const char text[] = "abc 12.5 x #note 7\n99#trailing\nlast 3 words here 4#";
  std::vector<char> chars(text, text + sizeof text);
  std::vector<int> m(64);
  for (int i = 0; i < 64; ++i) m[i] = (i * 37 + 5) % 83 - (i % 9 == 0 ? 90 : 0) + (i == 50 ? 99 : 0);
  int* out = deviceZeros<int>(400);
  kernel<<<1, 100>>>(toDevice(m), toDevice(chars), out);
  std::vector<int> got = toHost(out, 400);
  for (int i = 0; i < 100; ++i) {
    CHECK(got[i * 4] == collatz(i + 1));
    CHECK(got[i * 4 + 1] == irreducible(i, i % 3 == 0));
    CHECK(got[i * 4 + 2] == scan(text + i % 11));
    CHECK(got[i * 4 + 3] == nested(m.data(), 8, i));
  }
  CHECK(got[26 * 4] == 111 && got[2] == 50403);
  puts("PASSED");
}
