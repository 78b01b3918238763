__global__ void kernel(int* p) {
  asm volatile("membar.gl;");
  *p = 1;
}
int main() { kernel<<<1, 1>>>(nullptr); }
