#include_next <malloc.h>
#ifndef UNWARP_HOST_MALLOC_H
#define UNWARP_HOST_MALLOC_H
#ifdef __cplusplus
extern "C" {
#endif
void *memalign(size_t alignment, size_t bytes);
void *valloc(size_t bytes);
#ifdef __cplusplus
}
#endif
#endif
