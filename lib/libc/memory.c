#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

void *memalign(size_t alignment, size_t bytes) {
  void *result;
  if (alignment < sizeof(void *)) alignment = sizeof(void *);
  return posix_memalign(&result, alignment, bytes) == 0 ? result : NULL;
}

void *valloc(size_t bytes) { return memalign((size_t)getpagesize(), bytes); }
