/** What an earlier port wrote into its folder, so that a later one destroys nothing that somebody made since. */
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { WrittenFiles } from "./report.ts";
import type { OutputFile } from "./target.ts";
import { OutputError, reportName } from "./write-output.node.ts";

/** How many files an error names. */
const mostNamed = 3;

export function hashesOf(files: readonly OutputFile[]): WrittenFiles {
  return Object.fromEntries(files.map(({ path, content }) => [path, hash(content)]));
}

/**
 * For a folder that `checkOutput` allows.
 *
 * @throws {OutputError} when the folder has what the port that is recorded there did not write, or is of another target
 */
export function checkEarlierOutput(output: string, target: string): void {
  const report = readReport(join(output, reportName), output);
  // Ports of before wrote no hashes down.
  if (report?.written === undefined) return;
  const advice = `choose another folder, or delete ${output}`;
  if (report.target !== target)
    throw new OutputError(`${output} is a port to ${String(report.target)}, not to ${target}: ${advice}`);
  const written = new Map(Object.entries(report.written));
  const changed: string[] = [];
  const foreign: string[] = [];
  for (const path of filesOf(output)) {
    if (path === reportName) continue;
    const expected = written.get(path);
    if (expected === undefined) foreign.push(path);
    else if (expected !== hashOfFile(join(output, path))) changed.push(path);
  }
  const found = [
    ...(changed.length === 0 ? [] : [`changed since: ${named(changed)}`]),
    ...(foreign.length === 0 ? [] : [`not of that port: ${named(foreign)}`]),
  ];
  if (found.length === 0) return;
  throw new OutputError(
    `${output} is an earlier port, and porting again would destroy what was made there since (${found.join("; ")}): ${advice}`,
  );
}

interface RecordedReport {
  readonly target?: unknown;
  readonly written?: WrittenFiles;
}

/** @returns undefined when there is none */
function readReport(path: string, output: string): RecordedReport | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  try {
    const report: unknown = JSON.parse(text);
    if (typeof report === "object" && report !== null) return report;
  } catch {
    // Said below.
  }
  throw new OutputError(
    `${join(output, reportName)} cannot be read as the report of an earlier port: choose another folder, or delete ${output}`,
  );
}

/** With slashes, in order. Links are no files of a port's. */
function filesOf(root: string): readonly string[] {
  const visit = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? visit(path) : [path];
    });
  return visit("").toSorted();
}

/** Undefined for what is no file. */
function hashOfFile(path: string): string | undefined {
  return lstatSync(path).isFile() ? hash(readFileSync(path)) : undefined;
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function named(paths: readonly string[]): string {
  const rest = paths.length - mostNamed;
  return `${paths.slice(0, mostNamed).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
