import { answerStates, answerWords, type GpuRequest, type GpuWorkerData } from "./protocol.ts";
import type { Answer, GpuSession } from "./gpu-session.ts";

/** A request, and whether the host waits for it. */
export interface Posted {
  readonly request: GpuRequest;
  readonly waits: boolean;
}

/** Does requests in the order in which they come, and answers those that the host waits for. */
export function serveRequests(session: GpuSession, { words, text }: GpuWorkerData): (posted: Posted) => void {
  let last: Promise<void> = Promise.resolve();
  /** A launch has no answer of its own; the next one says what became of it. */
  let failed: Answer | undefined;
  const serve = async ({ request, waits }: Posted): Promise<void> => {
    const answer = await session.do(request);
    if (answer.state !== "ok") failed ??= answer;
    if (!waits) {
      // Others may be on their way: they go to the GPU together.
      setTimeout(() => session.flush(), 0);
      return;
    }
    const { state, text: message } = failed ?? answer;
    failed = undefined;
    // Encoders refuse shared memory.
    const bytes = new TextEncoder().encode(message).subarray(0, text.length);
    text.set(bytes);
    Atomics.store(words, answerWords.textBytes, bytes.length);
    Atomics.store(words, answerWords.state, answerStates.indexOf(state));
    Atomics.add(words, answerWords.done, 1);
    Atomics.notify(words, answerWords.done);
  };
  return (posted) => {
    last = last.then(() => serve(posted));
  };
}
