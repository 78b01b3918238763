// Exceptions are the host's alone.
__global__ void kernel(int* p) {
  if (*p) throw 3; // expect-error: cannot use 'throw' in __global__ function
}
int main() { kernel<<<1, 1>>>(nullptr); }
