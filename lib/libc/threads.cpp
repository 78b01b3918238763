/*
 * Threads of the host program. libc and libc++ are built for one thread, so a new thread runs to its
 * end inside pthread_create. For programs that start threads, let them work and join them that is
 * one of the orders in which they could have run anyway. A thread that waits for another one which
 * has not been started yet can never go on: the program is ended with a message then.
 */
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>

extern "C" void __pthread_tsd_run_dtors();

namespace {

struct Thread {
  void *result;
  bool detached;
};

struct ThreadExit {
  void *result;
};

Thread mainThread;
Thread *currentThread = &mainThread;

pthread_t handleOf(Thread *thread) { return reinterpret_cast<pthread_t>(thread); }
Thread *threadOf(pthread_t handle) { return reinterpret_cast<Thread *>(handle); }

[[noreturn]] void deadlock(const char *what) {
  fprintf(stderr,
          "unwarp: %s waits for another thread, but the threads of a host program run one after the "
          "other here, so it would wait for ever\n",
          what);
  abort();
}

/* libc keeps one set of thread-specific values: the new thread's replace the creator's for a while. */
struct SpecificValues {
  const void *values[PTHREAD_KEYS_MAX];

  SpecificValues() {
    /* The first key allocates the table that the others live in. */
    static pthread_key_t first;
    static int created = pthread_key_create(&first, nullptr);
    (void)created;
    for (unsigned key = 0; key < PTHREAD_KEYS_MAX; key++) {
      values[key] = pthread_getspecific(key);
      if (values[key]) pthread_setspecific(key, nullptr);
    }
  }
  void restore() {
    for (unsigned key = 0; key < PTHREAD_KEYS_MAX; key++)
      if (values[key]) pthread_setspecific(key, values[key]);
  }
};

/* noexcept: an exception that leaves a thread's function ends the program, as it should. */
void *runThread(void *(*start)(void *), void *argument) noexcept {
  try {
    return start(argument);
  } catch (const ThreadExit &exit) {
    return exit.result;
  }
}

} // namespace

extern "C" {

int pthread_create(pthread_t *handle, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *argument) {
  auto *thread = static_cast<Thread *>(calloc(1, sizeof(Thread)));
  if (!thread) return EAGAIN;
  int state = PTHREAD_CREATE_JOINABLE;
  if (attributes) pthread_attr_getdetachstate(attributes, &state);
  *handle = handleOf(thread);

  SpecificValues creators;
  Thread *creator = currentThread;
  currentThread = thread;
  thread->result = runThread(start, argument);
  __pthread_tsd_run_dtors();
  currentThread = creator;
  creators.restore();
  if (state == PTHREAD_CREATE_DETACHED || thread->detached) free(thread);
  return 0;
}

int pthread_join(pthread_t handle, void **result) {
  Thread *thread = threadOf(handle);
  if (thread == currentThread) return EDEADLK;
  if (result) *result = thread->result;
  free(thread);
  return 0;
}

int pthread_detach(pthread_t handle) {
  /* A thread that detaches itself still needs its record until it ends. */
  if (threadOf(handle) == currentThread)
    currentThread->detached = true;
  else
    free(threadOf(handle));
  return 0;
}

pthread_t pthread_self() { return handleOf(currentThread); }

_Noreturn void pthread_exit(void *result) {
  if (currentThread == &mainThread) exit(0); /* all others have ended */
  throw ThreadExit{result};
}

int pthread_cond_wait(pthread_cond_t *, pthread_mutex_t *) { deadlock("pthread_cond_wait"); }

int pthread_barrier_wait(pthread_barrier_t *barrier) {
  /* wasi-libc's pthread_barrier_init stores the number of the others third. */
  unsigned others;
  memcpy(&others, reinterpret_cast<const char *>(barrier) + 2 * sizeof others, sizeof others);
  if (others > 0) deadlock("pthread_barrier_wait");
  return PTHREAD_BARRIER_SERIAL_THREAD;
}

int pthread_setaffinity_np(pthread_t, size_t, const struct cpu_set_t *) { return 0; }
int pthread_getaffinity_np(pthread_t, size_t bytes, struct cpu_set_t *set) {
  memset(set, 0, bytes);
  *reinterpret_cast<unsigned char *>(set) = 1;
  return 0;
}
int pthread_setname_np(pthread_t, const char *) { return 0; }

/* Semaphores: the value is the first word of a sem_t. */
static int &valueOf(sem_t *semaphore) { return *reinterpret_cast<int *>(semaphore); }

int sem_init(sem_t *semaphore, int, unsigned value) {
  valueOf(semaphore) = static_cast<int>(value);
  return 0;
}
int sem_destroy(sem_t *) { return 0; }
int sem_post(sem_t *semaphore) {
  valueOf(semaphore)++;
  return 0;
}
int sem_getvalue(sem_t *semaphore, int *value) {
  *value = valueOf(semaphore);
  return 0;
}
int sem_trywait(sem_t *semaphore) {
  if (valueOf(semaphore) == 0) {
    errno = EAGAIN;
    return -1;
  }
  valueOf(semaphore)--;
  return 0;
}
int sem_wait(sem_t *semaphore) {
  if (sem_trywait(semaphore) != 0) deadlock("sem_wait");
  return 0;
}

} // extern "C"
