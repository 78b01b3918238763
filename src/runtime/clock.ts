/** A program's clock starts here: a thread whose wall clock is a little behind must not read a negative time. */
const startMs = 60 * 60 * 1000;

/**
 * `__unwarp_now_ns`: nanoseconds on a clock that all threads of the program share. Each thread's
 * performance.now counts from its own start, so the starts are taken into account; the program's
 * start as origin keeps single nanoseconds in a double.
 *
 * Two readings of one thread always differ, as on a GPU: browsers round their clock to as much as
 * 100 µs, and programs divide by what they measure.
 *
 * @param originMs the program's start in milliseconds since 1970, from `clockOriginMs`
 */
export function createClock(originMs: number): () => number {
  const offsetMs = performance.timeOrigin - originMs + startMs;
  let last = 0;
  return () => {
    last = Math.max((offsetMs + performance.now()) * 1e6, last + 1);
    return last;
  };
}

export function clockOriginMs(): number {
  return performance.timeOrigin + performance.now();
}
