/** Statements about memory. None of them races: what a thread writes, no other reads or writes before a barrier. */
import { anyValue, condition, inputAddress, plain, uniformValue } from "./expressions.ts";
import { type DataType, intConstant } from "./data-types.ts";
import { type Flow, type Region, type Scope, threadsOf } from "./scope.ts";

const typesBySize = {
  1: ["i8"],
  2: ["i16"],
  4: ["i32", "float"],
  8: ["i64", "double", "<2 x float>", "{ i32, float }"],
  16: ["<4 x float>", "<4 x i32>"],
} as const satisfies Record<Region["bytes"], readonly DataType[]>;

/** Keeps a value in a variable of its type. */
export function assign(type: DataType, value: string, { write, variables }: Scope): void {
  write.store(type, value, variables.some(type));
}

/** How many threads own cells of a region: those of the launch, or of the block. */
function owners({ space }: Region, { grid, block }: Scope["launch"]): number {
  return space === "global" ? threadsOf(grid) * threadsOf(block) : threadsOf(block);
}

export function regionBytes(region: Region, launch: Scope["launch"]): number {
  const count = owners(region, launch);
  const columns = region.layout === "shuffled" ? powerOfTwo(count) : count;
  return region.bytes * region.slots * columns;
}

function powerOfTwo(atLeast: number): number {
  return 2 ** Math.ceil(Math.log2(atLeast));
}

/** The address of a cell of the thread with that number. */
function cellAddress(region: Region, thread: string, slot: string, scope: Scope): string {
  const { write, choices } = scope;
  const count = owners(region, scope.launch);
  const at = (row: string | number, columns: number, column: string) =>
    write.value(`add i32 ${write.value(`mul i32 ${row}, ${columns}`)}, ${column}`);
  const index = (() => {
    switch (region.layout) {
      case "columns":
        return at(slot, count, thread);
      case "rows":
        return at(thread, region.slots, slot);
      case "mirrored":
        return at(slot, count, write.value(`sub i32 ${count - 1}, ${thread}`));
      case "shuffled": {
        const columns = powerOfTwo(count);
        const mixed = write.value(`add i32 ${write.value(`mul i32 ${thread}, 5`)}, 3`);
        return at(slot, columns, write.value(`and i32 ${mixed}, ${columns - 1}`));
      }
    }
  })();
  const element = `i${8 * region.bytes}`;
  const pointer = region.pointer();
  if (choices.chance(20)) {
    const wide = write.value(`sext i32 ${index} to i64`);
    return write.value(`getelementptr inbounds ${element}, ptr ${pointer}, i64 ${wide}`);
  }
  return write.value(`getelementptr${choices.oneOf(["", " inbounds"])} ${element}, ptr ${pointer}, i32 ${index}`);
} // prettier-ignore

function slotOf(region: Region, scope: Scope, flow: Flow): string {
  const { write, choices } = scope;
  if (region.slots === 1) return "0";
  return choices.weighted<() => string>([
    [3, () => String(choices.below(region.slots))],
    [1, () => write.value(`and i32 ${uniformValue(scope, flow, 0)}, ${region.slots - 1}`)],
    [1, () => write.value(`and i32 ${anyValue("i32", scope, flow, 1)}, ${region.slots - 1}`)],
  ])();
}

function ownCell(region: Region, scope: Scope, flow: Flow): string {
  return cellAddress(region, scope.numbers[region.space], slotOf(region, scope, flow), scope);
}

function someRegion(scope: Scope, isWanted: (region: Region) => boolean): Region | undefined {
  const wanted = scope.regions.filter(isWanted);
  return wanted[scope.choices.below(Math.max(wanted.length, 1))];
}

function typeFor(region: Region, { choices }: Scope): DataType {
  const types: readonly DataType[] = typesBySize[region.bytes];
  return types[choices.below(types.length)] ?? "i32";
}

export function storeOwn(scope: Scope, flow: Flow): void {
  const region = someRegion(scope, (one) => !flow.frozen.has(one));
  if (region) storeTo(region, scope, flow);
}

export function storeTo(region: Region, scope: Scope, flow: Flow): void {
  const type = typeFor(region, scope);
  const value = plain(type, anyValue(type, scope, flow), scope);
  scope.write.store(type, value, ownCell(region, scope, flow), scope.choices.chance(10) ? "volatile " : "");
}

