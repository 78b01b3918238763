/** Whether torch_npu's support tables list a function of PyTorch for a chip. */
import { supportLines, supportVersions } from "./api-support-data.ts";

export type Chip = "910b" | "910c" | "950";

export const chips: readonly Chip[] = ["910b", "910c", "950"];

/** As the tables call them. */
export const chipNames: Readonly<Record<Chip, string>> = {
  "910b": "A2 (910B)",
  "910c": "A3 (910C)",
  "950": "950DT",
};

export interface ApiSupport {
  /** Chips that were asked about and that the table does not list as supported. */
  readonly missing: readonly Chip[];
  /** The page states limits: types, shapes, layouts. */
  readonly restricted: boolean;
}

const codes: ReadonlyMap<string, string> = new Map(
  supportLines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [group = "", ...members] = line.split(" ");
      return members.map((member): [string, string] => {
        const [name = "", code = ""] = member.split(":");
        return [`${group}.${name}`, code];
      });
    }),
);

/** The table for a version of PyTorch: the newest that is not newer, else the oldest. */
export function tableVersion(torchVersion: string | undefined): string {
  const wanted = torchVersion ?? "2.7.1";
  const older = supportVersions.filter(
    (version) => version.localeCompare(wanted, "en", { numeric: true }) <= 0,
  );
  return older.at(-1) ?? supportVersions[0];
}

/** @param api a dotted path, `torch.nn.RNN`; undefined when all chips have it, or when the tables do not know it */
export function apiSupport(api: string, version: string, asked: readonly Chip[]): ApiSupport | undefined {
  const code = codes.get(api)?.[supportVersions.findIndex((known) => known === version)];
  if (code === undefined || code === "-") return undefined;
  const has: readonly Chip[] = supportedBy[code.toLowerCase()] ?? [];
  const missing = asked.filter((chip) => !has.includes(chip));
  const restricted = code !== code.toLowerCase();
  return missing.length > 0 || restricted ? { missing, restricted } : undefined;
}

const supportedBy: Readonly<Record<string, readonly Chip[]>> = {
  y: ["910b", "910c", "950"],
  n: ["910b", "910c"],
  a: ["910b"],
  x: [],
};
