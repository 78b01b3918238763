/* No guard: each inclusion follows NDEBUG anew. */
#include_next <assert.h>
#if defined(__cplusplus) && !defined(NDEBUG)
/* As on Linux, the message names the function with its types: `void kernel(int *)`. */
#undef assert
#define assert(condition) \
  ((void)((condition) || (__assert_fail(#condition, __FILE__, __LINE__, __PRETTY_FUNCTION__), 0)))
#endif
