/**
 * Whether torch_npu's support pages list a function of PyTorch for a chip of Ascend. What is not listed may work, and
 * was not verified by its makers.
 */
import { supportTable, supportVersions } from "./torch-npu-table.ts";

export type Chip = "910b" | "910c" | "950";

export const chips: readonly Chip[] = ["910b", "910c", "950"];

/** As the pages call them. */
export const chipNames: Readonly<Record<Chip, string>> = {
  "910b": "A2 (910B)",
  "910c": "A3 (910C)",
  "950": "950DT",
};

/** Of PyTorch: those that there are pages for. */
export type PageVersion = (typeof supportVersions)[number];

export const pageVersions: readonly PageVersion[] = supportVersions;

export const newestPages: PageVersion = supportVersions.at(-1) ?? supportVersions[0];

/** The pages for a version of PyTorch: the newest that are not newer, else the oldest. */
export function pagesFor(torchVersion: string): PageVersion {
  const older = pageVersions.filter(
    (version) => version.localeCompare(torchVersion, "en", { numeric: true }) <= 0,
  );
  return older.at(-1) ?? supportVersions[0];
}

export interface Listing {
  /** Chips that it is listed as supported on. */
  readonly on: readonly Chip[];
  /** The page states limits: types, shapes, layouts. */
  readonly restricted: boolean;
}

export class TorchNpuSupport {
  /** Three thousand names, so made once, by whoever asks first. */
  readonly #codes: ReadonlyMap<string, string> = new Map(
    Object.entries(supportTable).flatMap(([code, words]) =>
      namesIn(words).map((name): [string, string] => [name, code]),
    ),
  );

  /** @param api a dotted path, `torch.nn.RNN`; undefined when the pages for that version do not have it */
  listing(api: string, pages: PageVersion): Listing | undefined {
    const letter = this.#codes.get(api)?.[pageVersions.indexOf(pages)];
    if (letter === undefined || letter === "_") return undefined;
    const small = letter.toLowerCase();
    return { on: supportedBy[small] ?? [], restricted: letter !== small };
  }

  /** All names that the pages for a version have. */
  names(pages: PageVersion): string[] {
    return [...this.#codes.keys()].filter((name) => this.listing(name, pages) !== undefined);
  }
}

/** `torch.nn: RNN GRU torch: abs` */
function namesIn(words: string): string[] {
  let group = "";
  return words
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      if (!word.endsWith(":")) return [`${group}.${word}`];
      group = word.slice(0, -1);
      return [];
    });
}

const supportedBy: Readonly<Record<string, readonly Chip[]>> = {
  y: ["910b", "910c", "950"],
  n: ["910b", "910c"],
  a: ["910b"],
  x: [],
};
