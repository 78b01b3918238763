// PTX in asm statements.
__device__ unsigned lane() {
  unsigned id;
  asm volatile("mov.u32 %0, %%laneid;" : "=r"(id)); // expect: unsupported-inline-assembly
  return id;
}
__global__ void kernel(unsigned* p) { p[threadIdx.x] = lane(); }
int main() { kernel<<<1, 32>>>(nullptr); }
