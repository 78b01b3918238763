/* Ranges for profilers (ROCTX): they include cleanly, and nobody records them here. */
#ifndef UNWARP_ROCTX_H
#define UNWARP_ROCTX_H

#include <stdint.h>

typedef uint64_t roctx_range_id_t;

#define __UNWARP_ROCTX static inline __attribute__((unused))
__UNWARP_ROCTX void roctxMarkA(const char* message) { (void)message; }
__UNWARP_ROCTX int roctxRangePushA(const char* message) { return (void)message, 0; }
__UNWARP_ROCTX int roctxRangePop(void) { return 0; }
__UNWARP_ROCTX roctx_range_id_t roctxRangeStartA(const char* message) { return (void)message, 0; }
__UNWARP_ROCTX void roctxRangeStop(roctx_range_id_t id) { (void)id; }
#define roctxMark(message) roctxMarkA(message)
#define roctxRangePush(message) roctxRangePushA(message)
#define roctxRangeStart(message) roctxRangeStartA(message)
#undef __UNWARP_ROCTX

#endif
