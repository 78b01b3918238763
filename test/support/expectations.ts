/**
 * What a test program says about itself, in comment lines that begin with one of these words:
 *
 *     // flags: -DN=3 --extended-lambda    flags for the compiler
 *     // run: 12 input.txt                 the program's arguments
 *     // expect: sum 3                     a line of its output, in order, in front of PASSED
 *     // expect-stderr: a.cu:5             a line of stderr, in order, that contains this
 *     // expect-exit: 3                    its exit code; a program that ends with 0 prints PASSED last
 *     // expect-warning: deprecated        a warning of the compiler that contains this
 *
 * What is not announced must not happen: one more line on stderr is a failure.
 */
export interface Expectations {
  readonly flags: readonly string[];
  readonly args: readonly string[];
  readonly stdout: string;
  readonly stderr: readonly string[];
  readonly exitCode: number;
  readonly warnings: readonly string[];
}

export function readExpectations(source: string): Expectations {
  const found = [...source.matchAll(/^\/\/ (flags|run|expect(?:-stderr|-exit|-warning)?): (.*)$/gm)];
  const all = (word: string) => found.filter((match) => match[1] === word).map((match) => match[2] ?? "");
  const words = (word: string) => all(word).flatMap((text) => text.split(" ").filter((part) => part !== ""));
  const exitCode = Number(all("expect-exit")[0] ?? 0);
  const lines = [...all("expect"), ...(exitCode === 0 ? ["PASSED"] : [])];
  return {
    flags: words("flags"),
    args: words("run"),
    stdout: lines.map((line) => `${line}\n`).join(""),
    stderr: all("expect-stderr"),
    exitCode,
    warnings: all("expect-warning"),
  };
}
