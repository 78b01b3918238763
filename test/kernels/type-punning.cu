// The same bytes under several types: reinterpret intrinsics, unions, memcpy, casts of pointers, misaligned structs packed by hand.
#include "check.h"

union Word {
  float f;
  int i;
  unsigned u;
  unsigned char b[4];
  struct { unsigned short low, high; } half;
};
struct __attribute__((packed)) Header { char kind; int length; double value; short tail; };

__host__ __device__ float fastInverse(float x) {
  int i;
  memcpy(&i, &x, 4);
  i = 0x5f3759df - (i >> 1);
  float y;
  memcpy(&y, &i, 4);
  return y * (1.5f - 0.5f * x * y * y);
}

__global__ void kernel(const float* in, unsigned* out, double* wide, const char* packed, double* header) {
  int t = threadIdx.x;
  float x = in[t];
  Word w;
  w.f = x;
  unsigned* o = out + t * 8;
  o[0] = __float_as_uint(x);
  o[1] = (unsigned)__float_as_int(-x);
  w.half.high ^= 0x8000;
  o[2] = w.u;
  o[3] = w.b[0] | w.b[3] << 8;
  o[4] = __float_as_uint(__int_as_float(t << 20 | 12345));
  o[5] = __float_as_uint(fastInverse(x + 1));
  double d = x;
  o[6] = __double2hiint(d);
  o[7] = __double2loint(d * 1.1);
  wide[t * 3] = __hiloint2double(t + 0x40000000, 77);
  wide[t * 3 + 1] = __longlong_as_double(__double_as_longlong(d) + 3);
  wide[t * 3 + 2] = *(const double*)(in + (t & ~1));
  const Header* h = (const Header*)(packed + t * sizeof(Header));
  header[t] = h->kind + h->length + h->value + h->tail;
}

__global__ void bytes(const float4* in, unsigned char* out) {
  const unsigned char* p = reinterpret_cast<const unsigned char*>(in + threadIdx.x);
  char local[16];
  memcpy(local, p, 16);
  for (int i = 0; i < 16; ++i) out[threadIdx.x * 16 + i] = local[15 - i];
}

// A store through a pointer of one type is seen by a load through one of another, in kernels and on the host.
__host__ __device__ void patch(int* word, short* low, float* number, unsigned* bits) {
  *word = 70000;
  *low = 5;
  *word += 1;
  *number = 1.5f;
  *bits ^= 0x80000000u;
  *number *= 2;
}

__global__ void patchShared(int* words, float* numbers) {
  __shared__ int word[32];
  __shared__ float number[32];
  int t = threadIdx.x;
  patch(&word[t], (short*)&word[t], &number[t], (unsigned*)&number[t]);
  words[t] = word[t];
  numbers[t] = number[t];
}

__global__ void patchGlobal(int* words, short* lows, float* numbers, unsigned* bits) {
  int t = threadIdx.x;
  patch(&words[t], &lows[2 * t], &numbers[t], &bits[t]);
}

void patched(int word, float number) {
  CHECK(word == 65542);
  CHECK(number == -3);
}

int main() {
  int* dWords = deviceZeros<int>(32);
  float* dNumbers = deviceZeros<float>(32);
  patchShared<<<1, 32>>>(dWords, dNumbers);
  for (int i = 0; i < 32; ++i) patched(toHost(dWords, 32)[i], toHost(dNumbers, 32)[i]);
  patchGlobal<<<1, 32>>>(dWords, (short*)dWords, dNumbers, (unsigned*)dNumbers);
  for (int i = 0; i < 32; ++i) patched(toHost(dWords, 32)[i], toHost(dNumbers, 32)[i]);
  int word;
  float number;
  patch(&word, (short*)&word, &number, (unsigned*)&number);
  patched(word, number);

  const int n = 64;
  std::vector<float> in(n);
  for (int i = 0; i < n; ++i) in[i] = i * 1.37f - 0.5f;
  std::vector<char> packed(n * sizeof(Header));
  for (int i = 0; i < n; ++i) {
    Header h = {(char)i, i * 1000, i * 0.5, (short)-i};
    memcpy(&packed[i * sizeof h], &h, sizeof h);
  }
  unsigned* out = deviceZeros<unsigned>(n * 8);
  double* wide = deviceZeros<double>(n * 3);
  double* header = deviceZeros<double>(n);
  float* dIn = toDevice(in);
  kernel<<<1, n>>>(dIn, out, wide, toDevice(packed), header);
  auto got = toHost(out, n * 8);
  auto gotWide = toHost(wide, n * 3), gotHeader = toHost(header, n);
  for (int t = 0; t < n; ++t) {
    unsigned bits, minus;
    float x = in[t], m = -x, y = fastInverse(x + 1);
    memcpy(&bits, &x, 4);
    memcpy(&minus, &m, 4);
    const unsigned* o = &got[t * 8];
    CHECK(o[0] == bits && o[1] == minus && o[2] == (bits ^ 0x80000000));
    CHECK(o[3] == ((bits & 255) | ((bits ^ 0x80000000) >> 24) << 8));
    CHECK(o[4] == (unsigned)(t << 20 | 12345));
    CHECK(memcmp(&o[5], &y, 4) == 0);
    double d = x, e = d * 1.1;
    unsigned long long db, eb;
    memcpy(&db, &d, 8);
    memcpy(&eb, &e, 8);
    CHECK(o[6] == (unsigned)(db >> 32) && o[7] == (unsigned)eb);
    unsigned long long hl = (unsigned long long)(t + 0x40000000) << 32 | 77, plus = db + 3;
    CHECK(memcmp(&gotWide[t * 3], &hl, 8) == 0 && memcmp(&gotWide[t * 3 + 1], &plus, 8) == 0);
    CHECK(memcmp(&gotWide[t * 3 + 2], &in[t & ~1], 8) == 0);
    CHECK(gotHeader[t] == (char)t + t * 1000 + t * 0.5 - t);
  }
  unsigned char* reversed = deviceZeros<unsigned char>(n * 4);
  bytes<<<1, n / 4>>>((float4*)dIn, reversed);
  auto r = toHost(reversed, n * 4);
  for (int i = 0; i < n * 4; ++i) CHECK(r[i] == ((unsigned char*)in.data())[i / 16 * 16 + 15 - i % 16]);
  puts("PASSED");
}
