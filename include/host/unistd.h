#ifndef _WASI_EMULATED_GETPID
#define _WASI_EMULATED_GETPID /* lib/libc defines what wasi-libc hides without this */
#endif
#include_next <unistd.h>
#ifndef UNWARP_HOST_UNISTD_H
#define UNWARP_HOST_UNISTD_H
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif
/* There is one process and one user. What would start, find or change others fails with ENOSYS. */
pid_t getpid(void);
pid_t getppid(void);
uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
pid_t getpgrp(void);
pid_t setsid(void);
char *getlogin(void);
int gethostname(char *name, size_t size);
pid_t fork(void);
pid_t vfork(void);
int execl(const char *path, const char *argument, ...);
int execlp(const char *file, const char *argument, ...);
int execle(const char *path, const char *argument, ...);
int execv(const char *path, char *const arguments[]);
int execvp(const char *file, char *const arguments[]);
int execve(const char *path, char *const arguments[], char *const environment[]);
int pipe(int ends[2]);
int dup(int file);
int dup2(int file, int as);
int chown(const char *path, uid_t owner, gid_t group);
int nice(int change);
unsigned alarm(unsigned seconds);
#ifdef __cplusplus
}
#endif
#endif
