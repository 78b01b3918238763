/*
 * From the entry point to `int main(int, char **)`, which clang calls __main_argc_argv; `int main()` defines
 * __main_void itself. wasi-libc's own only fails when a program without a main is run: the reference here
 * is the linker's to report.
 */
#include <stdlib.h>
#include <wasi/api.h>

int __main_argc_argv(int argc, char **argv);

__attribute__((weak)) int __main_void(void) {
  __wasi_size_t count, bytes;
  if (__wasi_args_sizes_get(&count, &bytes)) _Exit(71);
  char *text = malloc(bytes);
  /* One more, and zero: argv[argc] is a null pointer. */
  char **arguments = calloc(count + 1, sizeof(char *));
  if ((!text && bytes) || !arguments) _Exit(70);
  if (__wasi_args_get((uint8_t **)arguments, (uint8_t *)text)) _Exit(71);
  return __main_argc_argv((int)count, arguments);
}
