/*
 * How native kernels are entered and left. The system's clang compiles this together with the
 * kernels, which it has as LLVM IR; UNWARP_MODULES lists their modules as X(id, functions).
 *
 * Addresses in the program's memory are numbers of 32 bits, relative to where the memory begins.
 * V8 has reserved all addresses that such a number can reach, so a wild access never meets memory
 * of anyone else: it is a signal.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define EXPORT __attribute__((visibility("default")))
#define ALTERNATE_STACK_BYTES (256u << 10)
#define MEMORY_BYTES (UINT64_C(1) << 33) /* addresses, and what an access may reach beyond them */
#define STACK_REACH (UINT64_C(1) << 30)

/* Why a kernel was left. In the order of `leaveReasons` in src/devices/native/native-runner.ts. */
enum Reason { RECORDED = 1, ILLEGAL_ADDRESS, STACK_OVERFLOW, INVALID_FUNCTION, MISALIGNED, TRAP };

/* Functions of the program. In the order of `programCalls` in src/devices/native/program-calls.ts. */
enum Call { VPRINTF, ASSERT_FAIL, MALLOC, FREE, NEW, DELETE, CLOCK };

/* Negative: the function has recorded a fault. A double holds every address and enough nanoseconds. */
typedef double Callback(uint32_t call, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t worker,
                        uint32_t stackPointer);

struct Function {
  void *code;
  uint32_t signature;
};

/* A thread that runs kernels. Compiled kernels know the first fields: src/codegen/cpu/native/thread-block.ts. */
struct Thread {
  uint8_t *base;
  uint32_t stackPointer;
  uint32_t unused;
  const uint32_t *variables;
  Callback *callback;
  uintptr_t entryStack;
  volatile sig_atomic_t isInside; /* in a kernel, and not in JavaScript */
  sigjmp_buf exit;
};
_Static_assert(offsetof(struct Thread, stackPointer) == 8 && offsetof(struct Thread, variables) == 16,
               "Thread differs from the layout that compiled kernels read");

static _Thread_local struct Thread *current __attribute__((tls_model("initial-exec")));

uint32_t __unwarp_run(struct Thread *, uint32_t launch, uint32_t worker, uint32_t maxChunks);

#define X(id, count) extern const struct Function __unwarp_module_##id[];
UNWARP_MODULES
#undef X

/* ---- Ways out of a kernel ---- */

static _Noreturn void leave(struct Thread *thread, enum Reason reason) {
  thread->isInside = 0;
  siglongjmp(thread->exit, reason);
}

/* After a fault that is in the launch already. */
_Noreturn void unwarp_leave(struct Thread *thread) { leave(thread, RECORDED); }

/* The code behind a function pointer, if it has the signature of the call. */
void *unwarp_function(struct Thread *thread, uint32_t number, uint32_t signature) {
  uint32_t index = number - 256;
#define X(id, count)                                                             \
  if (index < count) {                                                           \
    const struct Function *function = &__unwarp_module_##id[index];              \
    if (function->signature == signature) return function->code;                 \
  }                                                                              \
  index -= count;
  if (number >= 256) {
    UNWARP_MODULES
  }
#undef X
  leave(thread, INVALID_FUNCTION);
}

static enum Reason reasonFor(const struct Thread *thread, int number, const siginfo_t *info) {
  if (number == SIGILL || number == SIGTRAP) return TRAP;
  uintptr_t address = (uintptr_t)info->si_addr;
  if (address - (uintptr_t)thread->base < MEMORY_BYTES) return number == SIGBUS ? MISALIGNED : ILLEGAL_ADDRESS;
  if (address < thread->entryStack && thread->entryStack - address < STACK_REACH) return STACK_OVERFLOW;
  /* x86 does not tell the address of a misaligned vector. */
  return MISALIGNED;
}

static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP};
#define SIGNAL_COUNT (sizeof signals / sizeof signals[0])
static struct sigaction before[SIGNAL_COUNT];

/* Signals that are not a kernel's go to whom they went before: V8 has its own traps. */
static void onSignal(int number, siginfo_t *info, void *context) {
  struct Thread *thread = current;
  if (thread && thread->isInside) leave(thread, reasonFor(thread, number, info));
  for (size_t index = 0; index < SIGNAL_COUNT; index++) {
    if (signals[index] != number) continue;
    const struct sigaction *previous = &before[index];
    if (previous->sa_flags & SA_SIGINFO)
      previous->sa_sigaction(number, info, context);
    else if (previous->sa_handler == SIG_DFL)
      sigaction(number, previous, NULL); /* it happens again, and then ends the process */
    else if (previous->sa_handler != SIG_IGN)
      previous->sa_handler(number);
  }
}

