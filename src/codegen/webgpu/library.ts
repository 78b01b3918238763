import type { KernelMemory } from "./kernel-memory.ts";
import { doubleFunctions } from "./library-doubles.ts";
import { deviceHeapFunctions } from "./library-device-heap.ts";
import { checkedHeapIndex, serviceFunctions } from "./library-service.ts";
import { integerFunctions } from "./library-integers.ts";
import { numberFunctions } from "./library-numbers.ts";
import { memoryFunction } from "./memory-functions.ts";
import { warpFunctions } from "./warp-library.ts";

/** Adds those functions of WGSL that the lines call, and those that these call. */
export function addLibrary(
  lines: readonly string[],
  {
    memory,
    threads,
    checksBounds,
  }: { readonly memory: KernelMemory; readonly threads: string; readonly checksBounds: boolean },
): string {
  const library = new Map([
    ...fixedLibrary(),
    ...definitions(warpFunctions({ threads, slots: memory.slots })),
    ...(checksBounds ? definitions(checkedHeapIndex) : []),
  ]);
  const text = lines.join("\n");
  const added = new Map<string, string>();
  // The order of definitions does not matter in WGSL.
  const pending = [text];
  for (let user = pending.pop(); user !== undefined; user = pending.pop()) {
    for (const name of calledNames(user)) {
      const code = added.has(name) ? undefined : (library.get(name) ?? memoryFunction(name, memory));
      if (code === undefined) continue;
      added.set(name, code);
      pending.push(code);
    }
  }
  return `${[text, ...added.values()].join("\n\n")}\n`;
}

/** Functions, and structs, which are called to be made or named as types. */
function calledNames(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\b([A-Za-z_]\w*)(?=\()|\b(?:WordAndFlag|LongAndFlag|Unpacked|Wide)\b/g)].map(
      ([name]) => name,
    ),
  );
}

let fixed: ReadonlyMap<string, string> | undefined;

function fixedLibrary(): ReadonlyMap<string, string> {
  fixed ??= definitions(
    `${numberFunctions}\n${integerFunctions}\n${doubleFunctions}\n${serviceFunctions}\n${deviceHeapFunctions}`,
  );
  return fixed;
}

/** Names that functions of the library have. */
export function libraryNames(): readonly string[] {
  return [...fixedLibrary().keys(), ...definitions(warpFunctions({ threads: "1u", slots: 1 })).keys()];
}

/** Takes a text of definitions apart, each with the comment in front of it. */
function definitions(text: string): ReadonlyMap<string, string> {
  const pieces = text.split(/\n(?=\/\*|fn |struct )/).map((piece) => piece.trim());
  const found = new Map<string, string>();
  let comment = "";
  for (const piece of pieces) {
    const [, name] = /(?:^|\n)(?:fn|struct) (\w+)/.exec(piece) ?? [];
    if (name === undefined) {
      comment = piece.startsWith("/*") ? `${piece}\n` : "";
      continue;
    }
    found.set(name, comment + piece);
    comment = "";
  }
  return found;
}
