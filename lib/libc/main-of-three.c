/*
 * For `int main(int, char **, char **)`, which clang calls plain main: it is given the environment as well. Linked into programs
 * that define neither of the usual two.
 */
#include <stdlib.h>
#include <unistd.h>
#include <wasi/libc-environ.h>

int main_of_three(int argc, char **argv, char **envp) __asm__("main");

int __main_argc_argv(int argc, char **argv) {
  __wasilibc_ensure_environ();
  return main_of_three(argc, argv, environ);
}
