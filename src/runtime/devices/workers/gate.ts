/**
 * How the calling thread and the workers meet, over three words of shared memory. A worker may
 * come late (it was still starting) or not at all: only those that entered are waited for.
 *
 *     gate    open flag (bit 31), and how many workers are inside
 *     epoch   counts launches; workers sleep on it
 *     launch  address of the launch to work on
 */
const gateWord = 0;
const epochWord = 1;
const launchWord = 2;
export const gateBytes = 16;

const openFlag = 1 << 31;
const insideMask = 0x7fffffff;

/** About 50 microseconds: waking a sleeping thread costs as much. */
const spinRounds = 20_000;

/** Opens the gate on a launch and wakes the workers. */
export function openGate(words: Int32Array, gate: number, launch: number): void {
  const at = gate >> 2;
  Atomics.store(words, at + launchWord, launch);
  Atomics.store(words, at + gateWord, openFlag);
  Atomics.add(words, at + epochWord, 1);
  Atomics.notify(words, at + epochWord);
}

/** Closes the gate and waits until every worker inside has left. */
export function closeGate(words: Int32Array, gate: number): void {
  const index = (gate >> 2) + gateWord;
  let inside = Atomics.and(words, index, insideMask) & insideMask;
  for (let round = 0; inside !== 0; round++) {
    if (round > spinRounds) Atomics.wait(words, index, inside);
    inside = Atomics.load(words, index);
  }
}

/** Sleeps until there is a launch newer than `epoch`; returns its epoch. */
export function awaitLaunch(words: Int32Array, gate: number, epoch: number): number {
  const index = (gate >> 2) + epochWord;
  for (let round = 0; Atomics.load(words, index) === epoch; round++)
    if (round > spinRounds) Atomics.wait(words, index, epoch);
  return Atomics.load(words, index);
}

/** Goes in if the gate is still open: the launch to work on, or undefined. */
export function enterGate(words: Int32Array, gate: number): number | undefined {
  const at = gate >> 2;
  for (;;) {
    const state = Atomics.load(words, at + gateWord);
    if ((state & openFlag) === 0) return undefined;
    if (Atomics.compareExchange(words, at + gateWord, state, state + 1) === state)
      return Atomics.load(words, at + launchWord);
  }
}

export function leaveGate(words: Int32Array, gate: number): void {
  const index = (gate >> 2) + gateWord;
  // The last one out of a closed gate wakes the calling thread.
  if (Atomics.sub(words, index, 1) === 1) Atomics.notify(words, index);
}
