// The program's exit code is its own, from wherever exit is called; what was printed before arrives, at-exit functions run.
// expect: before
// expect: at exit
// expect-exit: 42
#include "check.h"

__global__ void answer(int* p) { *p = 42; }
struct Caller {
  static void leave(int code) { exit(code); }
};

int main() {
  atexit([] { puts("at exit"); });
  int* p = deviceZeros<int>(1);
  answer<<<1, 1>>>(p);
  printf("before\n");
  Caller::leave(toHost(p, 1)[0]);
}
