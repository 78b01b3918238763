/** What runs of the scoreboard found, kept in a file, so that a long list of programs can be run in pieces, and the page that is written of it. */
import { readFileSync, writeFileSync } from "node:fs";
import { describeTotals } from "./judge-ports.mjs";
import { lacking } from "./lacking.mjs";

const nothing = { folders: {} };

/** @param path undefined where nothing is kept */
export function readResults(path) {
  if (path === undefined) return structuredClone(nothing);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return structuredClone(nothing);
    throw error;
  }
}

export function writeResults(path, kept) {
  if (path !== undefined) writeFileSync(path, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** A folder's entry, made where there is none: how long it took as a whole, and its programs by name. */
export function folderOf(kept, given) {
  return (kept.folders[given] ??= { audit: undefined, ports: {}, programs: {} });
}

/** Whether a program needs no other run for a target: what went wrong may have been mended since. */
export function isSettled(kept, given, name, target) {
  return kept.folders[given]?.programs[name]?.[target]?.state === "same";
}

/** Notes a program's result. */
export function keepResult(kept, given, name, target, { state, why, codes, seconds }) {
  const programs = folderOf(kept, given).programs;
  programs[name] = { ...programs[name], [target]: { state, why, codes, seconds } };
}

const words = {
  same: "✓",
  refused: "refused",
  unread: "not read",
  mismatch: "**differs**",
  "not compared": "not compared",
  failed: "**failed**",
  "nothing to compare": "nothing to compare",
};

function cell(result) {
  if (!result) return "";
  if (result.state === "same") return `✓ ${result.seconds.toFixed(1)} s`;
  const why = result.why ? `: ${result.why.replaceAll("|", "\\|").replaceAll("\n", " ").slice(0, 120)}` : "";
  return `${words[result.state]}${why}`;
}

/** What the targets lack, with the programs that are refused for it. */
function describeLacks(targets, programs) {
  return targets.flatMap((target) => {
    const rows = Object.entries(lacking[target] ?? {}).flatMap(([code, words]) => {
      const number = programs.filter(({ results }) => results[target]?.codes?.includes(code)).length;
      return number === 0 ? [] : [`| ${words} | \`${code}\` | ${number} |`];
    });
    if (rows.length === 0) return [];
    return [
      `What the refused programs need that ${target} lacks; one may need several:`,
      "",
      "| What | Refused as | Programs |",
      "| --- | --- | ---: |",
      ...rows,
      "",
    ];
  });
}

/** The page, its table of totals, and whether a port was wrong or could not be made. */
export function describeResults(kept, targets, extensions) {
  const all = [];
  const tables = Object.entries(kept.folders).flatMap(([given, { audit, ports, programs }]) => {
    const names = Object.keys(programs).toSorted();
    all.push(...names.map((name) => ({ name, results: programs[name] })));
    const timings = Object.entries(ports).map(
      ([target, { seconds, files }]) => `ported to ${target} in ${seconds.toFixed(1)} s (${files} files)`,
    );
    return [
      `## ${given}`,
      "",
      `${[audit === undefined ? [] : `audited in ${audit.toFixed(1)} s`, timings].flat().join(", ")}.`.replace(
        /^./,
        (letter) => letter.toUpperCase(),
      ),
      "",
      `| Program | ${targets.join(" | ")} |`,
      `| --- | ${targets.map(() => "---").join(" | ")} |`,
      ...names.map(
        (name) => `| \`${name}\` | ${targets.map((target) => cell(programs[name][target])).join(" | ")} |`,
      ),
      "",
    ];
  });
  const { summary, isFailed } = describeTotals(all, targets, extensions);
  const page = [
    "# Ports of the programs in this repository",
    "",
    "Written by `npm run scoreboard`. Each program is ported, and original and port are run on the CPU device: what they print, their",
    "exit code and device memory after each launch must be the same (`unwarp diff`). None of it was run on the targets' chips.",
    "",
    "The first share leaves out the programs that are refused for nothing but what a target has nothing of, or documents nothing of (a table",
    "below): also those that make a kernel fault on purpose and ask which error it was, where the target does not document that. In the share of",
    "all programs every refusal counts. A program counts as one with `double`, textures or libraries when one of these targets refuses it for that;",
    "it is then left out of the second share of every target. A port that does not build has failed. Programs that were compared and launch no",
    "kernel, fail before they launch one, end here otherwise than they should, or compute something else each time show nothing that could be",
    "compared, and count in no share. Times are by the clock, of a comparison with both builds, on a machine that may have had other work.",
    "",
    ...summary,
    "",
    ...describeLacks(targets, all),
    ...tables,
  ].join("\n");
  return { page: `${page.trimEnd()}\n`, summary, isFailed };
}
