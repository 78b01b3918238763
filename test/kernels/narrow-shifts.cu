// Shifts of bytes and 16-bit numbers to the right, by amounts that differ from thread to thread: constants, values that
// all threads share and values of their own, on the device and in loops of the host.
#include "check.h"
#include <vector>

__global__ void shift(const unsigned char* amounts, unsigned char* bytes, unsigned short* words, int seed) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned short all = 0xFFFF, common = (unsigned short)(seed * 77777), own = (unsigned short)(i * 40503);
  unsigned char high = 0x80, shared = (unsigned char)(seed * 201);
  unsigned char byte = amounts[i] & 7;
  unsigned short word = amounts[i] & 15;
  bytes[4 * i] = high >> byte;
  bytes[4 * i + 1] = shared >> byte;
  bytes[4 * i + 2] = (unsigned char)((high >> byte) | (high << (8 - byte)));
  bytes[4 * i + 3] = 0x80 >> (i & 7);
  words[4 * i] = (unsigned short)(all >> word) ^ word;
  words[4 * i + 1] = common >> word;
  words[4 * i + 2] = own >> word;
  words[4 * i + 3] = (unsigned short)((common << word) | (common >> (16 - word)));
}

/** As above, one after the other, in numbers of 32 bits that nothing narrows. */
static unsigned shiftedRight(volatile unsigned number, volatile unsigned amount) { return number >> amount; }

__attribute__((noinline)) static void onHost(const unsigned short* amounts, unsigned short* out, int n) {
  unsigned short all = 0xFFFF;
  for (int i = 0; i < n; i++) out[i] = (unsigned short)(all >> (amounts[i] & 15)) ^ amounts[i];
}

int main() {
  const int blocks = 3, threads = 77, n = blocks * threads, seed = 5;
  unsigned char *amounts, *bytes;
  unsigned short* words;
  CHECK_CUDA(cudaMallocManaged(&amounts, n));
  CHECK_CUDA(cudaMallocManaged(&bytes, 4 * n));
  CHECK_CUDA(cudaMallocManaged(&words, 4 * n * sizeof(unsigned short)));
  for (int i = 0; i < n; i++) amounts[i] = (unsigned char)(i * 29 + i / 16);
  shift<<<blocks, threads>>>(amounts, bytes, words, seed);
  CHECK_CUDA(cudaDeviceSynchronize());
  unsigned common = (seed * 77777) & 0xFFFF, shared = (seed * 201) & 0xFF;
  for (int i = 0; i < n; i++) {
    unsigned byte = amounts[i] & 7, word = amounts[i] & 15;
    CHECK(bytes[4 * i] == shiftedRight(0x80, byte));
    CHECK(bytes[4 * i + 1] == shiftedRight(shared, byte));
    CHECK(bytes[4 * i + 2] == ((shiftedRight(0x80, byte) | 0x80u << (8 - byte)) & 0xFF));
    CHECK(bytes[4 * i + 3] == shiftedRight(0x80, i & 7));
    CHECK(words[4 * i] == (shiftedRight(0xFFFF, word) ^ word));
    CHECK(words[4 * i + 1] == shiftedRight(common, word));
    CHECK(words[4 * i + 2] == shiftedRight(i * 40503u & 0xFFFF, word));
    CHECK(words[4 * i + 3] == ((common << word | shiftedRight(common, 16 - word)) & 0xFFFF));
  }
  std::vector<unsigned short> in(100), out(100);
  for (int i = 0; i < 100; i++) in[i] = (unsigned short)(i * 5);
  onHost(in.data(), out.data(), 100);
  for (int i = 0; i < 100; i++) CHECK(out[i] == (shiftedRight(0xFFFF, in[i] & 15) ^ in[i]));
  printf("PASSED\n");
}
