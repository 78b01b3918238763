import { Builder, constInt, constZero, poison } from "../../../ir/build.ts";
import { BasicBlock, type IrFunction } from "../../../ir/function.ts";
import { AllocaInst } from "../../../ir/instruction.ts";
import type { Module } from "../../../ir/module.ts";
import {
  arrayType,
  i1,
  i32,
  i64,
  intType,
  ptr,
  type Type,
  type VectorType,
  vectorType,
} from "../../../ir/types.ts";
import {
  type Constant,
  ConstantAggregate,
  ConstantFloat,
  ConstantInt,
  ConstantToken,
  type Value,
} from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import { declareFunction, intrinsicSuffix } from "../../../transform/insert.ts";
import type { GangShape } from "./gang-shape.ts";
import { isVectorizable, type LaneValue } from "./lane-value.ts";
import type { Mask } from "./mask.ts";

/**
 * Writes operations on lanes at a place that moves: what needs branches of its own goes on in
 * another block.
 */
export class GangWriter {
  /** Where the next instruction goes. */
  at: Builder;
  readonly fn: IrFunction;
  readonly module: Module;
  readonly shape: GangShape;
  #nowhere: Value | undefined;

  constructor(fn: IrFunction, module: Module, shape: GangShape) {
    this.fn = fn;
    this.module = module;
    this.shape = shape;
    this.at = Builder.atEnd(this.makeBlock("entry"));
  }

  get pieceCount(): number {
    return this.shape.width / this.shape.pieceWidth;
  }

  makeBlock(name: string): BasicBlock {
    return this.fn.appendBlock(new BasicBlock(name));
  }

  /** Goes on at the end of `block`. */
  continueIn(block: BasicBlock): void {
    const { location } = this.at;
    this.at = Builder.atEnd(block);
    this.at.location = location;
  }

  /** A variable on the stack, for the whole function. */
  makeVariable(type: Type, name: string, align?: number): AllocaInst {
    const variable = new AllocaInst(ptr, type, constInt(i32, 1), align);
    variable.name = name;
    this.fn.entry.insert(0, variable);
    return variable;
  }

  /** Memory that inactive lanes may read and write, whatever they do. */
  get nowhere(): Value {
    this.#nowhere ??= this.makeVariable(arrayType(64, intType(8)), "nowhere", 16);
    return this.#nowhere;
  }

  nowhereIn(pointer: Type): Value {
    return pointer.text === ptr.text ? this.nowhere : this.at.cast("addrspacecast", this.nowhere, pointer);
  }

  /** The vector of one piece; pointers are integers there. */
  pieceType(type: Type): VectorType {
    const element = type.kind === "pointer" ? i32 : type;
    invariant(
      isVectorizable(element) && (element.kind === "int" || element.kind === "float"),
      `no vector of ${type.text}`,
    );
    return vectorType(this.shape.pieceWidth, element);
  }

  /** The numbers of the lanes in a piece, times `stride`. */
  laneNumbers(type: Type, piece: number, stride = 1): Constant {
    const vector = this.pieceType(type);
    const { pieceWidth } = this.shape;
    const lanes = Array.from({ length: pieceWidth }, (_, lane) =>
      constInt(vector.element, (piece * pieceWidth + lane) * stride),
    );
    return new ConstantAggregate(vector, lanes);
  }

  /** The same number in all lanes of a piece. */
  splat(value: Value): Value {
    const { at } = this;
    const vector = this.pieceType(value.type);
    if (value instanceof ConstantToken)
      return new ConstantToken(vector, value.token === "null" ? "zeroinitializer" : value.token);
    if (value instanceof ConstantInt || value instanceof ConstantFloat) {
      return new ConstantAggregate(vector, Array<Constant>(vector.length).fill(value));
    }
    const number = value.type.kind === "pointer" ? at.cast("ptrtoint", value, i32) : value;
    const first = at.insertElement(poison(vector), number, 0);
    return at.shuffle(first, poison(vector), Array<number>(vector.length).fill(0));
  }

