/*
 * Destructors of thread_local objects. A host program's threads share one copy of each such object,
 * which must outlive all of them: it is destroyed when the program ends.
 */
int __cxa_atexit(void (*destructor)(void *), void *object, void *library);

int __cxa_thread_atexit(void (*destructor)(void *), void *object, void *library) {
  return __cxa_atexit(destructor, object, library);
}
