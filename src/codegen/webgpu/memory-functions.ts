import type { KernelMemory } from "./kernel-memory.ts";
import { type Memory, windows } from "./windows.ts";
import { hex } from "./wgsl-types.ts";

/**
 * The functions through which kernels reach memory, made for those memories and sizes that a kernel uses. Their names say
 * what they do to which memory: `load_heap`, `store8_shared`, `add_heap`; `load_heap_or_shared` looks at
 * the pointer.
 */
export function memoryFunction(name: string, memory: KernelMemory): string | undefined {
  const [, operation = "", where = ""] =
    /^([a-z0-9]+)_((?:heap|parameters|shared|local)(?:_or_\w+)?)$/.exec(name) ?? [];
  if (operation === "") return undefined;
  const signature = signatureOf(operation);
  if (!signature) return undefined;
  const memories = where.split("_or_") as Memory[];
  const { parameters, result } = signatureParts[signature];
  const body =
    memories.length > 1
      ? chooseMemory(operation, memories, signature)
      : bodyOf(operation, memories[0] ?? "heap", memory);
  return [
    `fn ${name}(${parameters})${result ? ` -> ${result}` : ""} {`,
    ...body.map((line) => `  ${line}`),
    "}",
  ].join("\n");
}

/** `where` in the names of functions for pointers into any of the memories. */
export function nameOfMemories(memories: ReadonlySet<Memory>): string {
  return (["heap", "parameters", "shared", "local"] as const).filter((one) => memories.has(one)).join("_or_");
}

/** Whether there is a function of this name. */
export function isMemoryFunction(name: string): boolean {
  return signatureOf(name.slice(0, name.indexOf("_"))) !== undefined;
}

/** Operations on other than 32 bits have the number in their names: `add64`, `cmpxchg16`. */
function signatureOf(operation: string): Signature | undefined {
  if (atomics.has(operation)) return "rmw";
  const [, name = "", bits] = /^([a-z]+)(8|16|64)$/.exec(operation) ?? [];
  if (name === "cmpxchg") return bits === "64" ? "cmpxchg64" : "cmpxchg";
  if (bits === "64" && longAtomics.has(name)) return "rmw64";
  if (bits !== undefined && partAtomics.has(name)) return "rmw";
  return signatures[operation];
}

type Signature = keyof typeof signatureParts;
const signatureParts = {
  load: { parameters: "p: u32", args: "p", result: "u32" },
  load64: { parameters: "p: u32", args: "p", result: "vec2<u32>" },
  store: { parameters: "p: u32, value: u32", args: "p, value", result: undefined },
  store64: { parameters: "p: u32, value: vec2<u32>", args: "p, value", result: undefined },
  rmw: { parameters: "p: u32, value: u32", args: "p, value", result: "u32" },
  cmpxchg: { parameters: "p: u32, expected: u32, value: u32", args: "p, expected, value", result: "u32" },
  rmw64: { parameters: "p: u32, value: vec2<u32>", args: "p, value", result: "vec2<u32>" },
  cmpxchg64: {
    parameters: "p: u32, expected: vec2<u32>, value: vec2<u32>",
    args: "p, expected, value",
    result: "vec2<u32>",
  },
} as const;

const signatures: Record<string, Signature> = {
  load: "load",
  load8: "load",
  load16: "load",
  // "u" for those that may be aligned to bytes only.
  load16u: "load",
  load32u: "load",
  load64: "load64",
  load64u: "load64",
  store: "store",
  store8: "store",
  store16: "store",
  store16u: "store",
  store32u: "store",
  store64: "store64",
  store64u: "store64",
  cmpxchg: "cmpxchg",
};

/** What an atomic operation stores, from `old` and `value`; WGSL has functions of its own for some. */
const atomics: ReadonlyMap<string, { readonly own?: string; readonly next: string }> = new Map([
  ["add", { own: "atomicAdd", next: "old + value" }],
  ["sub", { own: "atomicSub", next: "old - value" }],
  ["and", { own: "atomicAnd", next: "old & value" }],
  ["or", { own: "atomicOr", next: "old | value" }],
  ["xor", { own: "atomicXor", next: "old ^ value" }],
  ["umax", { own: "atomicMax", next: "max(old, value)" }],
  ["umin", { own: "atomicMin", next: "min(old, value)" }],
  ["xchg", { own: "atomicExchange", next: "value" }],
  ["nand", { next: "~(old & value)" }],
  ["max", { next: "bitcast<u32>(max(bitcast<i32>(old), bitcast<i32>(value)))" }],
  ["min", { next: "bitcast<u32>(min(bitcast<i32>(old), bitcast<i32>(value)))" }],
  ["fadd", { next: "bitcast<u32>(bitcast<f32>(old) + bitcast<f32>(value))" }],
  ["fsub", { next: "bitcast<u32>(bitcast<f32>(old) - bitcast<f32>(value))" }],
  ["fmax", { next: "bitcast<u32>(fmax_f32(bitcast<f32>(old), bitcast<f32>(value)))" }],
  ["fmin", { next: "bitcast<u32>(fmin_f32(bitcast<f32>(old), bitcast<f32>(value)))" }],
  ["uincwrap", { next: "select(old + 1u, 0u, old >= value)" }],
  ["udecwrap", { next: "select(old - 1u, value, (old == 0u) | (old > value))" }],
  ["usubcond", { next: "select(old, old - value, old >= value)" }],
  ["usubsat", { next: "select(0u, old - value, old >= value)" }],
]);

