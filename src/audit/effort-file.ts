/**
 * A team's own figures for `--effort FILE`: JSON of the same shape as the default table, in whole or in part. What it
 * leaves out stays as it is; what it says wrongly is an error that names the place, because a figure that is passed
 * over in silence makes a wrong estimate that nobody notices.
 */
import { defaultEffort, type EffortTable, type FallingStep } from "./effort-table.ts";

/** The file says something that no estimate can be made with; the message is for its author. */
export class EffortFileError extends Error {
  override readonly name = "EffortFileError";
}

/** @param file the file's name, for messages and for the basis of what it sets */
export function parseEffortFile(text: string, file: string): EffortTable {
  const wrong = (message: string) => new EffortFileError(`${file}: ${message}`);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw wrong(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(json)) throw wrong("expected a JSON object, as unwarp audit --print-effort writes it");
  if (json["schema"] !== undefined && json["schema"] !== defaultEffort.schema)
    throw wrong(`schema: expected "${defaultEffort.schema}", found ${show(json["schema"])}`);
  const merged = merge(defaultEffort, json, { path: "", file, wrong });
  const table = merged as unknown as EffortTable;
  checkSteps(table.falling, "falling", ({ upTo }) => upTo, wrong);
  checkSteps(table.kernels.sizes, "kernels.sizes", ({ upToInstructions }) => upToInstructions, wrong);
  checkShares(table.falling, wrong);
  return table;
}

/** The default table as a file to adjust. */
export function printEffortFile(table: EffortTable = defaultEffort): string {
  // Ranges on one line each: they are read as pairs.
  const text = JSON.stringify(table, undefined, 2);
  return `${text.replaceAll(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, "[$1, $2]")}\n`;
}

interface Place {
  readonly path: string;
  readonly file: string;
  readonly wrong: (message: string) => EffortFileError;
}

type Json = Readonly<Record<string, unknown>>;

/** The default's shape is the schema: what is a range there must be one here, and so on. */
function merge(standard: object, own: Json, place: Place): Json {
  const known = standard as Json;
  for (const key of Object.keys(own)) {
    if (Object.hasOwn(known, key)) continue;
    const where = place.path === "" ? "" : `${place.path}: `;
    throw place.wrong(`${where}there is no "${key}"; there are: ${Object.keys(known).join(", ")}`);
  }
  const result: Record<string, unknown> = { ...known };
  for (const [key, value] of Object.entries(own)) {
    const path = place.path === "" ? key : `${place.path}.${key}`;
    result[key] = mergeValue(known[key], value, { ...place, path });
  }
  // Our reasons are not reasons for somebody else's figures.
  const figures = Object.keys(own).filter((key) => key !== "basis");
  if (typeof known["basis"] === "string" && own["basis"] === undefined && figures.length > 0)
    result["basis"] = `set in ${place.file}`;
  return result;
}

function mergeValue(standard: unknown, own: unknown, place: Place): unknown {
  const { path, wrong } = place;
  if (isRange(standard)) {
    if (isRange(own) && own[0] <= own[1]) return own;
    throw wrong(
      `${path}: expected [lowest, highest] in days, 0 or more, the lowest first; found ${show(own)}`,
    );
  }
  if (Array.isArray(standard)) {
    if (!Array.isArray(own) || own.length === 0) throw wrong(`${path}: expected a list, found ${show(own)}`);
    const rows: readonly unknown[] = own;
    return rows.map((row, at) =>
      wholeRow(standard as readonly object[], row, { ...place, path: `${path}[${at}]` }),
    );
  }
  if (isObject(standard)) {
    if (isObject(own)) return merge(standard, own, place);
    throw wrong(`${path}: expected an object, found ${show(own)}`);
  }
  if (typeof own === typeof standard && own !== "") return own;
  throw wrong(
    `${path}: expected ${typeof standard === "string" ? "text" : `a ${typeof standard}`}, found ${show(own)}`,
  );
}

/** Rows of lists are given whole: there is no telling which default row a part would belong to. */
function wholeRow(standards: readonly object[], row: unknown, place: Place): unknown {
  const shape = (standards[0] ?? {}) as Json;
  if (!isObject(row)) throw place.wrong(`${place.path}: expected an object, found ${show(row)}`);
  const missing = Object.keys(shape).find((key) => !Object.hasOwn(row, key));
  if (missing !== undefined) throw place.wrong(`${place.path}: "${missing}" is missing`);
  const { upTo, upToInstructions, ...rest } = row;
  const limits = Object.entries({ upTo, upToInstructions }).filter(([key]) => Object.hasOwn(row, key));
  for (const [key, limit] of limits) {
    if (!Object.hasOwn(shape, key)) throw place.wrong(`${place.path}: there is no "${key}"`);
    if (limit !== null && !(Number.isInteger(limit) && (limit as number) > 0))
      throw place.wrong(
        `${place.path}.${key}: expected a whole number above 0, or null for all further ones; found ${show(limit)}`,
      );
  }
  return { ...merge(shape, rest, place), ...Object.fromEntries(limits) };
}

/** Each row must reach further than the one before, and the last must have no end, or some uses would cost nothing. */
function checkSteps<Row>(
  rows: readonly Row[],
  path: string,
  limitOf: (row: Row) => number | null,
  wrong: Place["wrong"],
): void {
  rows.forEach((row, at) => {
    const limit = limitOf(row);
    const isLast = at === rows.length - 1;
    if (isLast !== (limit === null))
      throw wrong(
        `${path}[${at}]: ${isLast ? "the last row must have null as its limit" : "only the last row may have null as its limit"}`,
      );
    const before = at === 0 ? 0 : (limitOf(rows[at - 1] as Row) ?? 0);
    if (limit !== null && limit <= before)
      throw wrong(`${path}[${at}]: its limit ${limit} is not above ${before}`);
  });
}

function checkShares(falling: readonly FallingStep[], wrong: Place["wrong"]): void {
  falling.forEach(({ share }, at) => {
    if (!(share >= 0 && share <= 10))
      throw wrong(`falling[${at}].share: expected a number from 0 to 10, found ${show(share)}`);
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRange(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) && value.length === 2 && value.every((days) => Number.isFinite(days) && days >= 0)
  );
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
