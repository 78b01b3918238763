/** The local variables of a random function. Each is made when it is first used, with a first value in the prologue. */
import type { Choices } from "./choices.ts";
import {
  type DataType,
  elementOf,
  floatConstant,
  intConstant,
  isFloat,
  isInt,
  isVector,
  lanesOf,
  pairType,
} from "./data-types.ts";
import type { IrWriter } from "./ir-writer.ts";

/** How many variables of each type there may be. */
const counts = {
  ...{ i1: 2, i8: 1, i16: 1, i32: 4, i64: 2, float: 3, double: 2 },
  ...{ "<2 x float>": 1, "<4 x float>": 1, "<4 x i32>": 1, "{ i32, float }": 1 },
} as const satisfies Record<DataType, number>;

type Kind = "uniform" | "array" | "readPointer" | "ownPointer";

export class Variables {
  readonly #made = new Map<string, string>();
  readonly #data: { readonly type: DataType; readonly address: string }[] = [];

  constructor(
    private readonly write: IrWriter,
    private readonly choices: Choices,
    /** i32 that differ from thread to thread, known in the prologue; the thread's number in its block first. */
    private readonly ids: readonly [string, ...string[]],
    /** The number of the block. */
    private readonly block: string,
  ) {}

  /** Those of the type that were made so far, all of them, in order. */
  get data(): readonly { readonly type: DataType; readonly address: string }[] {
    return this.#data;
  }

  /** The address of a variable; what it holds differs from thread to thread. */
  some(type: DataType): string {
    return this.numbered(type, this.choices.below(counts[type]));
  }

  numbered(type: DataType, number: number): string {
    return this.#get(`${type} ${number}`, () => {
      const address = this.#variable(type, this.#first(type));
      this.#data.push({ type, address });
      return address;
    });
  }

  /** The address of an i32 that is the same in all threads of the block. */
  uniform(): string {
    return this.#one("uniform", () =>
      this.#variable("i32", this.choices.chance(50) ? this.block : String(this.choices.below(5))),
    );
  }

  /** The address of an array of 8 i32. */
  array(number = this.choices.below(2)): string {
    return this.#get(`array ${number}`, () => {
      const address = this.write.alloca("[8 x i32]");
      this.write.store("[8 x i32]", "zeroinitializer", address);
      const element = this.write.value(`getelementptr i32, ptr ${address}, i32 ${this.choices.below(8)}`);
      this.write.store("i32", this.ids[0], element);
      return address;
    });
  }

  /** The address of a pointer to readable i32. */
  readPointer(): string {
    return this.#one("readPointer", () => this.#variable("ptr", this.array(0)));
  }

  /** The address of a pointer to an i32 that only this thread uses. */
  ownPointer(number = this.choices.below(2)): string {
    return this.#get(`ownPointer ${number}`, () => this.#variable("ptr", this.array(1)));
  }

  #one(kind: Kind, make: () => string): string {
    return this.#get(`${kind} ${this.choices.below(2)}`, make);
  }

  #get(key: string, make: () => string): string {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.write.inPrologue(make);
    this.#made.set(key, made);
    return made;
  }

  #variable(type: string, first: string): string {
    const address = this.write.alloca(type);
    this.write.store(type, first, address);
    return address;
  }

  #first(type: DataType): string {
    const { write, choices, ids } = this;
    if (isInt(type)) {
      if (choices.chance(30)) return intConstant(type, choices);
      const id = choices.oneOf(ids);
      if (type === "i32") return id;
      return write.value(`${type === "i64" ? "sext" : "trunc"} i32 ${id} to ${type}`);
    }
    if (isFloat(type)) {
      if (choices.chance(30)) return floatConstant(type, choices);
      return write.value(`sitofp i32 ${choices.oneOf(ids)} to ${type}`);
    }
    if (isVector(type)) {
      const element = elementOf(type);
      const first = write.value(`insertelement ${type} zeroinitializer, ${element} ${this.#first(element)}, i32 0`); // prettier-ignore
      return write.value(`insertelement ${type} ${first}, ${element} ${this.#first(element)}, i32 ${lanesOf(type) - 1}`); // prettier-ignore
    }
    const half = write.value(`insertvalue ${pairType} zeroinitializer, i32 ${this.#first("i32")}, 0`);
    return write.value(`insertvalue ${pairType} ${half}, float ${this.#first("float")}, 1`);
  }
}
