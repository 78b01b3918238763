import type { NumberFormat, SharedVariable } from "../../src/trace/block-trace.ts";
import { formatBytes, formatNumberAt } from "../../src/trace/format-number.ts";
import { indexText } from "../../src/trace/index-text.ts";

/** A number in shared memory. */
export interface Cell {
  /** `[3]` or `[1][2].x`, as accesses name it. */
  readonly label: string;
  /** In bytes from the start of shared memory. */
  readonly offset: number;
  readonly format: NumberFormat;
}

/** More cells than a page should draw. */
export const mostCells = 4096;

/** The numbers of a variable, in the order of their addresses, up to `mostCells`. */
export function cellsOf({ offset, layout }: SharedVariable): readonly Cell[] {
  const { dims, stride, leaves } = layout;
  const elements = dims.reduce((product, length) => product * length, 1);
  const cells: Cell[] = [];
  for (let index = 0; index < elements; index++)
    for (const leaf of leaves) {
      if (cells.length === mostCells) return cells;
      const label = indexText(index, dims) + leaf.path;
      cells.push({ label, offset: offset + index * stride + leaf.offset, format: leaf.format });
    }
  return cells;
}

/** `float sdata[16][17]` */
export function declarationOf({ name, layout }: SharedVariable): string {
  const formats = [...new Set(layout.leaves.map(({ format }) => format))];
  const [only] = formats;
  const type = layout.leaves.length === 1 && only ? typeNames[only] : "struct";
  return `${type} ${name}${layout.dims.map((length) => `[${length}]`).join("")}`;
}

const typeNames: Readonly<Record<NumberFormat, string>> = {
  bool: "bool",
  i8: "char",
  u8: "unsigned char",
  i16: "short",
  u16: "unsigned short",
  i32: "int",
  u32: "unsigned int",
  i64: "long long",
  u64: "unsigned long long",
  half: "__half",
  bfloat: "__nv_bfloat16",
  float: "float",
  double: "double",
  pointer: "pointer",
};

/** How many cells stand in a row: the innermost dimension where there is more than one, else what is easily counted. */
export function columnsOf({ layout: { dims, leaves } }: SharedVariable): number {
  const inner = dims.at(-1) ?? 1;
  if (leaves.length > 1) return leaves.length;
  return dims.length > 1 && inner <= 64 ? inner : 16;
}

/** The cell's value, or undefined when nobody has written it: then it holds nothing that means something. */
export function cellText(cell: Cell, shared: Uint8Array, written: Uint8Array): string | undefined {
  const bytes = formatBytes[cell.format];
  if (written.subarray(cell.offset, cell.offset + bytes).includes(0)) return undefined;
  return formatNumberAt(
    cell.format,
    new DataView(shared.buffer, shared.byteOffset, shared.byteLength),
    cell.offset,
  );
}

/** Few digits, to fit in a cell: `0.3333`, `1.2e+10`. The whole text is in the tooltip. */
export function shortText(text: string): string {
  if (text.length <= 7) return text;
  const value = Number(text);
  if (Number.isNaN(value)) return `${text.slice(0, 6)}…`;
  const short = String(Number(value.toPrecision(4)));
  return short.length <= 8 ? short : value.toExponential(1);
}
