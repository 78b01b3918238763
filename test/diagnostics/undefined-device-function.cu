// A device function that nobody defines.
__device__ int somewhereElse(int x);
__global__ void kernel(int* p) {
  *p = somewhereElse(*p); // expect: undefined-device-function
}
int main() { kernel<<<1, 1>>>(nullptr); }
