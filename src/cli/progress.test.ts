import { expect, test } from "vitest";
import type { Io } from "./command.ts";
import { createProgress } from "./progress.ts";

function written(isTerminal: boolean): string {
  let text = "";
  const io: Io = {
    write: () => {
      throw new Error("progress is no output");
    },
    writeError: (more) => void (text += more),
    isTerminal,
    environment: {},
  };
  const progress = createProgress(io);
  progress.done();
  progress.stage("compile");
  progress.stage("link");
  progress.done();
  progress.done();
  return text;
}

test("on a terminal one line is rewritten and gone at the end", () => {
  const clear = "\r\u001B[K";
  expect(written(true)).toBe(`${clear}compile …${clear}link …${clear}`);
});

test("nothing is written when piped", () => {
  expect(written(false)).toBe("");
});
