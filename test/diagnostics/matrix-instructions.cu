// Matrix instructions.
#include <mma.h> // expect-error: mma.h
__global__ void kernel(float* p) { p[0] = 1; }
int main() { kernel<<<1, 1>>>(nullptr); }
