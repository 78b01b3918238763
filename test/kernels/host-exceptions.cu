// C++ exceptions in host code around CUDA calls: thrown, caught by base, rethrown, destructors run.
#include "check.h"
#include <stdexcept>
#include <string>

struct CudaError : std::runtime_error {
  cudaError_t code;
  CudaError(cudaError_t code) : std::runtime_error(cudaGetErrorString(code)), code(code) {}
};
static int alive = 0;
struct Buffer {
  int* p = nullptr;
  explicit Buffer(size_t n) {
    cudaError_t status = cudaMalloc(&p, n);
    if (status != cudaSuccess) throw CudaError(status);
    ++alive;
  }
  ~Buffer() { cudaFree(p); --alive; }
};

static void nested(int depth) {
  Buffer b(1024);
  if (depth == 0) Buffer tooBig(4000000000u);
  try {
    nested(depth - 1);
  } catch (const std::exception&) {
    if (depth % 2) throw;
    throw std::logic_error("level " + std::to_string(depth));
  }
}

int main() {
  try {
    nested(4);
    CHECK(false);
  } catch (const std::logic_error& e) {
    CHECK(std::string(e.what()) == "level 4");
  }
  CHECK(alive == 0);
  try {
    Buffer b(4000000000u);
    CHECK(false);
  } catch (const std::runtime_error& e) {
    CHECK(std::string(e.what()) == "out of memory");
  }
  CHECK(cudaGetLastError() == cudaErrorMemoryAllocation);
  int caught = 0;
  try { throw 42; } catch (int v) { caught = v; }
  CHECK(caught == 42);
  try { (void)std::vector<int>(3).at(7); } catch (const std::out_of_range&) { caught = 1; }
  CHECK(caught == 1);
  try { (void)std::stoi("not a number"); } catch (const std::invalid_argument&) { caught = 2; }
  CHECK(caught == 2);
  puts("PASSED");
}
