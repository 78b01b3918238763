/** What torch_npu's support pages say of the functions that a project uses, as remarks. */
import {
  chipNames,
  pagesFor,
  pageVersions,
  TorchNpuSupport,
  type Chip,
  type PageVersion,
} from "../../vendors/torch-npu-support.ts";
import type { Remark } from "../report.ts";
import type { PinnedTorch } from "./pinned-torch.ts";

/** Where a function of PyTorch is used first, and in how many files. */
export interface ApiUse {
  readonly file: string;
  readonly line: number;
  count: number;
}

/** Of PyTorch, where a project says nothing: the older table, since what it has is in newer versions as a rule. */
export const usualTorch = "2.7.1";

/**
 * Each function once, at its first use.
 *
 * @param torchVersion as asked for; by what requirements pin without it
 */
export function remarksOfSupport(
  uses: ReadonlyMap<string, ApiUse>,
  chips: readonly Chip[],
  torchVersion: string | undefined,
  pins: readonly PinnedTorch[],
): Remark[] {
  const first = uses.values().next().value;
  if (!first) return [];
  const pages = pagesFor(torchVersion ?? oldest(pins)?.version ?? usualTorch);
  const support = new TorchNpuSupport();
  const remarks: Remark[] = torchVersion === undefined ? remarksOfPins(pins, pages) : [];
  let restricted = 0;
  for (const [api, { file, line, count }] of uses) {
    const listing = support.listing(api, pages);
    if (!listing) continue;
    if (listing.restricted) restricted += 1;
    const missing = chips.filter((chip) => !listing.on.includes(chip));
    if (missing.length === 0) continue;
    const where = missing.map((chip) => chipNames[chip]).join(", ");
    const more = count > 1 ? ` (used in ${count} files)` : "";
    remarks.push({
      code: "unlisted-api",
      file,
      line,
      text: `${api}: not listed as supported on ${where} in the table for PyTorch ${pages}${more}`,
    });
  }
  if (restricted > 0) {
    const text = `${restricted} functions that this project uses are supported within limits of type or shape: see torch_npu's pages for PyTorch ${pages}`;
    remarks.push({ code: "restricted-apis", file: first.file, line: 0, text });
  }
  return remarks;
}

/** A function that the older PyTorch has, the newer one has as a rule. */
function oldest(pins: readonly PinnedTorch[]): PinnedTorch | undefined {
  return pins.toSorted((a, b) => a.version.localeCompare(b.version, "en", { numeric: true }))[0];
}

/** Pins that no table is made for, or that the table read is not made for. */
function remarksOfPins(pins: readonly PinnedTorch[], pages: PageVersion): Remark[] {
  return pins
    .filter(({ version }) => minor(version) !== minor(pages))
    .map(({ file, line, version }) => ({
      code: "support-table",
      file,
      line,
      text: `PyTorch ${version} is required here, and torch_npu's support tables are for ${pageVersions.join(" and ")}: the one for ${pages} is read, --torch chooses`,
    }));
}

function minor(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}