export function loadOwn(scope: Scope, flow: Flow): void {
  const region = someRegion(scope, () => true);
  if (!region) return;
  const type = typeFor(region, scope);
  const flags = scope.choices.chance(10) ? "volatile " : "";
  assign(type, scope.write.load(type, ownCell(region, scope, flow), flags), scope);
}

/** Reads a cell of any thread of the block. */
export function loadOther(scope: Scope, flow: Flow): void {
  const { write, choices } = scope;
  const region = someRegion(scope, (one) => flow.frozen.has(one));
  if (!region) return;
  const threads = threadsOf(scope.launch.block);
  const own = scope.numbers.shared;
  const modulo = (value: string) => write.value(`urem i32 ${value}, ${threads}`);
  const inBlock = choices.weighted<() => string>([
    [2, () => modulo(write.value(`add i32 ${own}, ${choices.below(threads)}`))],
    [1, () => write.value(`sub i32 ${threads - 1}, ${own}`)],
    [1, () => modulo(uniformValue(scope, flow, 0))],
    [2, () => modulo(anyValue("i32", scope, flow, 1))],
    [1, () => modulo(write.value(`xor i32 ${own}, ${choices.oneOf([1, 2, 4, 8, 16])}`))],
  ])();
  let thread = inBlock;
  if (region.space === "global") {
    const first = write.value(`sub i32 ${scope.numbers.global}, ${own}`);
    thread = write.value(`add i32 ${first}, ${inBlock}`);
  }
  const type = typeFor(region, scope);
  assign(type, write.load(type, cellAddress(region, thread, slotOf(region, scope, flow), scope)), scope);
}

/** Reads a cell of a thread of the same warp; those that came by have written theirs. */
export function loadFromWarp(region: Region, scope: Scope, flow: Flow): void {
  const { write } = scope;
  const own = scope.numbers.shared;
  const lane = write.value(`and i32 ${anyValue("i32", scope, flow, 1)}, 31`);
  const other = write.value(`or i32 ${write.value(`and i32 ${own}, -32`)}, ${lane}`);
  const exists = write.value(`icmp ult i32 ${other}, ${threadsOf(scope.launch.block)}`);
  const thread = write.value(`select i1 ${exists}, i32 ${other}, i32 ${own}`);
  const type = typeFor(region, scope);
  assign(type, write.load(type, cellAddress(region, thread, slotOf(region, scope, flow), scope)), scope);
}

/** A region in shared memory that a warp may exchange values through. */
export function warpRegion(scope: Scope, flow: Flow): Region | undefined {
  return someRegion(scope, (one) => one.space === "shared" && !flow.frozen.has(one));
}

/** Any region that may change hands at a barrier. */
export function exchangeRegion(scope: Scope, flow: Flow): Region | undefined {
  const [kept] = scope.regions;
  return someRegion(scope, (one) => one !== kept && !flow.frozen.has(one));
}

function arrayElement(scope: Scope, flow: Flow): string {
  const { write, choices, variables } = scope;
  const index = choices.weighted<() => string>([
    [2, () => String(choices.below(8))],
    [1, () => write.value(`and i32 ${uniformValue(scope, flow, 0)}, 7`)],
    [2, () => write.value(`and i32 ${anyValue("i32", scope, flow, 1)}, 7`)],
  ])();
  return write.value(`getelementptr inbounds [8 x i32], ptr ${variables.array()}, i32 0, i32 ${index}`);
}

export function useArray(scope: Scope, flow: Flow): void {
  const { write, choices, variables } = scope;
  const [first, second] = [variables.array(0), variables.array(1)];
  choices.weighted<() => void>([
    [4, () => write.store("i32", anyValue("i32", scope, flow), arrayElement(scope, flow))],
    [4, () => assign("i32", write.load("i32", arrayElement(scope, flow)), scope)],
    [1, () => void write.call("void", "llvm.memcpy.p0.p0.i32", [`ptr ${second}`, `ptr ${first}`, `i32 ${choices.oneOf([32, 16, 12])}`, "i1 false"])],
    [1, () => void write.call("void", "llvm.memset.p0.i32", [`ptr ${first}`, `i8 ${choices.below(100)}`, `i32 ${choices.oneOf([32, 8, 20])}`, "i1 false"])],
    [1, () => write.store("i8", anyValue("i8", scope, flow), write.value(`getelementptr i8, ptr ${first}, i32 ${write.value(`and i32 ${anyValue("i32", scope, flow, 1)}, 31`)}`))],
  ])(); // prettier-ignore
}

