/*
 * The part of lib/support that runs beside native kernels. It becomes LLVM IR for the program's
 * memory, like the kernels, and goes the same way from there; the rest stays in the program and is
 * called there.
 */
#include "support/driver.c"
#include "support/cooperative.c"
#include "support/warp.c"
