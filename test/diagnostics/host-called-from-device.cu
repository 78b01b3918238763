// Host functions are not device functions, and the other way round.
int onlyHost(int x) { return x + 1; }
__device__ int onlyDevice(int x) { return x - 1; }
__global__ void kernel(int* p) {
  *p = onlyHost(3); // expect-error: no matching function for call to 'onlyHost'
}
int main() {
  return onlyDevice(3); // expect-error: no matching function for call to 'onlyDevice'
}
