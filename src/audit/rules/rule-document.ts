/** docs/support/audit-rules.md, from the tables. */
import { makeHipNames } from "../../port/hip/hip-names.ts";
import { newestPages, TorchNpuSupport } from "../../vendors/torch-npu-support.ts";
import { type Control, layers, type Rule, type Target, targets, type Verdict } from "../model.ts";
import { targetNames } from "../target-names.ts";
import { aclCounterparts } from "./acl-names.ts";
import { apiFamilies, fixedRules, RuleBook } from "./all-rules.ts";
import type { ApiFamily } from "./api-family.ts";
import { controllers } from "./controllers.ts";

export function ruleDocument(): string {
  return [
    "# Rules of the audit",
    "",
    "Printed from the tables in `src/audit/rules/` by `scripts/support-table.mjs`; do not edit. How to use them:",
    "[audit a codebase](../how-to/audit-a-codebase.md).",
    "",
    "Each rule says for each target what becomes of a use: **m** a tool rewrites it or it stays as it is, **h** a person does,",
    "**n** there is no counterpart. The reasons, and the counterparts' names, are in every report.",
    "",
    ...layers.flatMap(layerSection),
    ...apiSection(),
    ...torchSection(),
    ...controllerSection(),
  ].join("\n");
}

const heads = targets.map((target) => targetNames[target]);
const letters = { mechanical: "m", "by hand": "h", "no counterpart": "n" } as const;

function layerSection(layer: Rule["layer"]): string[] {
  const rules = [...fixedRules.values()].filter((rule) => rule.layer === layer);
  if (rules.length === 0) return [];
  return [
    `## ${layer[0]?.toUpperCase()}${layer.slice(1)}`,
    "",
    `| Rule | What it is | Component | ${heads.join(" | ")} |`,
    `|---|---|---|${heads.map(() => "---|").join("")}`,
    ...rules.map(
      ({ id, title, component, verdicts }) =>
        `| \`${id}\` | ${title} | ${component} | ${lettersOf(verdicts).join(" | ")} |`,
    ),
    "",
  ];
}

function lettersOf(verdicts: Readonly<Record<Target, Verdict>>): string[] {
  return targets.map((target) => letters[verdicts[target].way]);
}

/** A function each is a rule: shown by how many of the known names go which way. */
function apiSection(): string[] {
  const book = new RuleBook();
  const names = [...makeHipNames().keys()].filter((name) => !/^[A-Z_]/.test(name));
  const byFamily = new Map<string, string[]>();
  for (const name of names) {
    const rule = book.ruleOfFunction(name);
    if (rule === undefined) continue;
    const family = rule.slice(0, rule.indexOf("/"));
    byFamily.set(family, [...(byFamily.get(family) ?? []), name]);
  }
  return [
    "## Functions of APIs and libraries",
    "",
    "Every function is a rule, `cublas/cublasSgemm`. Where a table of names is known, the columns count its names by what becomes of",
    "them; else one verdict holds for all. Names of HIP are those of the tables in `src/port/hip/names/`,",
    `${aclCounterparts().length} functions of the runtime have a counterpart in Ascend's ACL (\`src/audit/rules/acl-names.ts\`, \`src/port/ascend/host-functions.ts\`).`,
    "",
    `| Rules | Component | Who | Known names | ${heads.join(" | ")} |`,
    `|---|---|---|---|${heads.map(() => "---|").join("")}`,
    ...apiFamilies.map((family) =>
      apiRow(family, byFamily.get(family.id) ?? [], (name) => book.rule(`${family.id}/${name}`)),
    ),
    "",
  ];
}

function apiRow(family: ApiFamily, names: readonly string[], ruleOf: (name: string) => Rule): string {
  const rules = (names.length > 0 ? names : ["any"]).map(ruleOf);
  const cells = targets.map((target) => {
    const counts = Object.entries(letters).flatMap(([way, letter]) => {
      const count = rules.filter(({ verdicts }) => verdicts[target].way === way).length;
      return count === 0 ? [] : [rules.length === 1 ? letter : `${count} ${letter}`];
    });
    return counts.join(", ");
  });
  const { id, component, control } = family;
  const known = names.length > 0 ? String(names.length) : "by prefix";
  return `| \`${id}/*\` | ${component} | ${controlText(control)} | ${known} | ${cells.join(" | ")} |`;
}

function controlText({ controller, licence, source }: Control): string {
  const { name } = controllers[controller as keyof typeof controllers];
  return `${name}, ${source}, ${licence}`;
}

function torchSection(): string[] {
  const support = new TorchNpuSupport();
  const names = support.names(newestPages);
  const listings = names.map((name) => support.listing(name, newestPages)?.on ?? []);
  const only910b = listings.filter((on) => on.includes("910b") && !on.includes("950")).length;
  const nowhere = listings.filter((on) => on.length === 0).length;
  return [
    "## PyTorch's functions on Ascend",
    "",
    `Of ${names.length} names of PyTorch ${newestPages} on torch_npu's support pages, ${only910b} are listed for the 910B and not for the 950, and ${nowhere} for`,
    "neither; a use of one is a finding, `torch-api/torch.argwhere`, and so is a call of a function of `torch`, `torch.nn`,",
    "`torch.nn.functional`, `torch.linalg` and their like that the pages do not list. Not listed means: not verified by its makers.",
    "",
  ];
}

function controllerSection(): string[] {
  return [
    "## Who controls what",
    "",
    "| Controller | Under the law of |",
    "|---|---|",
    ...Object.values<{ readonly name: string; readonly country?: string }>(controllers).map(
      ({ name, country }) => `| ${name} | ${country ?? "no one country"} |`,
    ),
    "",
  ];
}
