/* wasi-libc marks these as deprecated because it lacks them: lib/libc has them. */
#define tmpfile __unwarp_wasi_tmpfile
#define tmpnam __unwarp_wasi_tmpnam
#include_next <stdio.h>
#undef tmpfile
#undef tmpnam
#ifndef UNWARP_HOST_STDIO_H
#define UNWARP_HOST_STDIO_H
#ifndef L_tmpnam
#define L_tmpnam 20
#define TMP_MAX 10000
#define P_tmpdir "/tmp"
#endif
#ifdef __cplusplus
extern "C" {
#endif
FILE *tmpfile(void);
char *tmpnam(char *buffer);
/* There are no other processes: these fail with ENOSYS. */
FILE *popen(const char *command, const char *mode);
int pclose(FILE *stream);
#ifdef __cplusplus
}
#endif
#endif
