/* The clock of a core. */
#ifndef UNWARP_ASCEND_ASC_TIME_H
#define UNWARP_ASCEND_ASC_TIME_H

#include <time.h>

__UNWARP_ASCEND clock_t clock() { return __nvvm_read_ptx_sreg_clock(); }

#endif
