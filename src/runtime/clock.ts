/**
 * `__unwarp_now_ns`: nanoseconds since the program started, the same for all its threads. Each
 * thread's performance.now counts from its own start, so the starts are taken into account; the
 * program's start as origin keeps single nanoseconds in a double.
 *
 * @param originMs the program's start in milliseconds since 1970, from `clockOriginMs`
 */
export function createClock(originMs: number): () => number {
  const offsetMs = performance.timeOrigin - originMs;
  return () => (offsetMs + performance.now()) * 1e6;
}

export function clockOriginMs(): number {
  return performance.timeOrigin + performance.now();
}
