import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import type { CallInst, Instruction } from "../ir/instruction.ts";
import { storeBytes } from "../ir/layout.ts";
import { i32, type Type } from "../ir/types.ts";
import type { Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";
import type { Thread, WarpArrival } from "../interpret/machine.ts";
import type { Program } from "../interpret/program.ts";
import { asNumber, type RuntimeValue, unsignedBigInt } from "../interpret/runtime-value.ts";
import type { SharedWrite, TraceAccess } from "./block-trace.ts";
import { functionOf } from "../interpret/frame-position.ts";
import { formatFloat } from "./format-number.ts";
import type { MemoryNames } from "./memory-names.ts";

/** One lane's access, as it happened. */
export interface LaneAccess {
  readonly kind: TraceAccess["kind"];
  readonly space: TraceAccess["space"];
  readonly name: string;
  readonly at: string;
  readonly value: string;
  readonly after?: string;
}

export interface Effect {
  readonly access?: LaneAccess;
  readonly write?: SharedWrite;
}

/** Tells what an instruction of a thread did to memory, right behind it. */
export class AccessRecorder {
  readonly #program: Program;
  readonly #names: MemoryNames;

  constructor(program: Program, names: MemoryNames) {
    this.#program = program;
    this.#names = names;
  }

  /** What is to be known of atomics before they happen: the value that is there. */
  before(instruction: Instruction, thread: Thread): string | undefined {
    if (instruction.opcode !== "atomicrmw" && instruction.opcode !== "cmpxchg") return undefined;
    const type = instruction.operand(1).type;
    const address = this.#address(instruction.operand(0), thread);
    try {
      this.#program.memory.check(address, storeBytes(type));
    } catch {
      return undefined; // the instruction itself is about to say so
    }
    return this.#describe(address, type, thread);
  }

  after(instruction: Instruction, thread: Thread, found: string | undefined): readonly Effect[] {
    switch (instruction.opcode) {
      case "alloca":
        this.#names.addLocal(thread, instruction, asNumber(this.#value(instruction, thread)));
        return [];
      case "load":
        return this.#read(instruction.operand(0), instruction.type, thread);
      case "store":
        return this.#written(instruction.operand(1), instruction.operand(0).type, thread);
      case "atomicrmw":
      case "cmpxchg":
        return this.#atomic(instruction.operand(0), instruction.operand(1).type, thread, found ?? "");
      case "call":
        return this.#called(instruction, thread);
      default:
        return [];
    }
  }

  /** What a warp operation gave a lane. */
  exchanged({ call, function: known }: WarpArrival, result: RuntimeValue): LaneAccess {
    const value = lanesResults.has(known.operation) ? formatLanes(result) : formatResult(result, call.type);
    return { kind: "exchange", space: "none", name: known.cudaName, at: "", value };
  }

  #read(pointer: Value, type: Type, thread: Thread): Effect[] {
    const address = this.#address(pointer, thread);
    const place = this.#names.placeOf(address, storeBytes(type), thread);
    if (place.space === "local") return []; // variables are read all the time
    const { space, name, at } = place;
    return [{ access: { kind: "read", space, name, at, value: this.#describe(address, type, thread) } }];
  }

  #written(pointer: Value, type: Type, thread: Thread): Effect[] {
    return this.#wroteTo(this.#address(pointer, thread), storeBytes(type), thread, (address) =>
      this.#describe(address, type, thread),
    );
  }

  #wroteTo(address: number, bytes: number, thread: Thread, describe: (address: number) => string): Effect[] {
    const { space, name, at } = this.#names.placeOf(address, bytes, thread);
    if (space === "local" && name === "") return []; // the compiler's own
    if (space === "local") {
      // A struct is its parts, which change apart from each other.
      const parts = this.#names.partsOf(address, bytes, thread);
      if (parts && parts.length > 1)
        return parts.map((part) => ({ access: { kind: "set", space, name, ...part } }));
    }
    const kind = space === "local" ? "set" : "write";
    const access = { kind, space, name, at, value: describe(address) } as const;
    return [{ access, ...this.#sharedWrite(space, address, bytes) }];
  }

  #atomic(pointer: Value, type: Type, thread: Thread, found: string): Effect[] {
    const address = this.#address(pointer, thread);
    const bytes = storeBytes(type);
    const { space, name, at } = this.#names.placeOf(address, bytes, thread);
    const after = this.#describe(address, type, thread);
    const access = { kind: "atomic", space, name, at, value: found, after } as const;
    return [{ access, ...this.#sharedWrite(space, address, bytes) }];
  }

  /** memcpy and its kin, and mathematics with results behind pointers. */
  #called(call: CallInst, thread: Thread): Effect[] {
    const { callee } = call;
    const known =
      callee instanceof IrFunction && callee.isDeclaration ? lookUpDeviceFunction(callee.name) : undefined;
    if (known?.kind === "memory" && known.effect === "writes") {
      const [target, , size] = call.args;
      if (!target || !size) return [];
      const bytes = Number(unsignedBigInt(64, this.#value(size, thread)));
      const describe = (address: number) => this.#names.describeBytes(address, bytes, thread);
      return bytes === 0 ? [] : this.#wroteTo(this.#address(target, thread), bytes, thread, describe);
    }
    if (known?.kind !== "math" || known.effect !== "writes") return [];
    const type = integerResults.has(known.operation) ? i32 : (call.args[0]?.type ?? i32);
    return call.args.flatMap((pointer) =>
      pointer.type.kind === "pointer" ? this.#written(pointer, type, thread) : [],
    );
  }

  #sharedWrite(space: TraceAccess["space"], address: number, bytes: number): { write?: SharedWrite } {
    if (space !== "shared") return {};
    const { memory, arena } = this.#program;
    const hex = Array.from(memory.bytes.subarray(address, address + bytes), (byte) =>
      byte.toString(16).padStart(2, "0"),
    );
    return { write: { offset: address - arena.start, hex: hex.join("") } };
  }

  #describe(address: number, type: Type, thread: Thread): string {
    return this.#names.describe(address, type, thread);
  }

  #address(pointer: Value, thread: Thread): number {
    return asNumber(this.#value(pointer, thread));
  }

  #value(value: Value, { frame }: Thread): RuntimeValue {
    const fn = frame && functionOf(frame);
    const slot = fn && this.#program.codeOf(fn).slots.get(value);
    const content = slot === undefined ? undefined : frame?.registers[slot];
    invariant(content !== undefined, "the operands of what has just run are in registers");
    return content;
  }
}

/** Functions whose result behind the pointer is an int. */
const integerResults: ReadonlySet<string> = new Set(["frexp", "remquo"]);

/** Operations whose result is a set of lanes. */
const lanesResults: ReadonlySet<string> = new Set(["vote.ballot", "match.any", "match.all", "activemask"]);

function formatLanes(result: RuntimeValue): string {
  const lanes = typeof result === "object" ? result[0] : result;
  return `0x${(Number(lanes) >>> 0).toString(16).padStart(8, "0")}`;
}

function formatResult(result: RuntimeValue, type: Type): string {
  if (typeof result === "object") return `(${result.map((one) => formatResult(one, i32)).join(", ")})`;
  if (type.kind !== "float" || typeof result !== "number") return String(result);
  return formatFloat(result, type.format === "double" ? "double" : "float");
}
