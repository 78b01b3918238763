// Host: main's third parameter is the environment, as getenv sees it.
#include "check.h"
#include <string>

__global__ void fill(int* p, int v) { p[threadIdx.x] = v; }

int main(int argc, char* argv[], char* envp[]) {
  int* d = deviceZeros<int>(32);
  fill<<<1, 32>>>(d, argc);
  CHECK(toHost(d, 32)[31] == 1);
  CHECK(argv[argc] == nullptr);
  for (char** e = envp; *e; e++) {
    std::string line = *e, name = line.substr(0, line.find('='));
    CHECK(getenv(name.c_str()) == *e + name.size() + 1);
  }
  printf("PASSED\n");
  return 0;
}
