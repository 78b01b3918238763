import { type ElementType, elementTypes, readElements } from "./element-type.ts";
import { type Tolerance, ulpsOf } from "./tolerance.ts";

export interface ElementDifference {
  readonly index: number;
  /** As text: both may be numbers that JavaScript has not. */
  readonly a: string;
  readonly b: string;
  /** How many numbers of the type lie between; absent for integers, and when one of them is no number. */
  readonly ulps?: string;
}

export interface ContentComparison {
  readonly type: ElementType;
  /** Elements that both have. */
  readonly count: number;
  /** Elements that differ by more than the tolerance. */
  readonly different: number;
  readonly first?: ElementDifference;
  /** How many elements are how far apart: [largest distance of the class, elements], those that are equal left out. */
  readonly histogram: readonly (readonly [distance: string, elements: number])[];
  /** When one buffer is longer: both sizes. */
  readonly bytes?: readonly [a: number, b: number];
}

/** Upper ends of the classes of distances. */
const classes = [1n, 2n, 4n, 16n, 256n, 65536n] as const;

/** Compares two contents as numbers of one type; a rest that is no whole element counts as bytes of it. */
export function compareElements(
  a: Uint8Array,
  b: Uint8Array,
  type: ElementType,
  tolerance: Tolerance,
): ContentComparison {
  const [left, right] = [readElements(a, type), readElements(b, type)];
  const { bytes: size, isFloat } = elementTypes[type];
  const count = Math.min(left.count, right.count);
  const counts = new Map<string, number>();
  const most = BigInt(ulpsOf(tolerance, type));
  let different = 0;
  let first: ElementDifference | undefined;
  for (let index = 0; index < count; index++) {
    if (haveSameBytes(a, b, index * size, size)) continue;
    const [from, to] = [left.place(index), right.place(index)];
    const bothNaN = isFloat && from === undefined && to === undefined;
    if (bothNaN) continue;
    const distance = from === undefined || to === undefined ? undefined : from > to ? from - to : to - from;
    if (distance === 0n) continue;
    const name = classOf(distance, isFloat);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (isFloat && distance !== undefined && distance <= most) continue;
    different++;
    first ??= {
      index,
      a: left.text(index),
      b: right.text(index),
      ...(isFloat && distance !== undefined ? { ulps: String(distance) } : {}),
    };
  }
  const order = [...classes.map(String), "more", "not a number", "any"];
  const histogram = [...counts].sort(([x], [y]) => order.indexOf(x) - order.indexOf(y));
  return {
    type,
    count,
    different,
    ...(first ? { first } : {}),
    histogram,
    ...(a.length === b.length ? {} : { bytes: [a.length, b.length] as const }),
  };
}

function classOf(distance: bigint | undefined, isFloat: boolean): string {
  if (!isFloat) return "any";
  if (distance === undefined) return "not a number";
  return String(classes.find((end) => distance <= end) ?? "more");
}

function haveSameBytes(a: Uint8Array, b: Uint8Array, start: number, size: number): boolean {
  for (let at = start; at < start + size; at++) if (a[at] !== b[at]) return false;
  return true;
}
