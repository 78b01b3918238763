/** What the scoreboard makes of reports and comparisons: no program counts as the same that was not seen to be. */
import { isBeyond } from "./lacking.mjs";

/** Refusals of what a target does not have at all; programs with them are counted by themselves. */
export const setAside = { double: "double", texture: "textures", library: "libraries" };

/** Of programs that make a kernel fault on purpose, and ask which error it was. */
const faultCode = "particular-error";

/**
 * What the port made of a program.
 *
 * @param files the program's file and the headers that it includes
 */
export function statusOf({ name, files }, report, text) {
  const file = report?.files.find(({ path }) => path === name);
  if (!file) return { state: "failed", why: text.trim().split("\n").at(-1) ?? "" };
  const own = report.refusals.filter((one) => one.file === name || files.has(one.file));
  const codes = [...new Set(own.map(({ code }) => code))];
  if (codes.length > 0)
    return {
      state: "refused",
      why: codes.join(", "),
      codes,
      lines: own.map((one) => (one.file === name ? one.line : `${one.file}:${one.line}`)),
    };
  const unread = report.files.find(({ path, status, reason }) => {
    return (
      (path === name || files.has(path)) && (status === "copied" || (path === name && reason !== undefined))
    );
  });
  if (unread) return { state: "unread", why: unread.reason ?? `${unread.path} is copied` };
  return { state: "ported", output: file.output };
}

/**
 * What `unwarp diff --format json` found. A port that does not build has failed; where the original shows nothing that a port could
 * compute otherwise, there is nothing to compare.
 *
 * @param original the program's path, as `unwarp diff` was given it
 * @param expectedExit how the program ends when all is well
 */
export function judgeComparison({ code, stdout, text }, original, expectedExit = 0) {
  const lines = (words) => words.trim().split("\n").slice(0, 6).join(" / ").slice(0, 400);
  let found;
  try {
    found = JSON.parse(stdout).comparisons;
  } catch {
    const isOriginals = text.includes(`${original} does not build`);
    const isPorts = !isOriginals && text.includes(" does not build");
    return { state: isPorts ? "failed" : "not compared", why: lines(text) };
  }
  const wrong = found.find(({ verdict }) => verdict === "different");
  if (wrong) {
    const kinds = wrong.differences.map(({ kind, kernel }) =>
      kernel === undefined ? kind : `${kind} (${kernel})`,
    );
    return { state: "mismatch", why: kinds.join(", ") };
  }
  const ended = found.find(({ exitCodes }) => exitCodes.a !== expectedExit && exitCodes.a === exitCodes.b);
  if (ended) return { state: "nothing to compare", why: `both end with exit code ${ended.exitCodes.a}` };
  const undecided = found.find(({ verdict }) => verdict !== "same");
  if (undecided?.notes.some((note) => note.includes("failed before a kernel was launched")))
    return { state: "nothing to compare", why: "it fails before it launches a kernel" };
  if (undecided?.notes.some((note) => note.includes("does otherwise shows nothing")))
    return { state: "nothing to compare", why: "it computes something else each time that it runs" };
  if (undecided?.notes.some((note) => note.includes("the kernels were given no memory")))
    return { state: "nothing to compare", why: "its kernels are given no memory, and it prints nothing" };
  if (undecided || code !== 0) return { state: "not compared", why: undecided?.notes.at(-1) ?? lines(text) };
  if (found.length === 0 || found.some(({ compared }) => compared.launches + compared.failedLaunches === 0))
    return { state: "nothing to compare", why: "no kernel was launched" };
  return { state: "same" };
}

/** The table of totals, and whether a port was wrong or could not be made. */
export function describeTotals(programs, targets, extensions) {
  const isAside = ({ results }) =>
    Object.values(results).some(({ codes = [] }) => codes.some((code) => Object.hasOwn(setAside, code)));
  const aside = programs.filter(isAside);
  const others = programs.filter((program) => !isAside(program));
  const count = (list, target, ...states) =>
    list.filter(({ results }) => states.includes(results[target]?.state ?? "failed")).length;
  /** Of the programs that show something. */
  const comparable = (list, target) => list.length - count(list, target, "nothing to compare");
  const share = (same, of) => (of === 0 ? "none" : `${same} of ${of} (${((100 * same) / of).toFixed(1)} %)`);
  const rows = targets.map((target) => {
    const possible = programs.filter(({ results }) => !isBeyond(target, results[target]?.codes));
    const cells = [
      share(count(possible, target, "same"), comparable(possible, target)),
      share(count(others, target, "same"), comparable(others, target)),
      share(count(programs, target, "same"), comparable(programs, target)),
      ...["refused", "unread", "mismatch", "not compared", "failed", "nothing to compare"].map((state) =>
        count(programs, target, state),
      ),
    ];
    return `| ${target} (\`${extensions[target] ?? ""}\`) | ${cells.join(" | ")} |`;
  });
  const names = Object.entries(setAside).map(([code, name]) => {
    const those = aside.filter(({ results }) =>
      Object.values(results).some(({ codes = [] }) => codes.includes(code)),
    );
    return `${those.length} with ${name}`;
  });
  const beyond = targets.map((target) => {
    const those = programs.filter(({ results }) => isBeyond(target, results[target]?.codes));
    const faults = those.filter(({ results }) => results[target].codes.every((code) => code === faultCode));
    const ofThem =
      faults.length > 0 ? `, ${faults.length} of them for nothing but which error a fault is` : "";
    return `${those.length} of ${target}${ofThem}`;
  });
  const summary = [
    "| Target | The same on the CPU, of those not refused for what the target lacks alone | Of those without double, textures or libraries | Of all | Refused | Not read | Differ | Not compared | Failed | Nothing to compare |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    `${programs.length} programs; left out of the first share: ${beyond.join("; ")}. Left out of the second share: ${aside.length} (${names.join(", ")}; one may have several).`,
  ];
  const isFailed = targets.some((target) => count(programs, target, "mismatch", "failed") > 0);
  return { summary, isFailed };
}
