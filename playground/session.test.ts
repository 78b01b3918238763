import { expect, test, vi } from "vitest";
import type { PageBuild, PageRunResult, PageToolchain } from "../src/web/page-api.ts";
import type { BlockTrace } from "../src/trace/block-trace.ts";
import { Session, type SessionListener, type Workshop } from "./session.ts";

const program = { code: "int main() {}", flags: "-O2", args: "1 'two three'", device: "cpu" } as const;
const built: PageBuild = {
  ok: true,
  app: Uint8Array.of(1),
  messages: "",
  problems: [],
  stages: [],
  kernels: [],
};
const failed: PageBuild = { ...built, ok: false, app: undefined, messages: "main.cu:1:1: error: no" };
const result: PageRunResult = { exitCode: 0, stopped: false, totalMs: 1, timings: [], files: [] };

/** A workshop in memory, in which a test decides what comes back and when. */
function benchOf(toolchain: Partial<PageToolchain> = {}, run: Partial<Workshop> = {}) {
  const said: string[] = [];
  const listener: SessionListener = {
    onState: ({ kind }) => said.push(kind),
    onStart: () => said.push("start"),
    onBuilt: ({ ok }) => said.push(ok ? "built" : "not built"),
    onOutput: (text) => said.push(text),
    onDone: ({ stopped }) => said.push(stopped ? "ended" : "done"),
    onFailure: (message) => said.push(message),
    onStopped: () => said.push("stopped"),
  };
  const build = vi.fn<PageToolchain["build"]>(() => Promise.resolve(built));
  const startRun = vi.fn<Workshop["startRun"]>((_, { onOutput }) => {
    onOutput("hello", "stdout");
    return { done: Promise.resolve(result), stop: () => {} };
  });
  const workshop: Workshop = {
    openToolchain: () => ({
      load: () => Promise.resolve(),
      build,
      stages: () => Promise.resolve([]),
      dispose: () => said.push("disposed"),
      ...toolchain,
    }),
    startRun,
    ...run,
  };
  return { session: new Session(() => Promise.resolve(workshop), listener), said, build, startRun };
}

test("builds and runs, with the arguments taken apart", async () => {
  const { session, said, startRun } = benchOf();
  await session.run(program);
  expect(said).toEqual(["start", "loading", "building", "built", "running", "hello", "done", "idle"]);
  expect(startRun.mock.calls[0]?.[1]).toMatchObject({ device: "cpu", args: ["1", "two three"] });
});

test("what has not changed is not built again, what failed is", async () => {
  const { session, build } = benchOf();
  await session.run(program);
  await session.run({ ...program, args: "other", device: "webgpu" });
  expect(build).toHaveBeenCalledTimes(1);
  build.mockResolvedValueOnce(failed);
  await session.run({ ...program, flags: "-O3" });
  await session.run({ ...program, flags: "-O3" });
  expect(build).toHaveBeenCalledTimes(3);
});

test("a program with errors does not run", async () => {
  const { session, said, startRun } = benchOf({ build: () => Promise.resolve(failed) });
  await session.run(program);
  expect(said.slice(-2)).toEqual(["not built", "idle"]);
  expect(startRun).not.toHaveBeenCalled();
});

test("stop ends the run, and the session is free when the run has ended", async () => {
  let end: (result: PageRunResult) => void = () => {};
  const done = new Promise<PageRunResult>((resolve) => (end = resolve));
  const stop = () => end({ ...result, exitCode: 137, stopped: true });
  const { session, said } = benchOf({}, { startRun: () => ({ done, stop }) });
  const running = session.run(program);
  await vi.waitFor(() => expect(said).toContain("running"));
  expect(session.isBusy).toBe(true);
  await session.run(program); // one at a time
  session.stop();
  await running;
  expect(said.slice(-3)).toEqual(["running", "ended", "idle"]);
  expect(session.isBusy).toBe(false);
});

test("stop while the compiler works forgets what it makes", async () => {
  let finish: (build: PageBuild) => void = () => {};
  const build = () => new Promise<PageBuild>((resolve) => (finish = resolve));
  const { session, said, startRun } = benchOf({ build });
  const running = session.run(program);
  await vi.waitFor(() => expect(said).toContain("building"));
  session.stop();
  finish(built);
  await running;
  expect(said.slice(-3)).toEqual(["building", "stopped", "idle"]);
  expect(startRun).not.toHaveBeenCalled();
});

test("what is shown stays that of the program that ran, when the next one is stopped while it is built", async () => {
  const first = { ...built, kernels: ["first"] };
  let finish: (build: PageBuild) => void = () => {};
  const { session, said, build } = benchOf();
  build.mockResolvedValueOnce(first);
  await session.run(program);
  build.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
  const running = session.run({ ...program, code: "other" });
  await vi.waitFor(() => expect(said.at(-1)).toBe("building"));
  session.stop();
  finish(built);
  await running;
  expect(session.built).toBe(first);
  // And yet it is not built again.
  await session.run({ ...program, code: "other" });
  expect(build).toHaveBeenCalledTimes(2);
});

test("a compiler that did not load is loaded anew by the next run", async () => {
  const load = vi
    .fn<PageToolchain["load"]>(() => Promise.resolve())
    .mockRejectedValueOnce(new Error("offline"));
  const { session, said } = benchOf({ load });
  await session.run(program);
  expect(said).toEqual(["start", "loading", "disposed", "failed", "offline"]);
  await session.run(program);
  expect(said.slice(-2)).toEqual(["done", "idle"]);
});

test("stepping builds for it, runs on the interpreter and leaves what was built for running", async () => {
  const trace = { kernel: "k" } as BlockTrace;
  const run = { done: Promise.resolve({ ...result, trace }), stop: () => {} };
  const { session, build, startRun } = benchOf();
  await session.run(program);
  startRun.mockReturnValueOnce(run);
  const request = { kernel: "k", launch: 2 };
  expect(await session.step(program, request)).toBe(trace);
  expect(build.mock.calls[1]?.[0].flags).toBe("-O2 --steppable");
  expect(startRun.mock.calls[1]?.[1]).toMatchObject({ device: "interpreter", step: request });
  await session.run(program);
  expect(build).toHaveBeenCalledTimes(2);
});

test("a program that does not build is not stepped through, and says why", async () => {
  const { session, said, startRun } = benchOf({ build: () => Promise.resolve(failed) });
  expect(await session.step(program, {})).toBeUndefined();
  expect(said).toContain("not built");
  expect(startRun).not.toHaveBeenCalled();
});

test("what was prepared is not built again, and the first run waits for it", async () => {
  const { session, said, build } = benchOf();
  let finish: (made: PageBuild) => void = () => {};
  build.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
  const prepared = session.prepare(program);
  const run = session.run(program);
  await Promise.resolve();
  expect(said).not.toContain("running");
  finish(built);
  await Promise.all([prepared, run]);
  expect(build).toHaveBeenCalledTimes(1);
  expect(said).toContain("done");
});

test("a program that cannot be prepared says so when it is run", async () => {
  const { session, said, build } = benchOf();
  build.mockResolvedValueOnce(failed).mockResolvedValueOnce(failed);
  await session.prepare(program);
  expect(said).not.toContain("not built");
  await session.run(program);
  expect(said).toContain("not built");
});
