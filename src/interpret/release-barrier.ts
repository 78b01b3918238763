import type { Thread } from "./machine.ts";

/** All threads that have not ended have arrived: lets them go on. False when there are none. */
export function releaseBarrier(threads: readonly Thread[]): boolean {
  const waiting = threads.filter((thread) => thread.state === "waiting");
  const arrivals = waiting.flatMap(({ arrival }) => (arrival?.kind === "barrier" ? [arrival] : []));
  const trueThreads = arrivals.filter(({ condition }) => condition).length;
  for (const arrival of arrivals) arrival.release(trueThreads, arrivals.length);
  for (const thread of waiting) {
    thread.arrival = undefined;
    thread.state = "running";
  }
  return waiting.length > 0;
}