static void watchSignals(void) {
  static int isDone;
  if (__atomic_exchange_n(&isDone, 1, __ATOMIC_ACQ_REL)) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = onSignal;
  /* Left by a jump, so the signal must not stay blocked; on a stack of its own, as the thread's may be full. */
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (size_t index = 0; index < SIGNAL_COUNT; index++) sigaction(signals[index], &action, &before[index]);
}

static void giveAlternateStack(void) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && !(stack.ss_flags & SS_DISABLE)) return;
  memset(&stack, 0, sizeof stack);
  stack.ss_size = ALTERNATE_STACK_BYTES;
  stack.ss_sp = malloc(stack.ss_size);
  if (stack.ss_sp) sigaltstack(&stack, NULL);
}

/* ---- For JavaScript ---- */

/* Makes the calling thread one that runs kernels. It stays one until the process ends. */
EXPORT struct Thread *unwarp_thread(uint8_t *base, const uint32_t *variables, uint32_t variableCount,
                                    Callback *callback) {
  struct Thread *thread = calloc(1, sizeof *thread);
  uint32_t *own = malloc(sizeof(uint32_t) * (variableCount + 1));
  if (!thread || !own) return NULL;
  memcpy(own, variables, sizeof(uint32_t) * variableCount);
  thread->base = base;
  thread->variables = own;
  thread->callback = callback;
  current = thread;
  giveAlternateStack();
  watchSignals();
  return thread;
}

/* Whether the page is reserved: without V8's reservation, a wild access could meet anything. */
EXPORT int32_t unwarp_is_reserved(uint8_t *base, uint32_t address) {
  void *page = base + (address & ~UINT32_C(0xffff));
  return msync(page, 4096, MS_ASYNC) == 0 || errno != ENOMEM;
}

/* As __unwarp_run; when a kernel was left early, the negative reason. */
EXPORT int32_t unwarp_run(struct Thread *thread, uint32_t launch, uint32_t worker, uint32_t maxChunks,
                          uint32_t stackPointer) {
  thread->stackPointer = stackPointer;
  thread->entryStack = (uintptr_t)__builtin_frame_address(0);
  int reason = sigsetjmp(thread->exit, 0);
  if (reason != 0) return -reason;
  thread->isInside = 1;
  uint32_t result = __unwarp_run(thread, launch, worker, maxChunks);
  thread->isInside = 0;
  return (int32_t)result;
}

/* ---- What kernels call in the program ---- */

static double ask(struct Thread *thread, enum Call call, uint32_t a, uint32_t b, uint32_t c, uint32_t d,
                  uint32_t worker) {
  thread->isInside = 0;
  double result = thread->callback(call, a, b, c, d, worker, thread->stackPointer);
  thread->isInside = 1;
  if (result < 0) leave(thread, RECORDED);
  return result;
}

uint32_t __unwarp_dev_vprintf(struct Thread *thread, uint32_t format, uint32_t arguments, uint32_t worker) {
  return (uint32_t)(int64_t)ask(thread, VPRINTF, format, arguments, 0, 0, worker);
}

void __unwarp_dev_assert_fail(struct Thread *thread, uint32_t expression, uint32_t file, uint32_t line,
                              uint32_t function, uint32_t worker) {
  ask(thread, ASSERT_FAIL, expression, file, line, function, worker);
  leave(thread, RECORDED);
}

uint32_t __unwarp_dev_malloc(struct Thread *thread, uint32_t bytes, uint32_t worker) {
  return (uint32_t)ask(thread, MALLOC, bytes, 0, 0, 0, worker);
}

void __unwarp_dev_free(struct Thread *thread, uint32_t pointer, uint32_t worker) {
  ask(thread, FREE, pointer, 0, 0, 0, worker);
}

uint32_t __unwarp_dev_new(struct Thread *thread, uint32_t bytes, uint32_t worker) {
  return (uint32_t)ask(thread, NEW, bytes, 0, 0, 0, worker);
}

void __unwarp_dev_delete(struct Thread *thread, uint32_t pointer, uint32_t worker) {
  ask(thread, DELETE, pointer, 0, 0, 0, worker);
}

uint64_t __unwarp_dev_clock64(struct Thread *thread, uint32_t worker) {
  return (uint64_t)ask(thread, CLOCK, 0, 0, 0, 0, worker);
}

uint64_t __unwarp_dev_globaltimer(struct Thread *thread, uint32_t worker) {
  return __unwarp_dev_clock64(thread, worker);
}
