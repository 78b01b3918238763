import type { ParameterInfo } from "../../artifact/app-info.ts";
import type { Builder } from "../../ir/build.ts";
import { constInt } from "../../ir/build.ts";
import { arrayType, i32, i8, ptr } from "../../ir/types.ts";
import type { Argument, Value } from "../../ir/values.ts";
import { launchBlock, workerBlock } from "../../artifact/launch-blocks.ts";
import { axes, type Axis, type Register } from "./registers.ts";
import { invariant } from "../../source/invariant.ts";
import type { Slot } from "./thread-context.ts";

/**
 * What is the same for the whole launch, loaded at the entry of the lowered kernel once it is
 * asked for. Loaded there and not where it is used, because a store of the kernel could change
 * it as far as LLVM knows.
 */
export class LaunchValues {
  readonly #entry: Builder;
  readonly #launch: Value;
  readonly #worker: Value;
  readonly #known = new Map<string, Value>();
  readonly #parameters: ReadonlyMap<Value, ParameterInfo>;
  readonly #width: number;

  /** `entry` stays open: values are added to its end. */
  constructor(
    entry: Builder,
    launch: Value,
    worker: Value,
    args: readonly Argument[],
    layout: readonly ParameterInfo[],
    width: number,
  ) {
    this.#width = width;
    this.#entry = entry;
    this.#launch = launch;
    this.#worker = worker;
    this.#parameters = new Map(
      args.flatMap((arg, index): [Value, ParameterInfo][] => {
        const info = layout[index];
        return info ? [[arg, info]] : [];
      }),
    );
  }

  get blockDim(): Record<Axis, Value> {
    return { x: this.#size("ntid.x"), y: this.#size("ntid.y"), z: this.#size("ntid.z") };
  }
  get gridDim(): Record<Axis, Value> {
    return { x: this.#size("nctaid.x"), y: this.#size("nctaid.y"), z: this.#size("nctaid.z") };
  }

  /** The value of a register that does not depend on block and thread; undefined for the others. */
  register(register: Register): Value | undefined {
    if (register === "worker") return this.#worker;
    if (register === "shared") return this.#workerField("shared", workerBlock.sharedBase);
    return register.startsWith("n") ? this.#size(register) : undefined;
  }

  /** A kernel parameter: its value, or for a struct passed by value its address. */
  parameter(arg: Argument): Value {
    const info = this.#parameters.get(arg);
    invariant(info, `%${arg.name} is no parameter of the kernel`);
    const { offset } = info;
    return this.#once(`parameter ${offset}`, () => {
      const block = this.#once("arguments", () =>
        this.#entry.load(ptr, this.#entry.byteOffset(this.#launch, launchBlock.arguments), "arguments"),
      );
      const address = this.#entry.byteOffset(block, offset, `${arg.name}.address`);
      return arg.attributes.byval ? address : this.#entry.load(arg.type, address, arg.name, info.align);
    });
  }

  /** Where the copies of a slot of the context begin that threads or gangs have. */
  slotBase(slot: Slot): Value {
    return this.#once(`slot ${slot.offset}`, () => {
      const context = this.#workerField("context", workerBlock.contextBase);
      const before = this.#entry.mul(this.threads, constInt(i32, slot.offset));
      return this.#entry.byteOffset(context, before, `slot.${slot.offset}`);
    });
  }

  /** Threads in a block, or gangs. */
  get threads(): Value {
    return this.#once("threads", () => {
      const { y, z } = this.blockDim;
      return this.#entry.mul(this.#entry.mul(this.turnsPerRow, y), z, "threads");
    });
  }

  /** Threads, or gangs, along x. */
  get turnsPerRow(): Value {
    const { x } = this.blockDim;
    if (this.#width === 1) return x;
    return this.#once("turns per row", () => {
      const raised = this.#entry.add(x, constInt(i32, this.#width - 1));
      return this.#entry.binary("lshr", raised, constInt(i32, Math.log2(this.#width)), "gangs.x");
    });
  }

  #size(register: string): Value {
    return this.#once(register, () => {
      const [name, axis] = register.split(".");
      const start = name === "ntid" ? launchBlock.blockDim : launchBlock.gridDim;
      const offset = start + 4 * axes.findIndex((one) => one === axis);
      return this.#entry.load(i32, this.#entry.byteOffset(this.#launch, offset), register);
    });
  }

  #workerField(name: string, offset: number): Value {
    return this.#once(name, () => this.#entry.load(ptr, this.#entry.byteOffset(this.#worker, offset), name));
  }

  #once(key: string, make: () => Value): Value {
    const known = this.#known.get(key);
    if (known) return known;
    const value = make();
    this.#known.set(key, value);
    return value;
  }
}

/** Address of thread number `thread`'s copy in a slot that begins at `base`. */
export function addressInSlot(at: Builder, base: Value, slot: Slot, thread: Value, name: string): Value {
  return at.gep(arrayType(slot.size, i8), base, [thread], `${name}.slot`);
}
