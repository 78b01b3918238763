/* Files: temporary ones, and what WASI has no notion of (owners, masks, pipes, second descriptors). */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS 100

/* Replaces the six characters before the suffix by random ones; 0 if that fails. */
static int fillPattern(char *pattern, size_t suffixLength) {
  size_t length = strlen(pattern);
  if (length < 6 + suffixLength) return 0;
  char *at = pattern + length - suffixLength - 6;
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
  unsigned char random[6];
  if (getentropy(random, sizeof random) != 0) return 0;
  for (int i = 0; i < 6; i++) at[i] = letters[random[i] % 32];
  return 1;
}

static int hasXs(const char *pattern, size_t suffixLength) {
  size_t length = strlen(pattern);
  return length >= 6 + suffixLength && memcmp(pattern + length - suffixLength - 6, "XXXXXX", 6) == 0;
}

int mkstemps(char *pattern, int suffixLength) {
  size_t suffix = (size_t)suffixLength;
  if (!hasXs(pattern, suffix)) {
    errno = EINVAL;
    return -1;
  }
  for (int attempt = 0; attempt < ATTEMPTS && fillPattern(pattern, suffix); attempt++) {
    int file = open(pattern, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

int mkstemp(char *pattern) { return mkstemps(pattern, 0); }

char *mkdtemp(char *pattern) {
  if (!hasXs(pattern, 0)) {
    errno = EINVAL;
    return NULL;
  }
  for (int attempt = 0; attempt < ATTEMPTS && fillPattern(pattern, 0); attempt++) {
    if (mkdir(pattern, 0700) == 0) return pattern;
    if (errno != EEXIST) return NULL;
  }
  return NULL;
}

char *mktemp(char *pattern) {
  if (!hasXs(pattern, 0) || !fillPattern(pattern, 0)) {
    errno = EINVAL;
    pattern[0] = '\0';
  }
  return pattern;
}

char *tmpnam(char *buffer) {
  static char own[L_tmpnam];
  char *name = buffer ? buffer : own;
  strcpy(name, "/tmp/XXXXXX");
  return fillPattern(name, 0) ? name : NULL;
}

/* In /tmp if the program was granted it, else in the working folder. */
FILE *tmpfile(void) {
  static const char *const patterns[] = {"/tmp/XXXXXX", "./XXXXXX"};
  for (int i = 0; i < 2; i++) {
    char name[16];
    strcpy(name, patterns[i]);
    int file = mkstemp(name);
    if (file < 0) continue;
    unlink(name);
    return fdopen(file, "w+");
  }
  return NULL;
}

mode_t umask(mode_t mask) {
  static mode_t current = 022;
  mode_t previous = current;
  current = mask & 0777;
  return previous;
}

static int unsupported(void) {
  errno = ENOSYS;
  return -1;
}
int chown(const char *path, uid_t owner, gid_t group) { return (void)path, (void)owner, (void)group, 0; }
int pipe(int ends[2]) { return (void)ends, unsupported(); }
int dup(int file) { return (void)file, unsupported(); }
int dup2(int file, int as) { return file == as ? as : unsupported(); }
