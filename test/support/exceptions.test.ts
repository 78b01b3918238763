import { beforeAll, expect, test } from "vitest";
import { build, run } from "./build-and-run.ts";

let app: Uint8Array;
beforeAll(async () => {
  app = await build("exceptions.cpp");
});

test("throws, catches and unwinds as C++ says", async () => {
  const { exitCode, stdout, stderr } = run(app, "all");
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  await expect(stdout).toMatchFileSnapshot("programs/exceptions.expected");
});

test.each([
  ["runtime_error", "terminate called after throwing an instance of 'std::runtime_error'\n  what():  boom\n"],
  ["own", "terminate called after throwing an instance of 'app::Failure'\n"],
  ["int", "terminate called after throwing an instance of 'int'\n"],
  [
    "system_error",
    "terminate called after throwing an instance of 'std::system_error'\n  what():  ctx: Invalid argument\n",
  ],
  ["global", "terminate called after throwing an instance of 'char const*'\n"],
  ["noexcept", "terminate called after throwing an instance of 'int'\n"],
  ["twice", "terminate called after throwing an instance of 'double'\n"],
  ["rethrow", "terminate called without an active exception\n"],
  ["handler", "my handler\n"],
])("an uncaught exception ends the program: %s", (how, message) => {
  const { exitCode, stderr } = run(app, how);
  expect(stderr).toBe(message);
  expect(exitCode).toBe(134);
});

test("exit runs no destructors of automatic objects and does not stop at noexcept", () => {
  expect(run(app, "exit")).toEqual({ exitCode: 3, stdout: "at exit\n", stderr: "" });
});
