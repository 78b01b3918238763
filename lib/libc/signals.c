/* Signals that a program sends to itself; wasi-libc's emulation has `signal` and `raise`. */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

int sigaction(int number, const struct sigaction *action, struct sigaction *previous) {
  void (*handler)(int) = SIG_DFL;
  if (action)
    handler = signal(number, action->sa_handler);
  else if (previous)
    signal(number, handler = signal(number, SIG_DFL));
  if (handler == SIG_ERR) return -1;
  if (previous) {
    *previous = (struct sigaction){0};
    previous->sa_handler = handler;
  }
  return 0;
}

int sigemptyset(sigset_t *set) { return *set = 0, 0; }
int sigfillset(sigset_t *set) { return *set = (sigset_t)~0, 0; }
int sigaddset(sigset_t *set, int number) { return (void)set, (void)number, 0; }
int sigdelset(sigset_t *set, int number) { return (void)set, (void)number, 0; }
int sigprocmask(int how, const sigset_t *set, sigset_t *previous) {
  (void)how, (void)set;
  if (previous) *previous = 0;
  return 0;
}

int kill(pid_t process, int number) {
  if (process != getpid()) {
    errno = ESRCH;
    return -1;
  }
  return number == 0 ? 0 : raise(number);
}

/* No clock could interrupt the program. */
unsigned alarm(unsigned seconds) { return (void)seconds, 0; }
