import { constInt } from "../../../ir/build.ts";
import type { AllocaInst } from "../../../ir/instruction.ts";
import { abiAlign } from "../../../ir/layout.ts";
import { arrayType, i32, type Type } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import type { GangWriter } from "./gang-writer.ts";
import { isVectorizable, type LaneValue } from "./lane-value.ts";

/** The lanes of a value in memory, where a number that is not a constant can pick one. */
export class LaneArray {
  readonly #writer: GangWriter;
  readonly #type: Type;
  readonly #memory: AllocaInst;

  constructor(writer: GangWriter, type: Type, name: string) {
    this.#writer = writer;
    this.#type = type.kind === "pointer" ? i32 : type;
    this.#memory = writer.makeVariable(arrayType(writer.shape.width, this.#type), name, 16);
  }

  store(value: LaneValue, type: Type): void {
    const { at, shape } = this.#writer;
    if (!isVectorizable(type) || type.text === "i1") {
      for (const lane of this.#writer.eachLane((index) => index)) {
        at.store(this.#writer.lane(value, lane, type), this.#element(constInt(i32, lane)));
      }
      return;
    }
    for (const [index, piece] of this.#writer.pieces(value, type).entries()) {
      at.store(piece, this.#element(constInt(i32, index * shape.pieceWidth)), abiAlign(this.#type));
    }
  }

  /** Lane `index`'s value; a pointer as an integer. */
  load(index: Value): Value {
    return this.#writer.at.load(this.#type, this.#element(index));
  }

  storeLane(index: Value, value: Value): void {
    const { at } = this.#writer;
    at.store(value.type.kind === "pointer" ? at.cast("ptrtoint", value, i32) : value, this.#element(index));
  }

  /** All lanes as a value of `type`. */
  loadAll(type: Type): LaneValue {
    const { at, shape } = this.#writer;
    if (!isVectorizable(type) || type.text === "i1") {
      return this.#writer.fromLanes(
        this.#writer.eachLane((lane) => this.load(constInt(i32, lane))),
        type,
      );
    }
    const pieces = this.#writer
      .repeat(0)
      .map((_, index) =>
        at.load(
          this.#writer.pieceType(type),
          this.#element(constInt(i32, index * shape.pieceWidth)),
          "",
          abiAlign(this.#type),
        ),
      );
    return { kind: "pieces", pieces };
  }

  #element(index: Value): Value {
    return this.#writer.at.gep(this.#type, this.#memory, [index]);
  }
}
