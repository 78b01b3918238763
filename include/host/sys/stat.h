#include_next <sys/stat.h>
#ifndef UNWARP_HOST_SYS_STAT_H
#define UNWARP_HOST_SYS_STAT_H
#ifdef __cplusplus
extern "C" {
#endif
mode_t umask(mode_t mask);
#ifdef __cplusplus
}
#endif
#endif
