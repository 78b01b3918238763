#include_next <pthread.h>
#ifndef UNWARP_HOST_PTHREAD_H
#define UNWARP_HOST_PTHREAD_H
#include <sched.h>
#ifdef __cplusplus
extern "C" {
#endif
/* A thread runs to its end inside pthread_create: see lib/libc/threads.cpp. */
_Noreturn void pthread_exit(void *result);
int pthread_setaffinity_np(pthread_t thread, size_t bytes, const struct cpu_set_t *set);
int pthread_getaffinity_np(pthread_t thread, size_t bytes, struct cpu_set_t *set);
int pthread_setname_np(pthread_t thread, const char *name);
#ifdef __cplusplus
}
#endif
#endif
