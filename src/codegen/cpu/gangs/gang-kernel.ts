import { synchronizes, warpFunction } from "../../../analysis/barriers.ts";
import type { Divergence } from "../../../analysis/divergence.ts";
import { laneBytes, varying } from "../../../analysis/lane-shapes.ts";
import { Builder } from "../../../ir/build.ts";
import type { BasicBlock } from "../../../ir/function.ts";
import { type AllocaInst, type Instruction, isInstruction, type PhiInst } from "../../../ir/instruction.ts";
import { abiAlign } from "../../../ir/layout.ts";
import { arrayType, i32, i8 } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import type { GangWriter } from "./gang-writer.ts";
import { LaneStorage } from "./lane-storage.ts";
import type { LaneValue } from "./lane-value.ts";
import type { Mask } from "./mask.ts";

/** A place where a value is defined; a guarded one has several. */
interface Definition {
  readonly value: LaneValue;
  readonly mask: Mask;
  readonly block: BasicBlock;
  /** The last instruction in front of which the value was not there yet. */
  readonly after: Instruction | undefined;
}

/** What all copies of a kernel's regions share: its arguments, local arrays, and the variables between the copies. */
export class GangKernel {
  readonly writer: GangWriter;
  readonly divergence: Divergence;
  /** Ends the gang's work. */
  readonly endBlock: BasicBlock;
  /** The lanes that have returned, or were not there from the start: bits, if a warp operation asks. */
  readonly #ended: AllocaInst | undefined;
  /** Blocks from which a barrier or a warp operation can be reached. */
  readonly #meetsOthers: ReadonlySet<BasicBlock>;
  readonly #constants: ReadonlyMap<Value, Value>;
  readonly #arrays = new Map<AllocaInst, LaneValue>();
  readonly #phis = new Map<PhiInst, LaneStorage>();
  readonly #definitions = new Map<Instruction, Definition[]>();
  /** For values that are used where their definition may not have been run. */
  readonly #variables = new Map<Instruction, LaneStorage>();
  /** For values of loops that lanes have left: each keeps what it had last. */
  readonly #lastValues = new Map<Instruction, LaneStorage>();

  /** `constants` are the new arguments by the old ones. */
  constructor(writer: GangWriter, divergence: Divergence, constants: ReadonlyMap<Value, Value>) {
    this.writer = writer;
    this.divergence = divergence;
    const asks = divergence.cfg.reversePostorder.some(
      (block) => block.instructions.some(warpFunction) && this.#isParted(block),
    );
    this.#ended = asks ? writer.makeVariable(i32, "ended") : undefined;
    this.#meetsOthers = blocksThatMeetOthers(divergence);
    this.#constants = constants;
    this.endBlock = writer.makeBlock("gang.end");
    Builder.atEnd(this.endBlock).ret();
  }

