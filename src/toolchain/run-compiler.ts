import { type Clang, crashExitCode, type FileTree, type ToolResult } from "./clang.ts";

/**
 * Runs `clang -cc1`, and once more without the vectorizers when it crashes.
 *
 * The package's clang has LLVM's assertions on, and one of them does not hold: the loop vectorizer's two
 * cost models must agree, and on loops such as `e = fmax(e, fabs(u[i] - sin(i)))` they do not. A program
 * that is a little slower is better than none.
 */
export async function runCompiler(
  clang: Clang,
  argv: readonly string[],
  files: FileTree,
): Promise<ToolResult> {
  const result = await clang.run(argv, files);
  if (result.exitCode !== crashExitCode || !argv.some(isVectorizer)) return result;
  return clang.run(
    argv.filter((flag) => !isVectorizer(flag)),
    files,
  );
}

function isVectorizer(flag: string): boolean {
  return flag === "-vectorize-loops" || flag === "-vectorize-slp";
}
