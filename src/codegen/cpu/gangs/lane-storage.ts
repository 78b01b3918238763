import type { LaneShape } from "../../../analysis/lane-shapes.ts";
import { constZero } from "../../../ir/build.ts";
import type { AllocaInst } from "../../../ir/instruction.ts";
import { abiAlign } from "../../../ir/layout.ts";
import type { Type } from "../../../ir/types.ts";
import { invariant } from "../../../source/invariant.ts";
import type { GangWriter } from "./gang-writer.ts";
import { isVectorizable, type LaneValue } from "./lane-value.ts";
import type { Mask } from "./mask.ts";

/**
 * Variables that hold one value of the lanes, in the form that its shape asks for. All of them
 * become SSA values again when the kernel is written, with phis where paths meet.
 */
export class LaneStorage {
  readonly #writer: GangWriter;
  readonly #type: Type;
  readonly #shape: LaneShape;
  readonly #cells: readonly AllocaInst[];

  constructor(writer: GangWriter, type: Type, shape: LaneShape, name: string) {
    this.#writer = writer;
    this.#type = type;
    this.#shape = shape;
    const cell = (each: Type) => writer.makeVariable(each, name, abiAlign(each));
    if (shape.kind !== "varying") this.#cells = [cell(type)];
    else if (isVectorizable(type)) this.#cells = writer.repeat(0).map(() => cell(writer.pieceType(type)));
    else this.#cells = writer.eachLane(() => cell(type));
  }

  /** Stores the value for the lanes of the mask, or for all. */
  store(value: LaneValue, mask?: Mask): void {
    const { at } = this.#writer;
    if (this.#shape.kind !== "varying") {
      const [cell] = this.#cells;
      invariant(
        cell && (value.kind === "uniform" || value.kind === "affine"),
        "the value has the shape that was found",
      );
      at.store(value.kind === "uniform" ? value.value : value.base, cell);
      return;
    }
    const stored = mask?.pieces ? this.#writer.blend(mask, value, this.load(), this.#type) : value;
    const parts = isVectorizable(this.#type)
      ? this.#writer.pieces(stored, this.#type)
      : this.#writer.eachLane((lane) => this.#writer.lane(stored, lane, this.#type));
    for (const [index, part] of parts.entries()) {
      const cell = this.#cells[index];
      invariant(cell, "each part has a cell");
      at.store(part, cell);
    }
  }

  clear(): void {
    for (const cell of this.#cells) this.#writer.at.store(constZero(cell.allocatedType), cell);
  }

  load(): LaneValue {
    const parts = this.#cells.map((cell) => this.#writer.at.load(cell.allocatedType, cell));
    const [first] = parts;
    invariant(first, "a storage has cells");
    if (this.#shape.kind === "uniform") return { kind: "uniform", value: first };
    if (this.#shape.kind === "affine") return { kind: "affine", base: first, stride: this.#shape.stride };
    return isVectorizable(this.#type) ? { kind: "pieces", pieces: parts } : { kind: "lanes", lanes: parts };
  }
}
