/**
 * Writes src/port/torch-npu/api-support-data.ts from the support tables of torch_npu as JSON:
 * `node scripts/torch-npu-support.mjs torch-npu-api.json`. The JSON holds facts read from the pages of
 * Ascend/pytorch (docs/zh/api/native_api): per version of PyTorch and API, the chips and whether limits are stated.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [input] = process.argv.slice(2);
if (input === undefined) throw new Error("say where torch-npu-api.json is");
const { versions } = JSON.parse(readFileSync(input, "utf8"));
const names = Object.keys(versions).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

/** One letter: which of A2, A3 and 950DT are listed as supported, in capitals where limits are stated. */
function code(entry) {
  if (entry === undefined) return "-";
  const letter =
    entry.A2 && entry.A3 && entry["950DT"] ? "y" : entry.A2 && entry.A3 ? "n" : entry.A2 ? "a" : "x";
  return entry.restricted ? letter.toUpperCase() : letter;
}

const groups = new Map();
const apis = new Set(names.flatMap((version) => Object.keys(versions[version])));
for (const api of [...apis].sort()) {
  const codes = names.map((version) => code(versions[version][api])).join("");
  if (/^y+$/.test(codes) || !api.startsWith("torch.")) continue;
  const at = api.lastIndexOf(".");
  const group = api.slice(0, at);
  groups.set(group, [...(groups.get(group) ?? []), `${api.slice(at + 1)}:${codes}`]);
}
const lines = [...groups].map(([group, members]) => `${group} ${members.join(" ")}`);
const text = `/**
 * What torch_npu's support tables say of PyTorch's functions, without those that all chips have. Written by
 * scripts/torch-npu-support.mjs; facts read from the pages of Ascend/pytorch (docs/zh/api/native_api, commit
 * 9e73e708ab93, BSD-style licence).
 *
 * A line is a module or class and its members with a letter for each version: y all chips, n not 950DT, a only A2,
 * x none, - not in the table; in capitals where the page states limits.
 */
export const supportVersions = ${JSON.stringify(names)} as const;

export const supportLines = \`
${lines.join("\n")}
\`;
`;
writeFileSync(
  join(dirname(fileURLToPath(import.meta.url)), "../src/port/torch-npu/api-support-data.ts"),
  text,
);
