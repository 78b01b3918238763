// abort and uncaught exceptions end the program with 134, as a shell says of a signal, and a message.
// expect-stderr: terminate called after throwing an instance of 'std::runtime_error'
// expect-stderr: what():  no device for this
// expect-exit: 134
#include "check.h"
#include <stdexcept>

__global__ void nothing() {}
int main() {
  nothing<<<1, 1>>>();
  if (cudaDeviceSynchronize() == cudaSuccess) throw std::runtime_error("no device for this");
  puts("PASSED");
}
