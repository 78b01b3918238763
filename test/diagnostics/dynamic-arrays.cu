// Local memory whose size only the run knows.
__device__ int use(int* p, int n) {
  for (int i = 0; i < n; ++i) p[i] = i;
  return p[n / 2];
}
__global__ void kernel(int* out, int n) {
  int* p = (int*)__builtin_alloca(n * sizeof(int)); // expect: unsupported-dynamic-array
  out[threadIdx.x] = use(p, n);
}
int main() { kernel<<<1, 32>>>(nullptr, 3); }
