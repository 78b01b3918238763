/**
 * Writes src/vendors/torch-npu-table.ts from the support tables of torch_npu as JSON:
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
function letterOf(api, entry) {
  if (entry === undefined) return "_";
  const { A2, A3, "950DT": dt, restricted } = entry;
  const on = [A2, A3, dt].map((one) => (one ? "1" : "0")).join("");
  const letter = { 111: "y", 110: "n", 100: "a", "000": "x" }[on];
  if (letter === undefined) throw new Error(`${api}: no letter for the chips ${on}`);
  return restricted ? letter.toUpperCase() : letter;
}

/** Code, then module or class, then members. */
const table = new Map();
for (const api of [...new Set(names.flatMap((version) => Object.keys(versions[version])))].sort()) {
  // The pages have a few names without their module, and titles: nothing that code could name.
  if (!api.startsWith("torch.")) continue;
  const code = names.map((version) => letterOf(api, versions[version][api])).join("");
  const at = api.lastIndexOf(".");
  const groups = table.get(code) ?? new Map();
  table.set(code, groups);
  groups.set(api.slice(0, at), [...(groups.get(api.slice(0, at)) ?? []), api.slice(at + 1)]);
}

/** Words in lines of at most 118 letters. */
function wrapped(words) {
  const lines = [];
  let line = " ";
  for (const word of words) {
    if (line.length + word.length > 117) {
      lines.push(line);
      line = " ";
    }
    line += ` ${word}`;
  }
  return [...lines, line].join("\n");
}

const rows = [...table]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([code, groups]) =>
      `  ${code}: \`\n${wrapped([...groups].flatMap(([group, members]) => [`${group}:`, ...members]))}\n  \`,`,
  );
const text = `/**
 * What torch_npu's support pages say of PyTorch's functions. Written by scripts/torch-npu-support.mjs; facts read from
 * the pages of Ascend/pytorch (docs/zh/api/native_api, commit 9e73e708ab93, BSD-style licence), reshaped.
 *
 * A key has a letter for each version: y all chips, n not 950DT, a only A2, x none, _ not on the pages; in capitals
 * where a page states limits. Behind it stand modules and classes, each with its members.
 */
export const supportVersions = [${names.map((name) => JSON.stringify(name)).join(", ")}] as const;

export const supportTable = {
${rows.join("\n")}
} as const;
`;
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), "../src/vendors/torch-npu-table.ts"), text);