  /** The pieces of a value of `type`. */
  pieces(value: LaneValue, type: Type): readonly Value[] {
    switch (value.kind) {
      case "pieces":
        return value.pieces;
      case "uniform":
        return this.repeat(this.splat(value.value));
      case "affine": {
        const base = this.splat(value.base);
        return this.repeat(base).map((piece, index) =>
          this.at.add(piece, this.laneNumbers(type, index, value.stride)),
        );
      }
      case "lanes":
        invariant(false, `${type.text} has no pieces`);
    }
  }

  repeat<T>(value: T): T[] {
    return Array<T>(this.pieceCount).fill(value);
  }

  /** Lane `lane`'s value, of type `type`. */
  lane(value: LaneValue, lane: number, type: Type): Value {
    const { at } = this;
    switch (value.kind) {
      case "uniform":
        return value.value;
      case "affine": {
        if (lane === 0) return value.base;
        const offset = lane * value.stride;
        return type.kind === "pointer"
          ? at.byteOffset(value.base, offset | 0)
          : at.add(value.base, constInt(type, offset));
      }
      case "lanes": {
        const one = value.lanes[lane];
        invariant(one, `there is no lane ${lane}`);
        return one;
      }
      case "pieces": {
        const { pieceWidth } = this.shape;
        const piece = value.pieces[Math.floor(lane / pieceWidth)];
        invariant(piece, `there is no lane ${lane}`);
        if (type.kind !== "pointer") return at.extractElement(piece, lane % pieceWidth);
        return at.cast("inttoptr", this.#addressLane(piece, lane % pieceWidth), type);
      }
    }
  }

  /**
   * One of the addresses in a piece. x86 takes them out of its vectors two at a time: one by one costs more, and on
   * AMD's Zen 4 updates in memory behind such addresses took 13 cycles each and not 1.
   */
  #addressLane(piece: Value, lane: number): Value {
    const { at } = this;
    const { pieceWidth } = this.shape;
    if (pieceWidth % 2 !== 0) return at.extractElement(piece, lane);
    const pairs = at.cast("bitcast", piece, vectorType(pieceWidth / 2, i64));
    const pair = at.extractElement(pairs, Math.floor(lane / 2));
    return at.cast("trunc", lane % 2 === 0 ? pair : at.binary("lshr", pair, constInt(i64, 32)), i32);
  }

  /** A value from one scalar per lane. */
  fromLanes(lanes: readonly Value[], type: Type): LaneValue {
    if (!isVectorizable(type)) return { kind: "lanes", lanes };
    const { pieceWidth } = this.shape;
    const pieces = this.repeat(0).map((_, index) => {
      let piece: Value = poison(this.pieceType(type));
      for (const [lane, value] of lanes.slice(index * pieceWidth, (index + 1) * pieceWidth).entries()) {
        const number = type.kind === "pointer" ? this.at.cast("ptrtoint", value, i32) : value;
        piece = this.at.insertElement(piece, number, lane);
      }
      return piece;
    });
    return { kind: "pieces", pieces };
  }

  /** Lane by lane, `ifTrue` where the mask is set. */
  blend(mask: Mask, ifTrue: LaneValue, ifFalse: LaneValue, type: Type): LaneValue {
    if (!mask.pieces) return ifTrue;
    if (!isVectorizable(type)) {
      const lanes = this.eachLane((lane) =>
        this.at.select(
          this.maskLane(mask, lane),
          this.lane(ifTrue, lane, type),
          this.lane(ifFalse, lane, type),
        ),
      );
      return { kind: "lanes", lanes };
    }
    const [whenTrue, whenFalse] = [this.pieces(ifTrue, type), this.pieces(ifFalse, type)];
    const pieces = mask.pieces.map((condition, index) =>
      this.at.select(condition, at(whenTrue, index), at(whenFalse, index)),
    );
    return { kind: "pieces", pieces };
  }

  eachLane<T>(make: (lane: number) => T): T[] {
    return Array.from({ length: this.shape.width }, (_, lane) => make(lane));
  }

  // Masks. `select` and not `and`: what an inactive lane computed may be poison, which `and` lets through.

  /** The lanes of `mask` for which `condition` holds, or does not. */
  narrow(mask: Mask, condition: readonly Value[], holds: boolean): Mask {
    const none = this.maskConstant(0);
    const pieces = condition.map((piece, index) => {
      if (!mask.pieces) return holds ? piece : this.at.not(piece);
      const outer = at(mask.pieces, index);
      return this.at.select(outer, holds ? piece : this.at.not(piece), none);
    });
    return mask.only === undefined ? { pieces } : { pieces, only: mask.only };
  }

