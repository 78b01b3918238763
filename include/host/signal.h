#ifndef _WASI_EMULATED_SIGNAL
#define _WASI_EMULATED_SIGNAL /* lib/libc defines what wasi-libc hides without this */
#endif
#include_next <signal.h>
#ifndef UNWARP_HOST_SIGNAL_H
#define UNWARP_HOST_SIGNAL_H
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif
/* Signals come from the program itself only (raise, abort): masks are kept but have no effect. */
typedef struct {
  int si_signo, si_errno, si_code;
  void *si_addr;
} siginfo_t;
struct sigaction {
  union {
    void (*sa_handler)(int);
    void (*sa_sigaction)(int, siginfo_t *, void *);
  } __sa_handler;
  sigset_t sa_mask;
  int sa_flags;
};
#define sa_handler __sa_handler.sa_handler
#define sa_sigaction __sa_handler.sa_sigaction
#ifndef SA_SIGINFO
#define SA_NOCLDSTOP 1
#define SA_SIGINFO 4
#define SA_RESTART 0x10000000
#define SA_NODEFER 0x40000000
#define SA_RESETHAND 0x80000000
#endif
#ifndef SIG_BLOCK
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2
#endif
int sigaction(int signal, const struct sigaction *action, struct sigaction *previous);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int signal);
int sigdelset(sigset_t *set, int signal);
int sigprocmask(int how, const sigset_t *set, sigset_t *previous);
/* Only the program itself can be signalled. */
int kill(pid_t process, int signal);
#ifdef __cplusplus
}
#endif
#endif
