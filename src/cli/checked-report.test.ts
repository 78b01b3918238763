import { expect, test } from "vitest";
import type { Comparison } from "../diff/comparison.ts";
import type { PortReport } from "../port/report.ts";
import { checkedReport, describeChecked, whyUnchecked } from "./checked-report.ts";

const same: Comparison = {
  verdict: "same",
  a: "app.cu",
  b: "app.hip",
  differences: [],
  notes: [],
  compared: {
    launches: 2,
    failedLaunches: 0,
    neverRan: [],
    contents: 3,
    kernels: [{ name: "scale" }],
    runs: 1,
  },
  exitCodes: { a: 0, b: 0 },
  tolerance: { ulps: 0 },
  milliseconds: { a: 1, b: 1, all: 2 },
};

test("a comparison of nothing checks nothing, and says what is missing", () => {
  expect(whyUnchecked(same)).toBeUndefined();
  const failed = { ...same.compared, launches: 0, failedLaunches: 1, neverRan: ["scale"] };
  expect(whyUnchecked({ ...same, compared: failed })).toContain("no launch of app.cu came about");
  expect(whyUnchecked({ ...same, compared: { ...same.compared, launches: 0 } })).toContain(
    "launched no kernel",
  );
  expect(whyUnchecked({ ...same, exitCodes: { a: 1, b: 1 } })).toContain("both ended with exit code 1");
  expect(whyUnchecked({ ...same, verdict: "not decided", notes: ["it changes"] })).toBe("app.cu: it changes");
});

const status = "ported, not checked";
const checked = "ported, checked on CPU, never run on the target";

function report(...kernels: readonly (readonly [file: string, name: string])[]): PortReport {
  const files = [...new Set(["main.cpp", ...kernels.map(([file]) => file)])];
  return {
    version: 1,
    target: "hip",
    source: "app",
    status,
    files: files.map((path) => ({ path, output: path, status })),
    kernels: kernels.map(([file, name], line) => ({ file, name, line, status })),
    refusals: [],
    remarks: [],
    nextSteps: [],
  };
}

test("files that nobody could read are not checked, and what has them is not", () => {
  const made = report(["a.cu", "scale"]);
  const files = [
    ...made.files,
    { path: "op.cu", output: "op.hip", status, reason: "'torch/extension.h'" } as const,
  ];
  const result = checkedReport({ ...made, files }, [{ name: "scale" }]);
  expect(result.files.map((file) => file.status)).toEqual([status, checked, status]);
  expect(result.status).toBe(status);
  expect(describeChecked(result)).toContain("  op.cu\n");
});

test("only kernels that ran are checked, and what they alone make up", () => {
  const result = checkedReport(report(["a.cu", "scale"], ["b.cu", "never"]), [{ name: "scale" }]);
  expect(result.kernels.map((kernel) => kernel.status)).toEqual([checked, status]);
  expect(result.files.map((file) => file.status)).toEqual([status, checked, status]);
  expect(result.status).toBe(status);
  expect(describeChecked(result)).toContain("  never (b.cu:1)\n");
  const all = checkedReport(report(["a.cu", "scale"]), [{ name: "scale" }]);
  expect(all.status).toBe(checked);
  expect(all.files.map((file) => file.status)).toEqual([checked, checked]);
  expect(describeChecked(all)).toBe("");
});

test("of kernels with one name, only the one in the file that ran is checked", () => {
  const both = report(["a.cu", "scale"], ["sub/b.cu", "scale"]);
  const statuses = (file?: string) =>
    checkedReport(both, [{ name: "scale", ...(file === undefined ? {} : { file }) }]).kernels.map(
      (kernel) => kernel.status,
    );
  expect(statuses("/home/app/sub/b.cu")).toEqual([status, checked]);
  expect(statuses()).toEqual([status, status]);
});

test("a port without kernels is not checked", () => {
  expect(checkedReport(report(), []).status).toBe(status);
  expect(describeChecked(report())).toContain("no kernels");
});

test("of kernels with one name in one file, those that ran are told by their lines", () => {
  const two = report(["a.cu", "k"], ["a.cu", "k"]);
  const placed = { ...two, kernels: two.kernels.map((kernel, at) => ({ ...kernel, line: 10 * at + 5 })) };
  const statuses = (...lines: readonly (number | undefined)[]) =>
    checkedReport(
      placed,
      lines.map((line) => ({ name: "k", file: "/src/a.cu", ...(line === undefined ? {} : { line }) })),
    ).kernels.map((kernel) => kernel.status);
  expect(statuses(6, 15)).toEqual([checked, checked]);
  expect(statuses(16)).toEqual([status, checked]);
  expect(statuses(undefined)).toEqual([status, status]);
  expect(statuses(4)).toEqual([status, status]);
});
