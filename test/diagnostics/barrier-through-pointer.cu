// A barrier in a function that is only known at run time.
__device__ void wait() { __syncthreads(); }
__device__ void go() {}
__global__ void kernel(int* p) {
  void (*f)() = *p ? wait : go;
  f(); // expect: barrier-through-pointer
}
int main() { kernel<<<1, 1>>>(nullptr); }
