// 128-bit integers do not exist on the machine that programs see.
__global__ void kernel(unsigned long long* p) {
  p[0] = (unsigned long long)((unsigned __int128)p[1] * p[2] >> 64); // expect-error: 128 bit
}
int main() { kernel<<<1, 1>>>(nullptr); }
