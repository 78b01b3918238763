/* assert in kernels. */
#ifndef UNWARP_ASCEND_ASC_ASSERT_H
#define UNWARP_ASCEND_ASC_ASSERT_H

#include <assert.h>

extern "C" {
__attribute__((device, noreturn)) void __unwarp_assert_fail(const char* condition, const char* file, unsigned int line,
                                                            const char* function);
}
/* What the C library's assert calls. */
static __inline__ __attribute__((device, noreturn, unused)) void __assert_fail(const char* condition, const char* file,
                                                                               int line, const char* function) {
  __unwarp_assert_fail(condition, file, (unsigned int)line, function);
}

#endif
