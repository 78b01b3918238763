/** A refused construct does not compile in silence: an `#error` stands above its line. */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";

export function markRefusals(texts: readonly SourceText[], sink: EditSink): void {
  const byPath = new Map(texts.map((text) => [text.path, text]));
  const marked = new Set<string>();
  for (const { file, line, construct, reason } of sink.refusals) {
    const text = byPath.get(file);
    const key = `${file}:${line}`;
    if (!text || line === 0 || marked.has(key)) continue;
    marked.add(key);
    const words = `${construct}: ${reason}`.replaceAll(/\s+/g, " ").replaceAll(/["\\]/g, "'");
    sink.insert(text, startOfLine(text.bytes, line), `#error "unwarp port: ${words}"\n`);
  }
}

/** Not within a macro's definition or another directive that goes on over lines. */
function startOfLine(bytes: string, line: number): number {
  let at = 0;
  for (let count = 1; count < line; count += 1) at = bytes.indexOf("\n", at) + 1;
  while (at > 1 && /\\\r?\n$/.test(bytes.slice(Math.max(0, at - 3), at)))
    at = bytes.lastIndexOf("\n", at - 2) + 1;
  return at;
}
