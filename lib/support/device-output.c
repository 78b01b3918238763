/*
 * What device code prints. Workers must not touch stdio, so each message is formatted into a ring
 * in memory, and the host's thread copies the ring to stdout when it waits for the device.
 *
 * Messages appear in the order in which their space was reserved (one atomic operation each), so a
 * message is never torn. When the ring is full, new messages are counted and dropped.
 */
#include "device-output.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define RING_BYTES (4u << 20) /* four times CUDA's default; a power of two */
#define PAGE_BYTES 65536u

/* Precedes each message. `state` stays 0 until the text is in place: the reader stops there. */
struct Record {
  uint32_t bytes; /* with this header and padding */
  uint32_t state;
};
enum { STATE_EMPTY, STATE_PADDING, STATE_OUT, STATE_ERROR };

static uint32_t ringBase; /* 0 until the first message, 1 while a thread gets the memory */
static uint32_t reserved; /* bytes handed to writers so far, modulo 2^32 */
static uint32_t consumed; /* bytes copied out so far; `reserved - consumed <= RING_BYTES` */
static uint32_t lostMessages;

/* Gets the ring from memory.grow, which is atomic, unlike malloc. Null when memory is used up. */
static char *ring(void) {
  for (;;) {
    uint32_t base = __atomic_load_n(&ringBase, __ATOMIC_ACQUIRE);
    if (base > 1) return (char *)base;
    if (base == 1) continue;
    if (!__atomic_compare_exchange_n(&ringBase, &base, 1, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) continue;
    size_t page = __builtin_wasm_memory_grow(0, RING_BYTES / PAGE_BYTES);
    __atomic_store_n(&ringBase, page == (size_t)-1 ? 0 : page * PAGE_BYTES, __ATOMIC_RELEASE);
    if (page == (size_t)-1) return NULL;
  }
}

static struct Record *recordAt(char *base, uint32_t position) {
  return (struct Record *)(base + (position & (RING_BYTES - 1)));
}

/* Reserves a record for `length` characters, or counts a lost message and returns null. */
static struct Record *reserve(uint32_t length) {
  uint32_t bytes = (sizeof(struct Record) + length + 7u) & ~7u;
  char *base = bytes <= RING_BYTES / 2 ? ring() : NULL;
  uint32_t start = __atomic_load_n(&reserved, __ATOMIC_RELAXED);
  while (base) {
    /* A message is contiguous: what is left before the end of the ring is skipped if too short. */
    uint32_t untilEnd = RING_BYTES - (start & (RING_BYTES - 1));
    uint32_t padding = bytes > untilEnd ? untilEnd : 0;
    uint32_t free = RING_BYTES - (start - __atomic_load_n(&consumed, __ATOMIC_ACQUIRE));
    if (padding + bytes > free) break;
    if (!__atomic_compare_exchange_n(&reserved, &start, start + padding + bytes, 1, __ATOMIC_RELAXED,
                                     __ATOMIC_RELAXED))
      continue;
    if (padding) {
      struct Record *skipped = recordAt(base, start);
      skipped->bytes = padding;
      __atomic_store_n(&skipped->state, STATE_PADDING, __ATOMIC_RELEASE);
    }
    struct Record *record = recordAt(base, start + padding);
    record->bytes = bytes;
    return record;
  }
  __atomic_fetch_add(&lostMessages, 1, __ATOMIC_RELAXED);
  return NULL;
}

/* Copies out every finished message. Only the host's thread calls this: it uses stdio. */
void __unwarp_printf_flush(void) {
  char *base = (char *)__atomic_load_n(&ringBase, __ATOMIC_ACQUIRE);
  uint32_t position = consumed;
  while ((uint32_t)base > 1 && position != __atomic_load_n(&reserved, __ATOMIC_RELAXED)) {
    struct Record *record = recordAt(base, position);
    uint32_t state = __atomic_load_n(&record->state, __ATOMIC_ACQUIRE);
    if (state == STATE_EMPTY) break;
    uint32_t bytes = record->bytes;
    if (state != STATE_PADDING) {
      /* The text ends with a null, but may hold others (`%c` of 0): the padding tells its length. */
      const char *text = (const char *)(record + 1);
      uint32_t length = bytes - sizeof(struct Record) - (uint8_t)text[bytes - sizeof(struct Record) - 1];
      fwrite(text, 1, length, state == STATE_OUT ? stdout : stderr);
    }
    /* The next message that comes here may put its header anywhere in this space. */
    memset(record, 0, bytes);
    position += bytes;
    __atomic_store_n(&consumed, position, __ATOMIC_RELEASE);
  }
  uint32_t lost = __atomic_exchange_n(&lostMessages, 0, __ATOMIC_RELAXED);
  if (lost > 0)
    fprintf(stderr, "unwarp: %u messages of device printf were lost: its buffer was full\n", lost);
}

void writeDeviceOutput(enum Stream stream, const char *format, void *arguments, struct Worker *worker) {
  /* On wasm32 a va_list is the address of the arguments, packed as clang packs those of printf. */
  char buffer[512];
  int length = vsnprintf(buffer, sizeof buffer, format, (va_list)arguments);
  if (length < 0) return;
  struct Record *record = reserve((uint32_t)length + 1);
  if (!record) return;
  char *text = (char *)(record + 1);
  if ((size_t)length < sizeof buffer)
    memcpy(text, buffer, (size_t)length);
  else
    vsnprintf(text, (size_t)length + 1, format, (va_list)arguments);
  uint32_t room = record->bytes - sizeof(struct Record);
  text[room - 1] = (char)(room - (uint32_t)length); /* 1 to 8 bytes that are not text */
  __atomic_store_n(&record->state, stream == STREAM_OUT ? STATE_OUT : STATE_ERROR, __ATOMIC_RELEASE);

  /* The host's thread may use stdio, so what it prints itself need not be lost. */
  if (worker->index == 0 &&
      __atomic_load_n(&reserved, __ATOMIC_RELAXED) - consumed > RING_BYTES / 2)
    __unwarp_printf_flush();
}

/* Counts messages that found no room elsewhere: on a GPU. */
void __unwarp_printf_lose(uint32_t count) { __atomic_fetch_add(&lostMessages, count, __ATOMIC_RELAXED); }

/* The result of device printf is the number of arguments, not of characters as in C. */
static int countArguments(const char *format) {
  int count = 0;
  for (const char *at = format; *at; at++) {
    if (*at != '%') continue;
    at++;
    for (; *at && strchr("-+ #0123456789.*hlLzjt", *at); at++) count += *at == '*';
    if (!*at) break;
    count += *at != '%';
  }
  return count;
}

int __unwarp_dev_vprintf(const char *format, void *arguments, struct Worker *worker) {
  if (!format) return -1;
  writeDeviceOutput(STREAM_OUT, format, arguments, worker);
  return countArguments(format);
}
