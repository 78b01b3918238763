/**
 * The audit as SARIF 2.1.0, as code hosts take it: a result for each use at its line, a rule for each kind with the
 * verdicts in its help. Levels say how much stands in the way: error where some target has no counterpart, warning where
 * a person must act, note where tools do it all.
 *
 * The shape is checked by types and, in tests, by the standard's own schema; no builder is between, because those that
 * exist set little more than fields.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Log, ReportingDescriptor, Result } from "sarif";
import { type Audit, type Finding, type Rule, type Target, targets, type Way } from "./model.ts";
import { targetNames } from "./target-names.ts";
import { verdictOf, withRules, worseWay } from "./ways.ts";

/** GitHub's limit for a run; of more it keeps what it likes, so we choose. */
export const mostResults = 25_000;

const levels = {
  mechanical: "note",
  "by hand": "warning",
  "no counterpart": "error",
} as const satisfies Record<Way, string>;
const homepage = "https://www.npmjs.com/package/unwarp";

export interface SarifOptions {
  /** Which targets count for the levels; all by default. */
  readonly targets?: readonly Target[];
  readonly mostResults?: number;
}

export function reportSarif(audit: Audit, options: SarifOptions = {}): string {
  return `${JSON.stringify(sarifLog(audit, options), undefined, 1)}\n`;
}

export function sarifLog(
  audit: Audit,
  { targets: wanted = targets, mostResults: most = mostResults }: SarifOptions = {},
): Log {
  const uses = withRules(audit.findings, audit.rules);
  const results = toResults(uses, audit.rules, wanted, most);
  const notes = audit.notes.map(({ file, what }) => ({
    level: "note" as const,
    message: { text: what },
    locations: [{ physicalLocation: { artifactLocation: location(file) } }],
  }));
  const cut =
    uses.length > most
      ? [
          {
            level: "warning" as const,
            message: {
              text: `${uses.length - most} of ${uses.length} uses are left out, the harmless ones first: code hosts take at most ${most} results. --format json has all.`,
            },
          },
        ]
      : [];
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "unwarp audit",
            version: audit.unwarpVersion,
            informationUri: homepage,
            rules: audit.rules.map((rule) => descriptor(rule, wanted)),
          },
        },
        automationDetails: { id: "unwarp-audit/" },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { description: { text: "The audited folder" } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [...cut, ...notes] }],
        results,
      },
    ],
  };
}

type Use = { readonly finding: Finding; readonly rule: Rule };

function toResults(
  uses: readonly Use[],
  rules: readonly Rule[],
  wanted: readonly Target[],
  most: number,
): Result[] {
  const ruleIndex = new Map(rules.map((rule, at) => [rule.id, at]));
  const seen = new Map<string, number>();
  const ranked = uses.map((use) => ({ ...use, way: worst(use.finding, use.rule, wanted) }));
  const kept = ranked.length <= most ? ranked : hardestFirst(ranked).slice(0, most);
  return kept.map(({ finding, rule, way }) => ({
    ruleId: rule.id,
    ruleIndex: ruleIndex.get(rule.id) ?? -1,
    level: levels[way],
    message: { text: messageOf(finding, rule, wanted) },
    locations: [{ physicalLocation: { artifactLocation: location(finding.file), ...region(finding) } }],
    partialFingerprints: { "unwarpUse/v1": fingerprint(finding, seen) },
  }));
}

/** Stable: uses of one hardness stay in the order of files and lines. */
function hardestFirst<Ranked extends { readonly way: Way }>(uses: readonly Ranked[]): Ranked[] {
  const order = ["no counterpart", "by hand", "mechanical"];
  return uses.toSorted((a, b) => order.indexOf(a.way) - order.indexOf(b.way));
}

function worst(finding: Finding, rule: Rule, wanted: readonly Target[]): Way {
  return wanted.map((target) => verdictOf(finding, rule, target).way).reduce<Way>(worseWay, "mechanical");
}

/** "cudaMallocAsync: by hand on Ascend 950, Ascend 910B; mechanical on AMD (HIP), …" */
function messageOf(finding: Finding, rule: Rule, wanted: readonly Target[]): string {
  const parts = (["no counterpart", "by hand", "mechanical"] as const).flatMap((way) => {
    const on = wanted.filter((target) => verdictOf(finding, rule, target).way === way);
    return on.length === 0 ? [] : `${way} on ${on.map((target) => targetNames[target]).join(", ")}`;
  });
  const name =
    rule.title.includes(finding.name) || finding.name === "" ? rule.title : `${rule.title} (${finding.name})`;
  const kernel = finding.kernel === undefined ? "" : `, live in kernel ${finding.kernel}`;
  // Brackets would be read as links.
  return `${name}${kernel}: ${parts.join("; ")}.`.replaceAll(/[\\[\]]/g, (bracket) => `\\${bracket}`);
}

function location(file: string): { uri: string; uriBaseId: string } {
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "SRCROOT" };
}

/** A whole file has no region. Columns count from 1, as ours do. */
function region({ line, column, name, excerpt }: Finding): object {
  if (line < 1) return {};
  const start = Math.max(1, column);
  const end = excerpt.startsWith(name, start - 1) && name !== "" ? { endColumn: start + name.length } : {};
  return {
    region: {
      startLine: line,
      startColumn: start,
      ...end,
      ...(excerpt !== "" && { snippet: { text: excerpt } }),
    },
  };
}

/** The same use keeps its fingerprint when lines move: it is made of what the line says, counted within its file. */
function fingerprint({ rule, file, name, excerpt }: Finding, seen: Map<string, number>): string {
  const what = [rule, file, name, excerpt.trim()].join("\n");
  const which = seen.get(what) ?? 0;
  seen.set(what, which + 1);
  return bytesToHex(sha256(utf8ToBytes(`${what}\n${which}`))).slice(0, 32);
}

function descriptor(rule: Rule, wanted: readonly Target[]): ReportingDescriptor {
  const { id, title, layer, component, control } = rule;
  const way = wanted.map((target) => rule.verdicts[target].way).reduce<Way>(worseWay, "mechanical");
  const summary = `${title}: ${component}, source ${control.source}.`;
  const lines = wanted.map((target) => {
    const { way, counterpart, reason } = rule.verdicts[target];
    return { target: targetNames[target], way, counterpart: counterpart ?? "", reason };
  });
  const text = lines.map(
    ({ target, way, counterpart, reason }) =>
      `${target}: ${way}${counterpart === "" ? "" : `, ${counterpart}`}. ${reason}.`,
  );
  const rows = lines.map((cells) => `| ${Object.values(cells).map(cell).join(" | ")} |`);
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: title },
    fullDescription: { text: summary },
    help: {
      text: [summary, ...text].join("\n"),
      markdown: [
        summary,
        "",
        "| Target | Verdict | Counterpart | Why |",
        "| --- | --- | --- | --- |",
        ...rows,
      ].join("\n"),
    },
    defaultConfiguration: { level: levels[way] },
    properties: { tags: ["portability", layer], precision: "high" },
  };
}

/** Table cells take neither bars nor line ends, nor our counterparts' angle brackets. */
function cell(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;");
}

function pascalCase(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
