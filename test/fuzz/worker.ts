/** The entry of a thread of `npm run fuzz`: gets batches, gives their results. */
import { parentPort, workerData } from "node:worker_threads";
import { loadClang } from "../../src/toolchain/clang.ts";
import { type Batch, runBatch } from "./fuzz-batch.ts";
import { supportObjects } from "./tools.ts";

const { root } = workerData as { readonly root: string };
const clang = await loadClang(() => import("@yowasp/clang"));
const support = await supportObjects(clang, root);

parentPort?.on("message", (batch: Batch) => {
  void (async () => {
    try {
      parentPort?.postMessage({ result: await runBatch(batch, { clang, support }) });
    } catch (error) {
      parentPort?.postMessage({ failure: error instanceof Error ? error.stack : String(error) });
    }
  })();
});
