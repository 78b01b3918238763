import { chips, pagesFor, pageVersions, TorchNpuSupport } from "../../vendors/torch-npu-support.ts";
import { usualTorch } from "./api-remarks.ts";
import { cannImages } from "./port-dockerfile.ts";
import { otherNames, sameNames } from "./cuda-names.ts";
import { environmentNames } from "../../vendors/ascend-environment.ts";
import { packageRules, torchNpuVersions } from "./packages.ts";
import { rules, type Rule } from "./rules.ts";

/** docs/support/torch-npu.md, from the tables. */
export function torchNpuTable(): string {
  const all = Object.entries<Rule>(rules);
  const counts = (["mechanical", "review", "by hand"] as const).map(
    (way) => `${all.filter(([, rule]) => rule.way === way).length} ${way}`,
  );
  return [
    "# PyTorch to torch_npu",
    "",
    "Printed from the tables in `src/port/torch-npu` by `scripts/support-table.mjs`; do not edit.",
    "",
    `What \`unwarp port DIR --to torch-npu\` does: ${counts.join(", ")}. *Mechanical* is rewritten, *review* is rewritten or`,
    "left as the row says and gets a line in the report, *by hand* is never changed. *Not verified* marks what is not read in",
    "torch_npu's own source or documents. Nothing of this was run on a card.",
    "",
    "| Rule | In the source | Becomes | Way | Reason |",
    "|---|---|---|---|---|",
    ...all.map(([id, rule]) => ruleRow(id, rule)),
    "",
    "## torch.cuda",
    "",
    `${sameNames.size} names are the same below \`torch.npu\`: ${[...sameNames].map(code).join(", ")}.`,
    "",
    "| torch.cuda | torch.npu | Notes |",
    "|---|---|---|",
    ...Object.entries(otherNames).map(([name, { to, rule, reason }]) =>
      row(
        code(name),
        to === undefined ? "by hand" : code(to),
        reason ?? (rule === undefined ? "" : rules[rule].reason),
      ),
    ),
    "",
    "Every other name is by hand.",
    "",
    "## Environment variables",
    "",
    "| CUDA | Ascend | Notes |",
    "|---|---|---|",
    ...Object.entries(environmentNames).map(([name, { to, reason }]) =>
      row(code(name), to === undefined ? "by hand" : code(to), reason ?? ""),
    ),
    "",
    "## Packages",
    "",
    "Wheels for CUDA (`torch==2.7.1+cu126`) lose their suffix, the index of CUDA builds becomes the one of CPU builds, and",
    "`torch-npu` is added behind `torch`. `nvidia-*-cu12` wheels are reported.",
    "",
    "| Package | Becomes | Way | Reason |",
    "|---|---|---|---|",
    ...Object.entries(packageRules).map(([name, { to, way, reason }]) =>
      row(code(name), to === undefined ? "" : code(to), way, reason),
    ),
    "",
    "| PyTorch | torch-npu | CANN |",
    "|---|---|---|",
    ...Object.entries(torchNpuVersions).map(([version, known]) => row(version, known.version, known.cann)),
    "",
    "## Images",
    "",
    "`FROM nvidia/cuda:…ubuntu…` becomes the image of the chip; images that hold PyTorch are reported.",
    "",
    "| Chip | Image |",
    "|---|---|",
    ...Object.entries(cannImages).map(([chip, image]) => row(chip, code(image))),
    "",
    "## Functions of PyTorch by chip",
    "",
    `torch_npu's support tables for PyTorch ${pageVersions.join(" and ")} say for each function which chips have it. Of the names`,
    `in them, ${countMissing()} are missing on at least one chip for PyTorch ${pagesFor(usualTorch)}: not supported there, or not verified yet.`,
    "Which table is read says `--torch`, else the version that requirements pin: the newest table that is not newer.",
    "A name that the tables do not have is not reported, and methods of tensors are not looked up: their types are not known.",
    "",
  ].join("\n");
}

function ruleRow(id: string, { pattern, counterpart, way, reason, basis }: Rule): string {
  const note = basis === "documented" ? reason : `${reason} (not verified)`;
  return row(code(id), code(pattern), code(counterpart), way, note);
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function countMissing(): number {
  const support = new TorchNpuSupport();
  const pages = pagesFor(usualTorch);
  return support.names(pages).filter((name) => support.listing(name, pages)?.on.length !== chips.length)
    .length;
}
