import type { Thread } from "./machine.ts";

/** Whether two threads are at the same place, in calls from the same places. */
export function isAtSamePlace(a: Thread, b: Thread): boolean {
  let [one, other] = [a.frame, b.frame];
  while (one && other && one !== other) {
    if (one.segment !== other.segment) return false;
    [one, other] = [one.caller, other.caller];
  }
  return one === other;
}
