/* The BSD error messages of <err.h>: "program: message: reason". */
#include "program-name.h"

#include <err.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void report(const char *format, va_list arguments, const char *reason) {
  fprintf(stderr, "%s: ", programName());
  if (format) vfprintf(stderr, format, arguments);
  if (format && reason) fputs(": ", stderr);
  fprintf(stderr, "%s\n", reason ? reason : "");
}

void vwarn(const char *format, va_list arguments) { report(format, arguments, strerror(errno)); }
void vwarnx(const char *format, va_list arguments) { report(format, arguments, NULL); }

_Noreturn void verr(int code, const char *format, va_list arguments) {
  vwarn(format, arguments);
  exit(code);
}

_Noreturn void verrx(int code, const char *format, va_list arguments) {
  vwarnx(format, arguments);
  exit(code);
}

void warn(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vwarn(format, arguments);
  va_end(arguments);
}

void warnx(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vwarnx(format, arguments);
  va_end(arguments);
}

_Noreturn void err(int code, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  verr(code, format, arguments);
}

_Noreturn void errx(int code, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  verrx(code, format, arguments);
}
