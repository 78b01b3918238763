/** Files of configuration: patterns by line, with comments left out. */
import {
  type CommentStyle,
  type LinePattern,
  wordsOfRules,
} from "../../../vendors/nvidia-words/line-pattern.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { FindingSink } from "../finding-sink.ts";

export function scanLines(
  source: SourceText,
  sink: FindingSink,
  patterns: readonly LinePattern[],
  style: CommentStyle,
): void {
  for (const { rule, at, word } of wordsOfRules(source.text, patterns, style)) sink.add(rule, at, word);
}
