// Functions with a variable number of arguments.
#include <cstdarg>
__device__ __noinline__ int sum(int n, ...) {
  va_list list;
  va_start(list, n); // expect: unsupported-variadic-function
  int total = 0;
  for (int i = 0; i < n; ++i) total += va_arg(list, int);
  va_end(list); // expect: unsupported-variadic-function
  return total;
}
__global__ void kernel(int* p) { *p = sum(2, 3, *p); }
int main() { kernel<<<1, 1>>>(nullptr); }
