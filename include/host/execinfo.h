#ifndef UNWARP_HOST_EXECINFO_H
#define UNWARP_HOST_EXECINFO_H
#ifdef __cplusplus
extern "C" {
#endif
/* The stack cannot be read: there are never any frames. */
int backtrace(void **frames, int size);
char **backtrace_symbols(void *const *frames, int size);
void backtrace_symbols_fd(void *const *frames, int size, int file);
#ifdef __cplusplus
}
#endif
#endif
