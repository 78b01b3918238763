/** references.txt: arguments and correctly rounded results, as scripts/math-references.py wrote them. */
import { readFileSync } from "node:fs";

/** f float, d double, i int, u unsigned int, l long long, U unsigned long long. */
export type ScalarLetter = "f" | "d" | "i" | "u" | "l" | "U";

export interface ReferenceFunction {
  /** As a program calls it; `modf_integer` and its like are wrappers of the test program. */
  readonly name: string;
  readonly result: ScalarLetter;
  readonly parameters: readonly ScalarLetter[];
  readonly rows: readonly ReferenceRow[];
}

export interface ReferenceRow {
  /** Bits. */
  readonly arguments: readonly bigint[];
  readonly result: bigint | "nan";
}

export function readReferences(): ReferenceFunction[] {
  const lines = readFileSync(new URL("references.txt", import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/);
  const functions: (ReferenceFunction & { rows: ReferenceRow[] })[] = [];
  for (const line of lines) {
    const head = /^(\w+) (\w)\((\w+)\)$/.exec(line);
    if (head) {
      const [, name = "", result = "", parameters = ""] = head;
      functions.push({
        name,
        result: result as ScalarLetter,
        parameters: parameters.split("") as ScalarLetter[],
        rows: [],
      });
      continue;
    }
    const values = line.split(" ");
    const result = values.pop() ?? "";
    functions.at(-1)?.rows.push({
      arguments: values.map((value) => BigInt(`0x${value}`)),
      result: result === "nan" ? "nan" : BigInt(`0x${result}`),
    });
  }
  return functions;
}

export const byteSizes: Readonly<Record<ScalarLetter, 4 | 8>> = { f: 4, i: 4, u: 4, d: 8, l: 8, U: 8 };
