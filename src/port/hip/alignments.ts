/** `__align__(16)` is a macro of CUDA's headers: `__attribute__((aligned(16)))` may stand in the same places. */
import type { EditSink } from "../edit-sink.ts";
import { callsOf } from "../rename/calls.ts";
import type { SourceText } from "../source-text.ts";

export function spellAlignments(file: SourceText, sink: EditSink): void {
  for (const { name, behind } of callsOf(file, (one) => one === "__align__")) {
    const close = file.tokens[behind - 1];
    if (!close) continue;
    sink.replace(file, name, "__attribute__((aligned");
    sink.insert(file, close.end, "))");
  }
}
