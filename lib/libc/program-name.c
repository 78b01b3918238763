#include "program-name.h"

#include <string.h>
#include <wasi/api.h>

const char *programName(void) {
  static char text[4096];
  if (text[0]) return text;
  __wasi_size_t count, bytes;
  uint8_t *arguments[256];
  strcpy(text, "program");
  if (__wasi_args_sizes_get(&count, &bytes) || count == 0 || count > 256 || bytes > sizeof text) return text;
  if (__wasi_args_get(arguments, (uint8_t *)text)) return text;
  const char *slash = strrchr((char *)arguments[0], '/');
  if (slash) memmove(text, slash + 1, strlen(slash + 1) + 1);
  return text;
}
