/** `cudaGraphInstantiate(&exec, graph, flags)` of CUDA 12 is another function in HIP, whose own takes CUDA 11's five arguments. */
import type { EditSink } from "../edit-sink.ts";
import { callsOf } from "../rename/calls.ts";
import type { SourceText } from "../source-text.ts";

export function fixGraphs(file: SourceText, sink: EditSink): void {
  for (const { name, args } of callsOf(file, (one) => one === "cudaGraphInstantiate")) {
    const last = args.at(-1);
    if (!last || args.length > 3) continue;
    sink.replace(file, name, "hipGraphInstantiateWithFlags");
    if (args.length === 2) sink.insert(file, last.end, ", 0");
  }
}
