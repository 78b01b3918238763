// Unions: variants with tags, nested anonymous unions and structs, arrays of them, as parameters and in shared memory.
#include "check.h"

struct Value {
  enum Kind : char { integer, real, text, pair } kind;
  union {
    long long i;
    double r;
    char s[12];
    struct { short first; float second; };
  };
};

__host__ __device__ double number(const Value& v) {
  switch (v.kind) {
    case Value::integer: return (double)v.i;
    case Value::real: return v.r;
    case Value::text: {
      double n = 0;
      for (const char* p = v.s; *p; ++p) n = n * 10 + (*p - '0');
      return n;
    }
    case Value::pair: return v.first + v.second;
  }
  return -1;
}

__host__ __device__ Value make(int n) {
  Value v;
  v.kind = (Value::Kind)(n % 4);
  switch (v.kind) {
    case Value::integer: v.i = n * 100000000000ll; break;
    case Value::real: v.r = n / 8.0; break;
    case Value::text:
      v.s[0] = '0' + n % 10;
      v.s[1] = '7';
      v.s[2] = 0;
      break;
    case Value::pair: v.first = (short)-n; v.second = n * 0.5f; break;
  }
  return v;
}

__global__ void kernel(Value given, Value* values, double* out) {
  __shared__ Value box[50];
  int t = threadIdx.x;
  box[t] = t == 0 ? given : make(t);
  __syncthreads();
  Value v = box[(t + 1) % 50];
  values[t] = v;
  out[t] = number(v) + number(box[t]);
}

int main() {
  Value* values = deviceZeros<Value>(50);
  double* out = deviceZeros<double>(50);
  Value given = make(7);
  kernel<<<1, 50>>>(given, values, out);
  auto gotValues = toHost(values, 50);
  auto got = toHost(out, 50);
  for (int t = 0; t < 50; ++t) {
    Value a = t == 0 ? given : make(t), b = t == 49 ? given : make(t + 1);
    CHECK(gotValues[t].kind == b.kind && number(gotValues[t]) == number(b));
    CHECK(got[t] == number(a) + number(b));
  }
  puts("PASSED");
}
