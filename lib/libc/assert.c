/* A failed `assert`, worded as on Linux. */
#include "program-name.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

void __assert_fail(const char *condition, const char *file, int line, const char *function) {
  fprintf(stderr, "%s: %s:%d: %s: Assertion `%s' failed.\n", programName(), file, line, function, condition);
  abort();
}