  unite(a: Mask, b: Mask): Mask {
    if (!a.pieces || !b.pieces) return { pieces: undefined };
    const other = b.pieces;
    return { pieces: a.pieces.map((piece, index) => this.at.or(piece, at(other, index))) };
  }

  maskPieces(mask: Mask): readonly Value[] {
    return mask.pieces ?? this.repeat(this.maskConstant(1));
  }

  maskConstant(bit: 0 | 1): Constant {
    return constInt(vectorType(this.shape.pieceWidth, i1), bit);
  }

  maskLane(mask: Mask, lane: number): Value {
    if (!mask.pieces) return constInt(i1, 1);
    const { pieceWidth } = this.shape;
    return this.at.extractElement(at(mask.pieces, Math.floor(lane / pieceWidth)), lane % pieceWidth);
  }

  /** Whether any lane is active, an i1. */
  any(mask: Mask): Value {
    if (mask.only !== undefined) return this.maskLane(mask, mask.only);
    return mask.pieces ? this.#reduce(mask.pieces, "or") : constInt(i1, 1);
  }

  /** Whether all lanes are active, an i1. */
  all(mask: Mask): Value {
    return mask.all ?? (mask.pieces ? this.#reduce(mask.pieces, "and") : constInt(i1, 1));
  }

  /** The active lanes as bits of an i32, lane 0 the lowest. */
  bits(mask: Mask): Value {
    const { width, pieceWidth } = this.shape;
    if (!mask.pieces) return constInt(i32, width === 32 ? -1 : 2 ** width - 1);
    let bits: Value | undefined;
    for (const [index, piece] of mask.pieces.entries()) {
      const number = this.at.cast("bitcast", piece, intType(pieceWidth));
      const wide = pieceWidth < 32 ? this.at.cast("zext", number, i32) : number;
      const moved = index === 0 ? wide : this.at.binary("shl", wide, constInt(i32, index * pieceWidth));
      bits = bits ? this.at.or(bits, moved) : moved;
    }
    invariant(bits, "a mask has pieces");
    return bits;
  }

  /** The mask whose lanes are the bits of an i32, uniform or a value per lane. */
  maskFromBits(bits: Value): Mask {
    const splat = this.splat(bits);
    const pieces = this.repeat(splat).map((piece, index) => {
      const own = this.at.and(piece, this.laneBits(index));
      return this.at.icmp("ne", own, constZero(own.type));
    });
    return { pieces };
  }

  /** 1 << lane, for the lanes of a piece. */
  laneBits(piece: number): Constant {
    const { pieceWidth } = this.shape;
    const vector = this.pieceType(i32);
    const lanes = Array.from({ length: pieceWidth }, (_, lane) =>
      constInt(i32, 1n << BigInt(piece * pieceWidth + lane)),
    );
    return new ConstantAggregate(vector, lanes);
  }

  #reduce(pieces: readonly Value[], operation: "and" | "or"): Value {
    const [first, ...others] = pieces;
    invariant(first, "a mask has pieces");
    const one = others.reduce<Value>((sum, piece) => this.at[operation](sum, piece), first);
    return this.reducePiece(one, operation);
  }

  /** Combines the lanes of one piece: `operation` is that of `llvm.vector.reduce`. */
  reducePiece(piece: Value, operation: string): Value {
    invariant(piece.type.kind === "vector", "a piece is a vector");
    const name = `llvm.vector.reduce.${operation}.${intrinsicSuffix(piece.type)}`;
    return this.at.call(declareFunction(this.module, name, piece.type.element, [piece.type]), [piece]);
  }

  /** The number of the lowest lane in `bits`; 32 when there is none. */
  firstLane(bits: Value): Value {
    const countZeros = declareFunction(this.module, "llvm.cttz.i32", i32, [i32, i1]);
    return this.at.call(countZeros, [bits, constInt(i1, 0)], "lane");
  }
}

function at(values: readonly Value[], index: number): Value {
  const value = values[index];
  invariant(value, `there is no piece ${index}`);
  return value;
}
