/*
 * clock_nanosleep, on which nanosleep, usleep, pthread_cond_timedwait and others are built: Node's
 * WASI waits for ever when asked to wait until a moment that has just passed, so moments are turned
 * into durations here.
 */
#include <errno.h>
#include <time.h>
#include <wasi/api.h>

#define NANOSECONDS 1000000000ll

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *time, struct timespec *rest) {
  if (time->tv_nsec < 0 || time->tv_nsec >= NANOSECONDS) return EINVAL;
  long long duration = time->tv_sec * NANOSECONDS + time->tv_nsec;
  if (flags & TIMER_ABSTIME) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) return EINVAL;
    duration -= now.tv_sec * NANOSECONDS + now.tv_nsec;
  }
  if (duration > 0) {
    __wasi_subscription_t subscription = {
        .u.tag = __WASI_EVENTTYPE_CLOCK,
        .u.u.clock = {.id = __WASI_CLOCKID_MONOTONIC, .timeout = (__wasi_timestamp_t)duration},
    };
    __wasi_event_t event;
    __wasi_size_t count;
    if (__wasi_poll_oneoff(&subscription, &event, 1, &count) != 0) return ENOTSUP;
  }
  if (rest) *rest = (struct timespec){0};
  return 0;
}