  /** The value of what is no instruction, or a local array, of which each lane has one. */
  constant(value: Value): LaneValue {
    if (isInstruction(value) && value.opcode === "alloca") return this.#array(value);
    return { kind: "uniform", value: this.#constants.get(value) ?? value };
  }

  /** Which lanes have ended, where lanes that have not may be elsewhere than in `block`. */
  endedLanes(block: BasicBlock): Value | undefined {
    if (!this.#ended || !this.#isParted(block)) return undefined;
    return this.writer.at.load(i32, this.#ended);
  }

  /**
   * Lanes go from one block to another. Those that will meet no other lane any more count as ended from there on, so
   * that nobody waits for them, even if what they still do is written behind the place where others wait.
   */
  noteEnd(from: BasicBlock, to: BasicBlock, lanes: Mask): void {
    if (!this.#ended || this.#meetsOthers.has(to) || !this.#meetsOthers.has(from)) return;
    const { at } = this.writer;
    at.store(at.or(at.load(i32, this.#ended), this.writer.bits(lanes)), this.#ended);
  }

  /** The gang begins with these lanes. */
  noteStart(lanes: Mask): void {
    if (this.#ended) this.writer.at.store(this.writer.at.not(this.writer.bits(lanes)), this.#ended);
  }

  #isParted(block: BasicBlock): boolean {
    const { cfg, loops } = this.divergence;
    if (loops.all.some((loop) => this.divergence.isDivergentLoop(loop) && loop.blocks.has(block)))
      return true;
    return cfg.reversePostorder.some(
      (each) => this.divergence.isDivergent(each) && this.divergence.influence(each).has(block),
    );
  }

  loadPhi(phi: PhiInst): LaneValue {
    return this.#phi(phi).load();
  }

  /**
   * The lanes of `mask` come to the phi's block from `from` with `value`. Those that came before keep
   * theirs: at joins, and behind loops that each lane leaves in a turn of its own.
   */
  storePhi(phi: PhiInst, from: BasicBlock, value: LaneValue, mask: Mask): void {
    const { block } = phi;
    invariant(block, "a phi is in a block");
    // Elsewhere the lanes come all at once, and what the others have is of no interest.
    this.#phi(phi).store(value, this.#othersCame(from, block) ? mask : undefined);
  }

  /**
   * A turn of the innermost loop around `block` begins. What its phis blend with is of no interest any more: no lane
   * of this turn has come there yet, and those that have left keep the values they had last elsewhere. Without
   * this, it would look as if the old value were needed from turn to turn.
   */
  clearPhis(block: BasicBlock): void {
    for (const phi of block.phis) {
      if (phi.incomingBlocks.some((from) => this.#othersCame(from, block))) this.#phi(phi).clear();
    }
  }

  /** Whether lanes may have come to `block` before those that come from `from`. */
  #othersCame(from: BasicBlock, block: BasicBlock): boolean {
    const { divergence } = this;
    return divergence.isJoin(block) || divergence.divergentLoopLeft(from, block) !== undefined;
  }

  /** Notes a value where it has just been written. */
  define(instruction: Instruction, value: LaneValue, mask: Mask): void {
    const { block } = this.writer.at;
    const definition = { value, mask, block, after: block.instructions.at(-1) };
    const list = this.#definitions.get(instruction);
    if (list) list.push(definition);
    else this.#definitions.set(instruction, [definition]);
    this.#variables.get(instruction)?.store(value);
    this.#lastValues.get(instruction)?.store(value, mask);
  }

  /** A value where its definition may not have been run, or, behind a loop, was run in other turns by other lanes. */
  loadVariable(instruction: Instruction, isLeft: boolean): LaneValue {
    const variables = isLeft ? this.#lastValues : this.#variables;
    let storage = variables.get(instruction);
    if (!storage) {
      const shape = isLeft ? varying : this.divergence.shape(instruction);
      storage = new LaneStorage(this.writer, instruction.type, shape, `${instruction.name}.kept`);
      variables.set(instruction, storage);
      // The definitions written so far did not know; those to come will.
      for (const definition of this.#definitions.get(instruction) ?? []) {
        this.#storeAt(definition, storage, isLeft);
      }
    }
    return storage.load();
  }

  #storeAt({ value, mask, block, after }: Definition, storage: LaneStorage, isLeft: boolean): void {
    const { writer } = this;
    const current = writer.at;
    const next = block.instructions[after ? block.indexOf(after) + 1 : 0];
    writer.at = next ? Builder.before(next) : Builder.atEnd(block);
    storage.store(value, isLeft ? mask : undefined);
    writer.at = current;
  }

  #phi(phi: PhiInst): LaneStorage {
    let storage = this.#phis.get(phi);
    if (!storage) {
      storage = new LaneStorage(this.writer, phi.type, this.divergence.shape(phi), phi.name || "phi");
      this.#phis.set(phi, storage);
    }
    return storage;
  }

  #array(alloca: AllocaInst): LaneValue {
    let array = this.#arrays.get(alloca);
    if (!array) {
      const stride = laneBytes(alloca);
      const type = arrayType(this.writer.shape.width * stride, i8);
      const base = this.writer.makeVariable(
        type,
        alloca.name,
        alloca.align ?? abiAlign(alloca.allocatedType),
      );
      array = stride === 0 ? { kind: "uniform", value: base } : { kind: "affine", base, stride };
      this.#arrays.set(alloca, array);
    }
    return array;
  }
}

function blocksThatMeetOthers({ cfg }: Divergence): ReadonlySet<BasicBlock> {
  const found = new Set(cfg.reversePostorder.filter((block) => block.instructions.some(synchronizes)));
  for (const block of found) for (const predecessor of cfg.predecessors(block)) found.add(predecessor);
  return found;
}
