#include_next <stdlib.h>
#ifndef UNWARP_HOST_STDLIB_H
#define UNWARP_HOST_STDLIB_H
#ifdef __cplusplus
extern "C" {
#endif
int mkstemp(char *pattern);
int mkstemps(char *pattern, int suffixLength);
char *mkdtemp(char *pattern);
char *mktemp(char *pattern);
void *valloc(size_t bytes);
void qsort_r(void *base, size_t count, size_t size, int (*compare)(const void *, const void *, void *),
             void *context);
int getloadavg(double *averages, int count);
#ifdef __cplusplus
}
#endif
#endif
