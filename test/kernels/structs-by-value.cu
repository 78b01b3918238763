// Structs, arrays in structs, vectors and mixed small types as kernel parameters, with their padding; written copies stay private.
#include "check.h"

struct Inner { char tag; double weight; short flags[3]; };
struct Outer { Inner inner[2]; float3 direction; bool on; unsigned long long id; };
struct Empty {};
struct Matrix { int width, height; float* elements; __host__ __device__ float& at(int r, int c) { return elements[r * width + c]; } };

__global__ void mixed(char c, double d, short s, float4 v, Outer o, Empty, bool b, long long w, unsigned char u, double* out) {
  int t = threadIdx.x;
  o.inner[t % 2].weight += t;  // a thread's own copy
  o.direction.x = t;
  out[blockIdx.x * blockDim.x + t] = c + d + s + v.x * v.y + v.z - v.w + o.inner[0].weight * 10 + o.inner[1].weight + o.inner[1].flags[2] +
           o.direction.x + o.direction.z + o.on + (double)o.id + b + w + u + o.inner[0].tag;
}

__global__ void multiply(Matrix a, Matrix b, Matrix c) {
  int row = blockIdx.y * blockDim.y + threadIdx.y, col = blockIdx.x * blockDim.x + threadIdx.x;
  if (row >= c.height || col >= c.width) return;
  float sum = 0;
  for (int k = 0; k < a.width; ++k) sum += a.at(row, k) * b.at(k, col);
  c.at(row, col) = sum;
}

int main() {
  Outer o{{{'a', 1.5, {1, 2, 3}}, {'b', 2.5, {4, 5, 6}}}, make_float3(1, 2, 3), true, 123456789012ull};
  double* dOut = deviceZeros<double>(66);
  mixed<<<2, 33>>>('x', 0.5, -7, make_float4(1, 2, 3, 4), o, Empty{}, true, -(1ll << 35), 250, dOut);
  std::vector<double> out = toHost(dOut, 66);
  for (int i = 0; i < 66; ++i) {
    int t = i % 33;
    double w0 = 1.5 + (t % 2 == 0 ? t : 0), w1 = 2.5 + (t % 2 == 1 ? t : 0);
    CHECK(out[i] == 'x' + 0.5 - 7 + 2 + 3 - 4 + w0 * 10 + w1 + 6 + t + 3 + 1 + 123456789012.0 + 1 - 34359738368.0 + 250 + 'a');
  }
  const int n = 19, m = 23, k = 31;
  std::vector<float> a(n * k), b(k * m);
  for (int i = 0; i < n * k; ++i) a[i] = i % 7 - 3;
  for (int i = 0; i < k * m; ++i) b[i] = i % 5 - 2;
  Matrix A{k, n, toDevice(a)}, B{m, k, toDevice(b)}, C{m, n, deviceZeros<float>(n * m)};
  multiply<<<dim3(3, 3), dim3(8, 8)>>>(A, B, C);
  std::vector<float> c = toHost(C.elements, n * m);
  for (int r = 0; r < n; ++r)
    for (int col = 0; col < m; ++col) {
      float sum = 0;
      for (int i = 0; i < k; ++i) sum += a[r * k + i] * b[i * m + col];
      CHECK(c[r * m + col] == sum);
    }
  puts("PASSED");
}
