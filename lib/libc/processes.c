/* Processes and users: there is one of each. What would make or find others fails as POSIX says. */
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(int error) {
  errno = error;
  return -1;
}

pid_t getpid(void) { return 42; }
pid_t getppid(void) { return 1; }
pid_t getpgrp(void) { return 42; }
pid_t setsid(void) { return fail(EPERM); }
uid_t getuid(void) { return 1000; }
uid_t geteuid(void) { return 1000; }
gid_t getgid(void) { return 1000; }
gid_t getegid(void) { return 1000; }
char *getlogin(void) { return getenv("USER"); }

pid_t fork(void) { return fail(ENOSYS); }
pid_t vfork(void) { return fail(ENOSYS); }
int execl(const char *path, const char *argument, ...) { return (void)path, (void)argument, fail(ENOSYS); }
int execlp(const char *file, const char *argument, ...) { return (void)file, (void)argument, fail(ENOSYS); }
int execle(const char *path, const char *argument, ...) { return (void)path, (void)argument, fail(ENOSYS); }
int execv(const char *path, char *const arguments[]) { return (void)path, (void)arguments, fail(ENOSYS); }
int execvp(const char *file, char *const arguments[]) { return (void)file, (void)arguments, fail(ENOSYS); }
int execve(const char *path, char *const arguments[], char *const environment[]) {
  return (void)path, (void)arguments, (void)environment, fail(ENOSYS);
}
pid_t wait(int *status) { return (void)status, fail(ECHILD); }
pid_t waitpid(pid_t process, int *status, int options) {
  return (void)process, (void)status, (void)options, fail(ECHILD);
}

/* system(NULL) asks whether there is a shell. */
int system(const char *command) { return command ? fail(ENOSYS) : 0; }
FILE *popen(const char *command, const char *mode) {
  (void)command, (void)mode;
  errno = ENOSYS;
  return NULL;
}
int pclose(FILE *stream) { return (void)stream, fail(ECHILD); }

int nice(int change) { return (void)change, 0; }
int getpriority(int which, id_t who) { return (void)which, (void)who, 0; }
int setpriority(int which, id_t who, int priority) { return (void)which, (void)who, (void)priority, 0; }
int getrlimit(int resource, struct rlimit *limit) {
  (void)resource;
  limit->rlim_cur = limit->rlim_max = RLIM_INFINITY;
  return 0;
}
int setrlimit(int resource, const struct rlimit *limit) { return (void)resource, (void)limit, 0; }

int sched_getcpu(void) { return 0; }
int sched_getaffinity(pid_t process, size_t bytes, cpu_set_t *set) {
  (void)process;
  memset(set, 0, bytes);
  *(unsigned char *)set = 1;
  return 0;
}
int sched_setaffinity(pid_t process, size_t bytes, const cpu_set_t *set) {
  return (void)process, (void)bytes, (void)set, 0;
}
