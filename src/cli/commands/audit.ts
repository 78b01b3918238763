import type { EffortTable } from "../../audit/effort-table.ts";
import type { FailOn } from "../../audit/fail-on.ts";
import type { Audit, Target } from "../../audit/model.ts";
import { version } from "../../api/version.ts";
import { closest } from "../closest.ts";
import { type Command, type Io, UsageError } from "../command.ts";
import { formatOptions, integerOption, type TakenOptions, takeOptions } from "../options.ts";
import { createProgress } from "../progress.ts";

const formats = ["text", "json", "html", "sarif", "cyclonedx"] as const;
type Format = (typeof formats)[number];

const table = {
  format: { value: "FORMAT", summary: `${formats.join(", ")} (default: text)` },
  target: {
    value: "NAME",
    repeatable: true,
    summary: "only this target in text, advice and SARIF's levels; may be repeated",
  },
  effort: { value: "FILE", summary: "your own figures for person-days, as --print-effort writes them" },
  "print-effort": { summary: "write the figures for person-days, to adjust them, and do nothing else" },
  "fail-on": { value: "WHAT", repeatable: true, summary: "exit code 1 when a rule is met; see below" },
  "no-compile": { summary: "read CUDA C++ by tokens alone, without the compiler" },
  "compile-budget": { value: "SECONDS", summary: "time for compiling kernels (default: 20)" },
  "no-cache": { summary: "compile anew what an earlier audit has compiled" },
  jobs: { value: "N", summary: "threads (default: as many as the machine has)" },
  "include-ignored": { summary: "also what .gitignore names" },
} as const;

/** How many of the findings that make it fail are named. */
const mostNamed = 10;

/** `unwarp audit DIR [--format json] [-o FILE]` */
export const audit: Command = {
  name: "audit",
  summary: "say what ties a codebase to NVIDIA, who controls it and what leaving costs",
  usage: "DIR [--format FORMAT] [-o FILE] [options]",
  help: `${formatOptions(table)}

Reads a whole repository: CUDA C++, Python, build files, containers, CI and binaries. Nothing is
changed, and nothing is sent anywhere. -o FILE writes a file whole or not at all; else the text goes
to standard output.

Targets: ascend-950, ascend-910b, hip, musa, webgpu, cpu.

--fail-on takes a rule with wildcards ('cublas/*', 'python/*', language/inline-ptx), or
no-counterpart:TARGET, or by-hand:TARGET.

Examples
  unwarp audit .
  unwarp audit . --target ascend-950 --target hip
  unwarp audit . --format html -o audit.html
  unwarp audit . --format sarif -o audit.sarif
  unwarp audit --print-effort > effort.json && unwarp audit . --effort effort.json
  unwarp audit . --fail-on no-counterpart:hip --fail-on 'binary/*'`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    if (argv.includes("--print-effort")) return await printEffort(argv, io);
    const wish = await readWish(argv);
    const made = await makeAudit(wish, io);
    if (!made) return 1;
    const written = await writeReport(await formatAudit(made, wish), wish.output, io);
    if (!written) return 1;
    return await reportFailures(made, wish.failOn, io);
  },
};

async function printEffort(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length > 1) throw new UsageError("--print-effort stands alone");
  const { printEffortFile } = await import("../../audit/effort-file.ts");
  io.write(printEffortFile());
  return 0;
}

interface Wish {
  readonly folder: string;
  readonly format: Format;
  readonly output: string | undefined;
  readonly targets: readonly Target[];
  readonly failOn: readonly FailOn[];
  /** Undefined for our own figures. */
  readonly effort: EffortTable | undefined;
  readonly jobs: number | undefined;
  readonly includeIgnored: boolean;
  readonly compile: boolean;
  readonly compileBudgetMs: number;
  readonly useCache: boolean;
}

async function readWish(argv: readonly string[]): Promise<Wish> {
  const { options, rest } = takeOptions(argv, table);
  const at = rest.indexOf("-o");
  const output = at < 0 ? undefined : rest[at + 1];
  if (at >= 0 && output === undefined) throw new UsageError("-o needs a file");
  const words = rest.filter((word, index) => word !== "--" && (at < 0 || (index !== at && index !== at + 1)));
  const unknown = words.find((word) => word.startsWith("-") && word !== "-");
  if (unknown !== undefined) throw new UsageError(`there is no option ${unknown}`);
  const [folder, ...more] = words;
  if (folder === undefined) throw new UsageError("which folder? unwarp audit . reads this one");
  if (more.length > 0) throw new UsageError(`one folder at a time, not also ${more.join(", ")}`);
  return {
    folder,
    format: readFormat(options.value("format") ?? "text"),
    output,
    targets: await readTargets(options.values("target")),
    failOn: await readFailOn(options),
    effort: await readEffort(options.value("effort")),
    jobs: integerOption("jobs", options.value("jobs"), { min: 1, max: 256 }),
    includeIgnored: options.has("include-ignored"),
    compile: !options.has("no-compile"),
    compileBudgetMs:
      1000 *
      (integerOption("compile-budget", options.value("compile-budget"), { min: 0, max: 86_400 }) ?? 20),
    useCache: !options.has("no-cache"),
  };
}