/** What is stored to 64 bits. */
const longAtomics: ReadonlyMap<string, string> = new Map([
  ["add", "add_i64(old, value)"],
  ["sub", "sub_i64(old, value)"],
  ["and", "old & value"],
  ["or", "old | value"],
  ["xor", "old ^ value"],
  ["xchg", "value"],
  ["max", "smax_i64(old, value)"],
  ["min", "smin_i64(old, value)"],
  ["umax", "umax_i64(old, value)"],
  ["umin", "umin_i64(old, value)"],
  ["fadd", "fadd_f64(old, value)"],
  ["fsub", "fsub_f64(old, value)"],
]);

/** Operations on parts of a word whose results need no more than their low bits. */
const partAtomics: ReadonlySet<string> = new Set(["add", "sub", "and", "or", "xor", "xchg", "umax", "umin"]);

/** Windows lie one behind the other, above linear memory. */
function chooseMemory(operation: string, memories: readonly Memory[], signature: Signature): string[] {
  const { args, result } = signatureParts[signature];
  const call = (memory: Memory) => `${operation}_${memory}(${args});`;
  const return_ = result ? "return " : "";
  return memories.toReversed().flatMap((memory, index) => {
    if (index === memories.length - 1) return [return_ + call(memory)];
    const isThere = `if (p >= ${hex(startOf(memory))})`;
    return result ? [`${isThere} { return ${call(memory)} }`] : [`${isThere} { ${call(memory)} return; }`];
  });
}

const startOf = (memory: Memory): number => (memory === "heap" ? 0 : windows[memory]);

function bodyOf(operation: string, where: Memory, memory: KernelMemory): string[] {
  const call = (name: string, ...args: string[]) => `${name}_${where}(${args.join(", ")})`;
  const word = wordAt(where, memory);
  const isAtomic = (where === "heap" && memory.isHeapAtomic) || (where === "shared" && memory.isSharedAtomic);
  const [, name = "", bits = ""] = /^([a-z]+)(8|16|64)$/.exec(operation) ?? [];
  if (bits === "64" && (name === "cmpxchg" || longAtomics.has(name)))
    return longAtomicBody(name, where, isAtomic);
  if (bits !== "" && (name === "cmpxchg" || partAtomics.has(name)))
    return partAtomicBody(name, Number(bits), where);
  const atomic = atomics.get(operation);
  if (atomic) return atomicBody(atomic, word, isAtomic);
  switch (operation) {
    case "load":
      return [isAtomic ? `return atomicLoad(&${word});` : `return ${word};`];
    case "load8":
      return [`return (${call("load", "p")} >> ((p & 3u) * 8u)) & 0xffu;`];
    case "load16":
      return [`return (${call("load", "p")} >> ((p & 2u) * 8u)) & 0xffffu;`];
    case "load16u":
      return [`return ${call("load8", "p")} | (${call("load8", "p + 1u")} << 8u);`];
    case "load32u":
      return [`return ${call("load16u", "p")} | (${call("load16u", "p + 2u")} << 16u);`];
    case "load64":
      return [`return vec2(${call("load", "p")}, ${call("load", "p + 4u")});`];
    case "load64u":
      return [`return vec2(${call("load32u", "p")}, ${call("load32u", "p + 4u")});`];
    case "store":
      return [isAtomic ? `atomicStore(&${word}, value);` : `${word} = value;`];
    case "store8":
      return storePart("(p & 3u) * 8u", "0xffu", word, isAtomic);
    case "store16":
      return storePart("(p & 2u) * 8u", "0xffffu", word, isAtomic);
    case "store16u":
      return [`${call("store8", "p", "value & 0xffu")};`, `${call("store8", "p + 1u", "value >> 8u")};`];
    case "store32u":
      return [
        `${call("store16u", "p", "value & 0xffffu")};`,
        `${call("store16u", "p + 2u", "value >> 16u")};`,
      ];
    case "store64":
      return [`${call("store", "p", "value.x")};`, `${call("store", "p + 4u", "value.y")};`];
    case "store64u":
      return [`${call("store32u", "p", "value.x")};`, `${call("store32u", "p + 4u", "value.y")};`];
    default:
      return exchangeBody(word, isAtomic);
  }
}