/** Moves pointers about and uses them. */
export function usePointers(scope: Scope, flow: Flow): void {
  const { write, choices, variables } = scope;
  const [kept] = scope.regions;
  const input = () => inputAddress(write.value(`and i32 ${anyValue("i32", scope, flow, 1)}, 1023`), scope);
  const own = () =>
    kept && kept.bytes === 4 && choices.chance(50) ? ownCell(kept, scope, flow) : arrayElement(scope, flow);
  const choose = (left: string, right: string) =>
    write.value(`select i1 ${condition(scope, flow)}, ptr ${left}, ptr ${right}`);
  choices.weighted<() => void>([
    [2, () => write.store("ptr", input(), variables.readPointer())],
    [1, () => write.store("ptr", choose(write.load("ptr", variables.readPointer()), own()), variables.readPointer())],
    [2, () => write.store("ptr", own(), variables.ownPointer())],
    [1, () => write.store("ptr", choose(write.load("ptr", variables.ownPointer()), own()), variables.ownPointer())],
    [3, () => assign("i32", write.load("i32", write.load("ptr", variables.readPointer())), scope)],
    [2, () => assign("i32", write.load("i32", write.load("ptr", variables.ownPointer())), scope)],
    [2, () => write.store("i32", anyValue("i32", scope, flow), write.load("ptr", variables.ownPointer()))],
    [1, () => assign("i1", write.value(`icmp eq ptr ${write.load("ptr", variables.ownPointer())}, ${write.load("ptr", variables.readPointer())}`), scope)],
  ])(); // prettier-ignore
}

/** One for each row of accumulators: in what order the threads come does not matter. */
export const accumulatorOperations = ["add", "and", "or", "xor", "min", "max", "umin", "umax"] as const;

/** Updates what others update too, or a cell of one's own, where the old value is known. */
export function useAtomic(scope: Scope, flow: Flow): void {
  const { write, choices, accumulators, regions } = scope;
  const [kept] = regions;
  if (kept && kept.bytes === 4 && choices.chance(30)) {
    const operation = choices.oneOf(["add", "xchg", "sub", "umax", "and"]);
    const address = ownCell(kept, scope, flow);
    const value = anyValue("i32", scope, flow);
    if (choices.chance(20)) {
      const pair = write.value(`cmpxchg ptr ${address}, i32 ${intConstant("i32", choices)}, i32 ${value} monotonic monotonic`); // prettier-ignore
      assign("i32", write.value(`extractvalue { i32, i1 } ${pair}, 0`), scope);
      assign("i1", write.value(`extractvalue { i32, i1 } ${pair}, 1`), scope);
      return;
    }
    assign("i32", write.value(`atomicrmw ${operation} ptr ${address}, i32 ${value} monotonic`), scope);
    return;
  }
  if (accumulators.length === 0) return;
  const row = choices.below(accumulatorOperations.length);
  const column = choices.weighted<() => string>([
    [2, () => String(choices.below(8))],
    [1, () => write.value(`and i32 ${uniformValue(scope, flow, 0)}, 7`)],
    [2, () => write.value(`and i32 ${anyValue("i32", scope, flow, 1)}, 7`)],
  ])();
  const base = accumulators[choices.below(accumulators.length)] ?? "";
  const index = write.value(`add i32 ${column}, ${8 * row}`);
  const address = write.value(`getelementptr i32, ptr ${base}, i32 ${index}`);
  const operation = accumulatorOperations[row] ?? "add";
  write.value(`atomicrmw ${operation} ptr ${address}, i32 ${anyValue("i32", scope, flow)} monotonic`);
}

/** A read that only the condition in front of it makes legal: elsewhere its address is nonsense. */
export function guardedRead(scope: Scope, flow: Flow): void {
  const { write } = scope;
  const index = anyValue("i32", scope, flow);
  const [yes, after] = [write.fresh("guarded"), write.fresh("after")];
  write.condBr(write.value(`icmp ult i32 ${index}, 1024`), yes, after);
  write.block(yes);
  assign("i32", write.load("i32", inputAddress(index, scope)), scope);
  write.br(after);
  write.block(after);
}
