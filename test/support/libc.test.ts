import { beforeAll, expect, test } from "vitest";
import { build, run } from "./build-and-run.ts";

let app: Uint8Array;
beforeAll(async () => {
  app = await build("libc.cpp");
});

test("threads, clocks, files, signals and jumps of a host program", async () => {
  const { exitCode, stdout, stderr } = run(app);
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  await expect(stdout).toMatchFileSnapshot("programs/libc.expected");
});

test("a thread that could only wait for ever ends the program", () => {
  const { exitCode, stderr } = run(app, "wait");
  expect(stderr).toMatch(/^unwarp: pthread_cond_wait waits for another thread, but/);
  expect(exitCode).toBe(134);
});

test("a failed assert aborts", () => {
  const { exitCode, stderr } = run(app, "assert");
  expect(stderr).toMatch(
    /^program: .*libc.cpp:\d+: int main\(int, char \*\*\): Assertion `total == 7' failed.\n$/,
  );
  expect(exitCode).toBe(134);
});

test("err reports errno's message and exits", () => {
  const { exitCode, stderr } = run(app, "err");
  expect(stderr).toMatch(/^program: cannot go on: /);
  expect(exitCode).toBe(5);
});
