/** The second number of `__launch_bounds__` counts blocks of a multiprocessor in CUDA and warps of an execution unit in HIP. */
import type { EditSink } from "../edit-sink.ts";
import { callsOf } from "../rename/calls.ts";
import type { SourceText } from "../source-text.ts";

export function remarkLaunchBounds(file: SourceText, sink: EditSink): void {
  for (const { name, args } of callsOf(file, (one) => one === "__launch_bounds__")) {
    if (args.length < 2) continue;
    const text =
      "the second number of __launch_bounds__ means warps of an execution unit in HIP, not blocks of a multiprocessor: choose it anew (it only guides the compiler)";
    sink.remark({ code: "launch-bounds", file: file.path, line: file.lineOf(name.start), text });
  }
}
