/** The scoreboard counts no port as the same that was not seen to be. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeTotals, judgeComparison, type Judged, statusOf } from "../scripts/judge-ports.mjs";
import { programFlags } from "../scripts/program-flags.mjs";
import { describeResults, isSettled, keepResult, readResults } from "../scripts/scoreboard-results.mjs";

const compared = {
  verdict: "same",
  compared: { launches: 1, failedLaunches: 0 },
  exitCodes: { a: 0, b: 0 },
  notes: ["why"],
  differences: [],
};
const judge = (change: object, code = 0, expected = 0) =>
  judgeComparison(
    { code, stdout: JSON.stringify({ comparisons: [{ ...compared, ...change }] }), text: "" },
    "a.cu",
    expected,
  ).state;

test("what was not compared is not the same", () => {
  expect(judge({})).toBe("same");
  expect(judge({ compared: { launches: 0, failedLaunches: 0 } })).toBe("nothing to compare");
  expect(judge({ compared: { launches: 0, failedLaunches: 2 } })).toBe("same");
  expect(judge({ exitCodes: { a: 1, b: 1 } })).toBe("nothing to compare");
  expect(judge({ exitCodes: { a: 1, b: 2 }, verdict: "not decided" }, 2)).toBe("not compared");
  const undecidedBy = (note: string) => judge({ verdict: "not decided", notes: [note] }, 2);
  expect(
    undecidedBy("a does something else each time that it runs, so that what b does otherwise shows nothing"),
  ).toBe("nothing to compare");
  expect(
    undecidedBy("a does something else each time that it runs: where it does, differences were left out"),
  ).toBe("not compared");
  expect(
    undecidedBy("the kernels were given no memory and nothing was printed, so nothing shows what they do"),
  ).toBe("nothing to compare");
  expect(
    undecidedBy(
      "no memory of the kernels was compared and nothing was printed, so nothing shows what they do",
    ),
  ).toBe("not compared");
  expect(judge({ exitCodes: { a: 3, b: 3 } }, 0, 3)).toBe("same");
  expect(judge({ verdict: "not decided" }, 2)).toBe("not compared");
  expect(judge({ verdict: "different", differences: [{ kind: "buffer", kernel: "k" }] }, 1)).toBe("mismatch");
  const unbuilt = (path: string) =>
    judgeComparison({ code: 2, stdout: "", text: `unwarp diff: ${path} does not build:` }, "k/a.cu").state;
  expect(unbuilt("k/a.cu")).toBe("not compared");
  expect(unbuilt("o/a.asc")).toBe("failed");
  expect(judgeComparison({ code: 2, stdout: "", text: "no memory" }, "a.cu")).toEqual({
    state: "not compared",
    why: "no memory",
  });
});

test("a refusal in a header is one of the programs that include it", () => {
  const report = {
    files: [
      { path: "a.cu", output: "a.asc", status: "ported, not checked" },
      { path: "b.cu", output: "b.asc", status: "ported, not checked" },
    ],
    refusals: [{ file: "common.h", line: 3, code: "double" }],
  };
  const program = (name: string, ...headers: string[]) => ({ name, files: new Set([name, ...headers]) });
  expect(statusOf(program("a.cu", "common.h"), report, "")).toMatchObject({
    state: "refused",
    codes: ["double"],
    lines: ["common.h:3"],
  });
  expect(statusOf(program("b.cu"), report, "").state).toBe("ported");
  expect(statusOf(program("c.cu"), report, "broken").state).toBe("failed");
});

test("programs with double, textures and libraries are counted by themselves", () => {
  const program = (...states: readonly Judged[]) => ({
    results: Object.fromEntries(states.map((state, index) => [["hip", "ascend-c"][index], state])),
  });
  const same: Judged = { state: "same" };
  const programs = [
    program(same, same),
    program(same, { state: "refused", codes: ["double", "recursion"] }),
    program(same, { state: "refused", codes: ["partial-mask"] }),
    program(same, { state: "not compared" }),
    program({ state: "nothing to compare" }, { state: "nothing to compare" }),
  ];
  const { summary, isFailed } = describeTotals(programs, ["hip", "ascend-c"], { hip: ".hip" });
  expect(summary[2]).toBe(
    "| hip (`.hip`) | 4 of 4 (100.0 %) | 3 of 3 (100.0 %) | 4 of 4 (100.0 %) | 0 | 0 | 0 | 0 | 0 | 1 |",
  );
  expect(summary[3]).toBe(
    "| ascend-c (``) | 1 of 3 (33.3 %) | 1 of 3 (33.3 %) | 1 of 4 (25.0 %) | 2 | 0 | 0 | 1 | 0 | 1 |",
  );
  expect(summary.at(-1)).toContain(
    "left out of the first share: 0 of hip; 1 of ascend-c. Left out of the second share: 1 (1 with double, 0 with textures",
  );
  expect(isFailed).toBe(false);
  expect(describeTotals([program({ state: "mismatch" })], ["hip"], {}).isFailed).toBe(true);
});

test("programs that ask which error a fault is are counted", () => {
  const asking: { name: string; results: Record<string, Judged> } = {
    name: "a.cu",
    results: { "ascend-c": { state: "refused", why: "particular-error", codes: ["particular-error"] } },
  };
  const { summary } = describeTotals([asking], ["ascend-c"], {});
  expect(summary.at(-1)).toContain("1 of ascend-c, 1 of them for nothing but which error a fault is");
});

test("runs in pieces add up to one page", () => {
  const kept = readResults(undefined);
  keepResult(kept, "examples", "b.cu", "hip", {
    state: "refused",
    why: "launch-in-kernel",
    codes: ["launch-in-kernel"],
  });
  keepResult(kept, "examples", "a.cu", "hip", { state: "mismatch", why: "output" });
  expect(isSettled(kept, "examples", "a.cu", "hip")).toBe(false);
  keepResult(kept, "examples", "a.cu", "hip", { state: "same", seconds: 1.25 });
  expect(isSettled(kept, "examples", "a.cu", "hip")).toBe(true);
  const { page, isFailed } = describeResults(kept, ["hip"], { hip: ".hip" });
  expect(isFailed).toBe(false);
  expect(page).toContain("| hip (`.hip`) | 1 of 1 (100.0 %) | 1 of 2 (50.0 %) |");
  expect(page).toMatch(/`a.cu` \| ✓ 1\.[23] s \|\n\| `b.cu` \| refused: launch-in-kernel \|/);
});

test("flags of a program name files of its folder", () => {
  const folder = fileURLToPath(new URL("kernels", import.meta.url));
  const words = [
    "half-idioms-c.c",
    "-Iinclude",
    "-I",
    "more",
    "-std=c++17",
    "-include",
    "cuda_fp16.h",
    "absent.cpp",
  ];
  expect(programFlags(folder, words)).toEqual({
    companions: ["half-idioms-c.c"],
    flags: [
      `-I${join(folder, "include")}`,
      ...["-I", join(folder, "more"), "-std=c++17", "-include", "cuda_fp16.h", "absent.cpp"],
    ],
  });
});
