import type { IrFunction } from "../ir/function.ts";
import { AllocaInst } from "../ir/instruction.ts";
import { allocBytes } from "../ir/layout.ts";
import type { SourceVariable } from "../ir/source-variable.ts";
import { AddressSpace, type Type } from "../ir/types.ts";
import { GlobalVariable } from "../ir/values.ts";
import type { Thread } from "../interpret/machine.ts";
import type { Program } from "../interpret/program.ts";
import { asNumber, type RuntimeValue } from "../interpret/runtime-value.ts";
import type { MemoryLayout, NumberFormat, SharedVariable, TraceAccess } from "./block-trace.ts";
import { formatAddress, formatBytes, formatNumberAt } from "./format-number.ts";
import { irLeaves, layoutOf, leafAt, leavesIn, pointeeLayout } from "./memory-layout.ts";
import { globalsUsedBy } from "./used-globals.ts";

/** Numbers of a copy that are shown one by one. */
const mostCopied = 16;

/** Where an allocation of the program lies. */
export interface Allocation {
  readonly start: number;
  readonly bytes: number;
}

/** A piece of memory with a name. */
interface Region {
  readonly space: TraceAccess["space"];
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Undefined where only accesses tell what lies there. */
  readonly layout: MemoryLayout | undefined;
}

/** A place in memory as people call it. */
export interface Place {
  readonly space: TraceAccess["space"];
  readonly name: string;
  readonly at: string;
  /** Undefined where the access's own type has to tell. */
  readonly format: NumberFormat | undefined;
}

/** Knows what lies where while a block runs: shared and global variables, parameters' memory, the threads' variables. */
export class MemoryNames {
  readonly shared: readonly SharedVariable[];
  readonly #program: Program;
  readonly #regions: Region[] = [];
  /** What pointers among the kernel's arguments lead to, in the order of their addresses. */
  readonly #pointees: Region[];
  /** Whether the code tells the source's variables: what it does not tell is the compiler's or a header's. */
  readonly #isDeclared: boolean;
  readonly #locals = new WeakMap<Thread, Region[]>();
  readonly #allocationOf: (address: number) => Allocation | undefined;

  constructor(
    program: Program,
    kernel: IrFunction,
    args: readonly RuntimeValue[],
    allocationOf: (address: number) => Allocation | undefined,
  ) {
    this.#program = program;
    this.#allocationOf = allocationOf;
    this.#isDeclared = kernel.entry.instructions.some((one) => one.opcode === "alloca" && one.variable);
    const sharedEnd = program.machine.launch.localsStart;
    for (const variable of globalsUsedBy(kernel)) {
      const region = regionOfVariable(variable, program, sharedEnd);
      if (region) this.#regions.push(region);
    }
    this.shared = this.#regions.flatMap(({ space, name, start, layout }) =>
      space === "shared" && layout ? [{ name, offset: start - program.arena.start, layout }] : [],
    );
    this.#pointees = kernel.args
      .flatMap((arg, index) => {
        if (arg.type.kind !== "pointer" || arg.attributes.byval) return [];
        const declared = parameterVariable(kernel, index);
        const start = asNumber(args[index]);
        const { name = arg.name || `parameter ${index + 1}`, type } = declared ?? {};
        return [{ space: "global" as const, name, start, end: Infinity, layout: pointeeLayout(type) }];
      })
      .filter(({ start }) => start !== 0)
      .toSorted((a, b) => b.start - a.start);
  }

  /** A local variable begins to live there. */
  addLocal(thread: Thread, alloca: AllocaInst, address: number): void {
    const { variable, allocatedType } = alloca;
    const locals = this.#locals.get(thread) ?? [];
    this.#locals.set(thread, locals);
    // Calls that have returned left theirs.
    while ((locals.at(-1)?.end ?? 0) > address) locals.pop();
    const end = address + allocBytes(allocatedType);
    const layout = layoutOf(variable?.type, allocatedType);
    const name = variable?.name ?? (this.#isDeclared ? "" : nameInIr(alloca));
    locals.push({ space: "local", name: name === "this" ? "" : name, start: address, end, layout });
  }

  /** Names an address that `thread` accesses with so many bytes. */
  placeOf(address: number, bytes: number, thread: Thread): Place {
    const region = this.#find(address, thread);
    if (!region) {
      const space = this.#spaceOf(address, thread);
      return { space, name: space === "local" ? "" : formatAddress(address), at: "", format: undefined };
    }
    const { space, name, start, layout } = region;
    const offset = address - start;
    const leaf = layout && leafAt(layout, offset);
    if (leaf) {
      const isElement = leaf.isFirst && bytes > formatBytes[leaf.format];
      return { space, name, at: leaf.element + (isElement ? "" : leaf.path), format: leaf.format };
    }
    if (layout && offset === 0) return { space, name, at: "", format: undefined };
    const isWhole = bytes > 0 && offset % bytes === 0 && !layout;
    return { space, name, at: isWhole ? `[${offset / bytes}]` : ` + ${offset} bytes`, format: undefined };
  }

  /** A value of this type that lies at `address`. */
  describe(address: number, type: Type, thread: Thread): string {
    const whole = Array.from(irLeaves(type, "", 0)).map(({ offset, format }) =>
      this.formatAt(address + offset, format, thread),
    );
    const [only = ""] = whole;
    return whole.length === 1 ? only : `(${whole.join(", ")})`;
  }

  /** Each number in so many bytes, with its own name; undefined where that is not known. */
  partsOf(
    address: number,
    bytes: number,
    thread: Thread,
  ): { readonly at: string; readonly value: string }[] | undefined {
    const { layout, start = 0 } = this.#find(address, thread) ?? {};
    const leaves = layout && leavesIn(layout, address - start, bytes, mostCopied);
    return leaves?.map(({ offset, format }) => ({
      at: this.placeOf(address + offset, formatBytes[format], thread).at,
      value: this.formatAt(address + offset, format, thread),
    }));
  }

  /** Bytes that were copied, by the layout of where they are now. */
  describeBytes(address: number, bytes: number, thread: Thread): string {
    const { layout, start = 0 } = this.#find(address, thread) ?? {};
    const leaves = layout && leavesIn(layout, address - start, bytes, mostCopied);
    if (!leaves || leaves.length === 0) return `${bytes} bytes`;
    const values = leaves.map(({ offset, format }) => this.formatAt(address + offset, format, thread));
    return values.length === 1 ? (values[0] ?? "") : `(${values.join(", ")})`;
  }

  /** The number at an address, with pointers as the names of what they point to. */
  formatAt(address: number, format: NumberFormat, thread: Thread): string {
    const place = this.#find(address, thread);
    const known = place?.layout && leafAt(place.layout, address - place.start)?.format;
    const { view } = this.#program.memory;
    const exact = known && sameBytes(known, format) ? known : format;
    if (exact !== "pointer") return formatNumberAt(exact, view, address);
    return this.#formatPointer(view.getUint32(address, true), thread);
  }

  #formatPointer(pointer: number, thread: Thread): string {
    const fn = this.#program.functionAt(pointer);
    if (fn) return fn.sourceName ?? fn.name;
    const region = this.#find(pointer, thread);
    if (!region || region.name === "") return formatAddress(pointer);
    const leaf = region.layout && leafAt(region.layout, pointer - region.start);
    if (leaf) return `&${region.name}${leaf.element}${leaf.isFirst ? "" : leaf.path}`;
    return pointer === region.start ? region.name : formatAddress(pointer);
  }

  #find(address: number, thread: Thread): Region | undefined {
    const contains = ({ start, end }: Region) => address >= start && address < end;
    if (address >= thread.localBase && address < thread.localEnd)
      return this.#locals.get(thread)?.findLast(contains);
    const known = this.#regions.find(contains);
    if (known) return known;
    if (this.#spaceOf(address, thread) !== "global") return undefined;
    const allocation = this.#allocationOf(address);
    return this.#pointees.find(({ start }) => start <= address && (!allocation || start >= allocation.start));
  }

  #spaceOf(address: number, thread: Thread): Place["space"] {
    const { arena, machine } = this.#program;
    if (address >= thread.localBase && address < thread.localEnd) return "local";
    if (address >= arena.start && address < machine.launch.localsStart) return "shared";
    if (address >= arena.start && address < arena.end) return "local"; // of another thread
    return this.#program.isConstantMemory(address) ? "constant" : "global";
  }
}