/** The word of `p`, as a place in memory. */
function wordAt(where: Memory, memory: KernelMemory): string {
  const offset = `p - ${hex(startOf(where))}`;
  const index = `(${offset}) >> 2u`;
  switch (where) {
    case "heap":
      return "heap[heap_index(p)]";
    case "shared":
      return `shared_words[${index}]`;
    case "local":
      return memory.slots > 1
        ? `local_words[slot * ${memory.localWords}u + (${index})]`
        : `local_words[${index}]`;
    case "parameters": {
      const start = memory.parameterWord / 4;
      return `launch[${start}u + ((${offset}) >> 4u)][(p >> 2u) & 3u]`;
    }
  }
}

/**
 * Another thread may write to the word's other bytes: the own ones are taken out and put in by atomic operations,
 * each of which leaves the others as they are.
 */
function storePart(shift: string, mask: string, word: string, isAtomic: boolean): string[] {
  const start = [`let shift = ${shift};`];
  if (!isAtomic) return [...start, `${word} = (${word} & ~(${mask} << shift)) | (value << shift);`];
  return [...start, `atomicAnd(&${word}, ~(${mask} << shift));`, `atomicOr(&${word}, value << shift);`];
}

function atomicBody(atomic: { own?: string; next: string }, word: string, isAtomic: boolean): string[] {
  if (!isAtomic) return [`let old = ${word};`, `${word} = ${atomic.next};`, "return old;"];
  if (atomic.own) return [`return ${atomic.own}(&${word}, value);`];
  return [
    `var old = atomicLoad(&${word});`,
    "loop {",
    `  let exchange = atomicCompareExchangeWeak(&${word}, old, ${atomic.next});`,
    "  if (exchange.exchanged) { return old; }",
    "  old = exchange.old_value;",
    "}",
  ];
}

/** WGSL's own may fail for no reason. */
function exchangeBody(word: string, isAtomic: boolean): string[] {
  if (!isAtomic) return [`let old = ${word};`, `if (old == expected) { ${word} = value; }`, "return old;"];
  return [
    "loop {",
    `  let exchange = atomicCompareExchangeWeak(&${word}, expected, value);`,
    "  if (exchange.exchanged | (exchange.old_value != expected)) { return exchange.old_value; }",
    "}",
  ];
}

/**
 * WGSL has no atomics of 64 bits: a lock is held meanwhile. What is done under it stands where the lock was taken, so that
 * it does not matter whether the threads of a subgroup go on independently.
 */
function longAtomicBody(name: string, where: Memory, isAtomic: boolean): string[] {
  const next = longAtomics.get(name);
  const store = `store64_${where}(p, ${next ?? "value"});`;
  const work = [
    `let old = load64_${where}(p);`,
    next === undefined ? `if (all(old == expected)) { ${store} }` : store,
  ];
  if (!isAtomic) return [...work, "return old;"];
  const isHeap = where === "heap";
  return [
    "loop {",
    `  if (${isHeap ? "try_lock_heap()" : "atomicExchange(&shared_lock, 1u) == 0u"}) {`,
    ...work.map((line) => `    ${line}`),
    `    ${isHeap ? "unlock_heap();" : "atomicStore(&shared_lock, 0u);"}`,
    "    return old;",
    "  }",
    "}",
  ];
}

/** Exchanges the whole word until its other bytes have not changed meanwhile. */
function partAtomicBody(name: string, bits: number, where: Memory): string[] {
  const next = atomics.get(name)?.next;
  return [
    `let shift = (p & ${bits === 8 ? 3 : 2}u) * 8u;`,
    `let mask = ${hex(2 ** bits - 1)};`,
    "loop {",
    `  let word = load_${where}(p);`,
    "  let old = (word >> shift) & mask;",
    ...(next === undefined ? ["  if (old != expected) { return old; }"] : []),
    `  let changed = (word & ~(mask << shift)) | (((${next ?? "value"}) & mask) << shift);`,
    `  if (cmpxchg_${where}(p, word, changed) == word) { return old; }`,
    "}",
  ];
}
