#include_next <fenv.h>
#ifndef UNWARP_HOST_FENV_H
#define UNWARP_HOST_FENV_H
#ifdef __cplusplus
extern "C" {
#endif
/* WebAssembly has no floating-point traps: asking for one fails, disabling all succeeds. */
int feenableexcept(int exceptions);
int fedisableexcept(int exceptions);
int fegetexcept(void);
#ifdef __cplusplus
}
#endif
#endif
