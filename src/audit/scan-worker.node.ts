/** The entry of a thread that reads and scans files; see scan-tree.node.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "../source/invariant.ts";
import { type ScanBatch, scanBatch, type ScanSettings } from "./scan-batch.node.ts";
import { RuleBook } from "./rules/all-rules.ts";

const port = parentPort;
invariant(port, "this file is the entry of a worker thread");
const settings = workerData as ScanSettings;
const context = { rules: new RuleBook(), localModules: new Set(settings.localModules) };

port.on("message", ({ files }: ScanBatch) => {
  port.postMessage(scanBatch(files, settings, context));
});