function readFormat(word: string): Format {
  const format = formats.find((one) => one === word);
  if (!format) throw new UsageError(`--format is one of: ${formats.join(", ")}; not "${word}"`);
  return format;
}

async function readEffort(file: string | undefined): Promise<EffortTable | undefined> {
  if (file === undefined) return undefined;
  const [{ readFileSync }, { EffortFileError, parseEffortFile }] = await Promise.all([
    import("node:fs"),
    import("../../audit/effort-file.ts"),
  ]);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `--effort cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  try {
    return parseEffortFile(text, file);
  } catch (error) {
    throw error instanceof EffortFileError ? new UsageError(error.message) : error;
  }
}

async function readTargets(words: readonly string[]): Promise<readonly Target[]> {
  const { targets } = await import("../../audit/model.ts");
  const unknown = words.find((word) => !(targets as readonly string[]).includes(word));
  if (unknown !== undefined) {
    const { noAuditTarget } = await import("../target-names.ts");
    throw new UsageError(noAuditTarget(unknown, targets));
  }
  return words.length === 0 ? targets : targets.filter((one) => words.includes(one));
}

async function readFailOn(options: TakenOptions<typeof table>): Promise<readonly FailOn[]> {
  const words = options.values("fail-on");
  if (words.length === 0) return [];
  const [{ parseFailOn }, { RulePatterns }] = await Promise.all([
    import("../../audit/fail-on.ts"),
    import("../../audit/rules/rule-patterns.ts"),
  ]);
  const rules = new RulePatterns();
  return words.map((word) => {
    const condition = parseFailOn(word);
    if (!condition)
      throw new UsageError(`--fail-on takes a rule ('cublas/*') or no-counterpart:TARGET, not "${word}"`);
    if (condition.kind === "rule" && !rules.matches(word)) {
      const meant = rules.closestTo(word, closest);
      const hint =
        meant === undefined ? "docs/support/audit-rules.md has them all" : `did you mean '${meant}'?`;
      throw new UsageError(`no rule matches '${word}'; ${hint}`);
    }
    return condition;
  });
}

/** Undefined when the folder cannot be read, which has been said. */
async function makeAudit(wish: Wish, io: Io): Promise<Audit | undefined> {
  const { auditFolder, FolderError } = await import("../../audit/audit-folder.node.ts");
  const progress = createProgress(io);
  try {
    return await auditFolder(wish.folder, {
      unwarpVersion: version(),
      ...wish,
      onStage: (text) => progress.stage(text),
    });
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    io.writeError(`unwarp: ${error.message}\n`);
    return undefined;
  } finally {
    progress.done();
  }
}

async function formatAudit(made: Audit, { format, folder, targets }: Wish): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(made, undefined, 1)}\n`;
    case "html": {
      const { reportHtml } = await import("../../audit/report-html.ts");
      return reportHtml(made);
    }
    case "sarif": {
      const { reportSarif } = await import("../../audit/report-sarif.ts");
      return reportSarif(made, { targets });
    }
    case "cyclonedx": {
      const { reportCycloneDx } = await import("../../audit/report-cyclonedx.ts");
      return reportCycloneDx(made);
    }
    case "text": {
      const { formatText } = await import("../../audit/format-text.ts");
      return formatText(made, { targets, folder });
    }
  }
}

/** Whole or not at all. Returns whether it was written; if not, it has been said why. */
async function writeReport(text: string, output: string | undefined, io: Io): Promise<boolean> {
  if (output === undefined) {
    io.write(text);
    return true;
  }
  const { writeWhole } = await import("../write-whole.ts");
  const reason = writeWhole(output, text);
  if (reason !== undefined) io.writeError(`unwarp: cannot write ${output}: ${reason}\n`);
  return reason === undefined;
}

async function reportFailures(made: Audit, conditions: readonly FailOn[], io: Io): Promise<number> {
  const { failingFindings } = await import("../../audit/fail-on.ts");
  let failed = false;
  for (const condition of conditions) {
    const findings = failingFindings(made, condition);
    if (findings.length === 0) continue;
    failed = true;
    const named = findings
      .slice(0, mostNamed)
      .map(({ file, line, name, rule }) => `  ${file}${line > 0 ? `:${line}` : ""}: ${name} [${rule}]\n`);
    const rest = findings.length > mostNamed ? `  and ${findings.length - mostNamed} more\n` : "";
    io.writeError(
      `unwarp audit: --fail-on ${condition.text} is met ${findings.length} times:\n${named.join("")}${rest}`,
    );
  }
  return failed ? 1 : 0;
}
