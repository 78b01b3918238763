import { expect, test, vi } from "vitest";
import { ClangPool, type ClangThreadEvents } from "./clang-pool.ts";

/** A pool of threads that do nothing until a test lets them. */
function poolOf(maximumThreads: number) {
  const threads: { readonly events: ClangThreadEvents; readonly terminate: () => void }[] = [];
  const onBusy = vi.fn<(busy: boolean) => void>();
  const pool = new ClangPool({
    maximumThreads,
    onProgress: () => {},
    onBusy,
    startThread(events) {
      const terminate = vi.fn<() => void>();
      threads.push({ events, terminate });
      return { post() {}, setBusy() {}, terminate };
    },
  });
  return { pool, threads, onBusy };
}

test("a thread that failed is ended, once, and the others go on", async () => {
  const { pool, threads, onBusy } = poolOf(2);
  const [first, second] = [pool.run(["a"], {}), pool.run(["b"], {})];
  const [failing, other] = threads;
  failing?.events.onError(new Error("out of memory"));
  failing?.events.onError(new Error("out of memory"));
  await expect(first).rejects.toThrow("out of memory");
  expect(failing?.terminate).toHaveBeenCalledTimes(1);
  expect(onBusy).toHaveBeenLastCalledWith(true);
  other?.events.onReply({ failure: "no" });
  await expect(second).rejects.toThrow("no");
  expect(onBusy).toHaveBeenLastCalledWith(false);
  expect(other?.terminate).not.toHaveBeenCalled();
});

test("nobody waits for a pool that is gone", async () => {
  const { pool } = poolOf(1);
  const runs = Promise.allSettled([pool.run(["a"], {}), pool.run(["b"], {})]);
  pool.dispose();
  expect((await runs).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
