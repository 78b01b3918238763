/* See exact-begin.h. Clang cannot go back to what was before on this target. */
#if defined(__UNWARP_CONTRACT__)
#pragma clang fp contract(fast)
#endif
