// A host program that leaves its memory ends with 139 and a message, as a segmentation fault does.
// expect-stderr: unwarp: the program stopped: it accessed memory that does not exist (segmentation fault)
// expect-stderr: main
// expect-exit: 139
#include "check.h"

int main(int argc, char**) {
  volatile int* p = (volatile int*)(0xf0000000u + argc);
  *p = 1;
  puts("PASSED");
}
