import { withoutIrreducible } from "./clang-flags.ts";
import { type Clang, crashExitCode, type FileTree, type ToolResult } from "./clang.ts";

interface Remedy {
  /** What clang says when it crashes. */
  readonly crash: RegExp;
  readonly without: (argv: readonly string[]) => readonly string[];
}

const remedies: readonly Remedy[] = [
  {
    // The pass that puts blocks in order asserts that each edge back leads to the head of a loop.
    crash: /WebAssemblyCFGSort/,
    without: (argv) =>
      argv.filter((flag, index) => flag !== withoutIrreducible && argv[index + 1] !== withoutIrreducible),
  },
  {
    // The loop vectorizer's two cost models must agree, and on loops such as `e = fmax(e, fabs(u[i] - sin(i)))` they do not.
    crash: /(?:)/,
    without: (argv) => argv.filter((flag) => flag !== "-vectorize-loops" && flag !== "-vectorize-slp"),
  },
];

/**
 * Runs `clang -cc1`, and again when it crashes: the package's clang has LLVM's assertions on, and some do
 * not hold, with the vectorizers for instance. A program that is a little slower is better than none.
 */
export async function runCompiler(
  clang: Clang,
  argv: readonly string[],
  files: FileTree,
): Promise<ToolResult> {
  let result = await clang.run(argv, files);
  let words = argv;
  for (const { crash, without } of remedies) {
    if (result.exitCode !== crashExitCode || !crash.test(result.messages)) continue;
    const fewer = without(words);
    if (fewer.length === words.length) continue;
    words = fewer;
    result = await clang.run(words, files);
  }
  return result;
}