function sameBytes(a: NumberFormat, b: NumberFormat): boolean {
  return a === b || a.replace(/^u/, "i") === b.replace(/^u/, "i") || (a === "bool" && b === "i8");
}

function regionOfVariable(variable: GlobalVariable, program: Program, sharedEnd: number): Region | undefined {
  const { type, valueType } = variable;
  const addressSpace = type.kind === "pointer" ? type.addressSpace : 0;
  const space =
    addressSpace === AddressSpace.shared
      ? "shared"
      : addressSpace === AddressSpace.constant
        ? "constant"
        : "global";
  if (space !== "shared" && !variable.initializer) return undefined;
  const start = program.addressOf(variable);
  let layout = layoutOf(variable.variable?.type, valueType);
  let bytes = allocBytes(valueType);
  if (space === "shared" && !variable.initializer) {
    // `extern __shared__ T x[]` takes what is left.
    bytes = sharedEnd - start;
    const [, ...inner] = layout.dims;
    const row = inner.reduce((product, length) => product * length, layout.stride);
    layout = { ...layout, dims: [Math.floor(bytes / Math.max(1, row)), ...inner] };
  }
  return {
    space,
    name: variable.variable?.name ?? plainName(variable.name),
    start,
    end: start + bytes,
    layout,
  };
}

/** `_ZZ6reducePfE5sdata` is `sdata` in the function reduce; C++'s other names end the same way. */
function plainName(mangled: string): string {
  const parts = [...mangled.matchAll(/(\d+)([A-Za-z_]\w*)/g)];
  const last = mangled.startsWith("_Z") ? parts.at(-1) : undefined;
  if (!last) return mangled;
  return (last[2] ?? "").slice(0, Number(last[1])) || mangled;
}

/** Where the source's names are not known; names with dots are the compiler's own. */
function nameInIr({ name }: AllocaInst): string {
  return name.includes(".") ? "" : name;
}

/** What the source says of a parameter: in code made for stepping, it is kept in a variable at once. */
function parameterVariable(kernel: IrFunction, index: number): SourceVariable | undefined {
  const arg = kernel.args[index];
  if (!arg) return undefined;
  for (const user of arg.users)
    if (user.opcode === "store" && user.operand(0) === arg) {
      const target = user.operand(1);
      if (target instanceof AllocaInst) return target.variable;
    }
  return undefined;
}
