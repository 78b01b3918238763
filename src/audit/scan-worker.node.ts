/** The entry of a thread that reads and scans files; see scan-tree.node.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "../source/invariant.ts";
import { contextOf, type ScanBatch, scanBatch, type ScanSettings } from "./scan-batch.node.ts";

const port = parentPort;
invariant(port, "this file is the entry of a worker thread");
const settings = workerData as ScanSettings;
const context = contextOf(settings);

port.on("message", ({ files }: ScanBatch) => {
  port.postMessage(scanBatch(files, settings, context));
});
