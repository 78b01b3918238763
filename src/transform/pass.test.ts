import { expect, test } from "vitest";
import { Module } from "../ir/module.ts";
import { brokenOrderRules, type Pass, runPasses } from "./pass.ts";

const pass = (name: string, run: Pass["run"] = () => false, after?: readonly string[]): Pass => ({
  name,
  summary: "",
  ...(after && { after }),
  run,
});

const problem = { code: "bad", severity: "error", message: "bad" } as const;

test("passes run in order, up to the one to stop after", () => {
  const ran: string[] = [];
  const options = { onAfterPass: (name: string) => ran.push(name), stopAfter: "b" };
  const result = runPasses(new Module(), [pass("a", () => true), pass("b"), pass("c")], options);
  expect(ran).toEqual(["a", "b"]);
  expect(result).toEqual({ changed: true, diagnostics: [], finished: false });
});

test("an error ends the run when its pass is done, a warning does not", () => {
  const warn = pass("warn", (_, context) => {
    context.report({ ...problem, severity: "warning" });
    return false;
  });
  const fail = pass("fail", (_, context) => {
    context.report(problem);
    context.report(problem);
    return false;
  });
  const never = pass("never", () => {
    throw new Error("ran");
  });
  const { diagnostics, finished } = runPasses(new Module(), [warn, fail, never]);
  expect(diagnostics).toHaveLength(3);
  expect(finished).toBe(false);
});

test("the pass that broke the IR is named", () => {
  const breaks = pass("breaks", (module) => {
    module.sourceFile = "broken";
    return true;
  });
  const verify = (module: Module) => (module.sourceFile === "broken" ? ["it is broken"] : []);
  expect(() => runPasses(new Module(), [pass("fine"), breaks], { verify })).toThrow(
    "the pass breaks left invalid IR:\n  it is broken",
  );
});

test("order rules are checked", () => {
  expect(brokenOrderRules([pass("b", undefined, ["a"]), pass("a")])).toEqual(["b must come after a"]);
  expect(brokenOrderRules([pass("a"), pass("b", undefined, ["a", "absent"])])).toEqual([]);
});
