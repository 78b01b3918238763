// Local and constant memory are not told apart from the rest.
__global__ void kernel(int* p) {
  int x = 3;
  p[0] = __isLocal(p + x); // expect: unsupported-address-space-query
}
int main() { kernel<<<1, 1>>>(nullptr); }
