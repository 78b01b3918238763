// Warp shuffles, votes and masks: each is reported at its line, all in one run.
__global__ void shuffle(int* p) {
  int x = p[threadIdx.x];
  x += __shfl_down_sync(0xffffffff, x, 16); // expect: unsupported-warp-operation
  x += __shfl_xor_sync(0xffffffff, x, 1); // expect: unsupported-warp-operation
  p[threadIdx.x] = x;
}
__global__ void vote(unsigned* p) {
  p[0] = __ballot_sync(0xffffffff, threadIdx.x & 1); // expect: unsupported-warp-operation
  p[1] = __any_sync(0xffffffff, p[2]); // expect: unsupported-warp-operation
  __syncwarp(); // expect: unsupported-warp-operation
  p[3] = __activemask(); // expect: unsupported-warp-operation
}
int main() {
  shuffle<<<1, 32>>>(nullptr);
  vote<<<1, 32>>>(nullptr);
}
