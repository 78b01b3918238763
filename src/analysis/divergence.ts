import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { type Instruction, isInstruction } from "../ir/instruction.ts";
import { Argument, type Value } from "../ir/values.ts";
import { analyzeControlFlow, type ControlFlow } from "./cfg.ts";
import { analyzeDominators, type Dominators } from "./dominators.ts";
import { joinShapes, type LaneShape, shapeOfLeaf, type ShapeRule, varying } from "./lane-shapes.ts";
import { analyzeLoops, type Loop, type Loops } from "./loops.ts";
import { analyzeTurnPostDominators, type TurnPostDominators } from "./turn-post-dominators.ts";

/**
 * Which values and branches differ between the lanes of a gang (see `lane-shapes`), and where lanes
 * that parted meet again. Sound where loops are reducible: errs towards "divergent" and "varying".
 */
export interface Divergence {
  readonly cfg: ControlFlow;
  readonly dominators: Dominators;
  readonly postDominators: TurnPostDominators;
  readonly loops: Loops;
  /** The shape of a value where it is defined. */
  shape(value: Value): LaneShape;
  /**
   * The shape of a value for a use in `block`. Behind a loop that lanes leave in different turns, what
   * was uniform within differs (temporal divergence).
   */
  shapeAt(value: Value, block: BasicBlock): LaneShape;
  /** Whether the lanes that get to the end of `block` may go on to different blocks. */
  isDivergent(block: BasicBlock): boolean;
  /** Whether lanes may come to `block` from different predecessors at once, so that its phis blend. */
  isJoin(block: BasicBlock): boolean;
  /** Whether lanes may leave the loop in different turns or at different exits. */
  isDivergentLoop(loop: Loop): boolean;
  /**
   * Whether lanes must wait for each other at the end of the loop's turns, because they may leave it in
   * different ones or go around from different places.
   */
  gathersAtEnd(loop: Loop): boolean;
  /** The outermost loop around `from` that lanes leave at different times and that does not hold `to`. */
  divergentLoopLeft(from: BasicBlock, to: BasicBlock): Loop | undefined;
  /**
   * Where lanes that part at the end of `block` may be before they meet again: in the same turn of
   * the innermost loop around it, before the immediate post-dominator.
   */
  influence(block: BasicBlock): ReadonlySet<BasicBlock>;
  /** The same for lanes that leave a loop by different exits, in the loop around it. */
  influenceOfLoop(loop: Loop): ReadonlySet<BasicBlock>;
}

/** `shapeOfResult` says who the lanes are: `shapesInGang`, or for all threads of a block `together`. */
export function analyzeDivergence(fn: IrFunction, shapeOfResult: ShapeRule): Divergence {
  return new DivergenceAnalysis(fn, shapeOfResult);
}

class DivergenceAnalysis implements Divergence {
  readonly cfg: ControlFlow;
  readonly dominators: Dominators;
  readonly postDominators: TurnPostDominators;
  readonly loops: Loops;
  readonly #shapeOfResult: ShapeRule;
  readonly #shapes = new Map<Value, LaneShape>();
  readonly #divergent = new Set<BasicBlock>();
  readonly #joins = new Set<BasicBlock>();
  readonly #divergentLoops = new Set<Loop>();
  readonly #influence = new Map<BasicBlock, ReadonlySet<BasicBlock>>();

  constructor(fn: IrFunction, shapeOfResult: ShapeRule) {
    this.#shapeOfResult = shapeOfResult;
    this.cfg = analyzeControlFlow(fn);
    this.dominators = analyzeDominators(this.cfg);
    this.loops = analyzeLoops(this.cfg, this.dominators);
    this.postDominators = analyzeTurnPostDominators(this.cfg, this.loops);
    // Everything is uniform until something says otherwise; facts only ever get worse, so this ends.
    while (this.#improveShapes() || this.#spreadDivergence());
  }

  shape(value: Value): LaneShape {
    if (isInstruction(value)) return this.#shapes.get(value) ?? { kind: "uniform", align: 1024 };
    return value instanceof Argument ? { kind: "uniform", align: 1 } : shapeOfLeaf(value);
  }

  shapeAt(value: Value, block: BasicBlock): LaneShape {
    const isLeft =
      isInstruction(value) &&
      value.block !== undefined &&
      this.divergentLoopLeft(value.block, block) !== undefined;
    return isLeft ? varying : this.shape(value);
  }

  isDivergent(block: BasicBlock): boolean {
    return this.#divergent.has(block);
  }

  isJoin(block: BasicBlock): boolean {
    return this.#joins.has(block);
  }

  isDivergentLoop(loop: Loop): boolean {
    return this.#divergentLoops.has(loop);
  }

  gathersAtEnd(loop: Loop): boolean {
    return this.#divergentLoops.has(loop) || loop.latches.length > 1;
  }

  divergentLoopLeft(from: BasicBlock, to: BasicBlock): Loop | undefined {
    let found: Loop | undefined;
    for (let loop = this.loops.innermost(from); loop && !loop.blocks.has(to); loop = loop.parent) {
      if (this.#divergentLoops.has(loop)) found = loop;
    }
    return found;
  }

  influence(block: BasicBlock): ReadonlySet<BasicBlock> {
    let known = this.#influence.get(block);
    if (!known) {
      const around = this.loops.innermost(block);
      known = this.#reach(this.cfg.successors(block), around, this.postDominators.immediate(block));
      this.#influence.set(block, known);
    }
    return known;
  }

  influenceOfLoop(loop: Loop): ReadonlySet<BasicBlock> {
    const targets = loop.exitEdges.map(({ to }) => to);
    return this.#reach(targets, loop.parent, this.postDominators.immediate(loop.header, true));
  }

  /** The blocks that are reached from `starts` within a turn of the loop `around`, before `stop`. */
  #reach(
    starts: readonly BasicBlock[],
    around: Loop | undefined,
    stop: BasicBlock | undefined,
  ): ReadonlySet<BasicBlock> {
    const isWithin = (block: BasicBlock) =>
      block !== stop && (!around || (around.blocks.has(block) && block !== around.header));
    const reached = new Set(starts.filter(isWithin));
    for (const block of reached) {
      for (const successor of this.cfg.successors(block)) if (isWithin(successor)) reached.add(successor);
    }
    return reached;
  }

  /** One pass over all values; true when a shape changed. */
  #improveShapes(): boolean {
    let changed = false;
    for (const block of this.cfg.reversePostorder) {
      for (const instruction of block.instructions) {
        const old = this.#shapes.get(instruction);
        if (old?.kind === "varying") continue;
        const computed = this.#computeShape(instruction, block);
        const shape = old ? joinShapes(old, computed) : computed;
        if (old && sameShape(old, shape)) continue;
        this.#shapes.set(instruction, shape);
        changed = true;
      }
    }
    return changed;
  }

  #computeShape(instruction: Instruction, block: BasicBlock): LaneShape {
    const shapeHere = (value: Value) => this.shapeAt(value, block);
    if (instruction.opcode !== "phi") return this.#shapeOfResult(instruction, shapeHere);
    const incoming = instruction.operands.filter((operand) => operand !== instruction);
    // Not yet computed values say nothing.
    const known = incoming.filter((operand) => !isInstruction(operand) || this.#shapes.has(operand));
    const [first, ...others] = known.map(shapeHere);
    if (!first) return this.shape(instruction);
    const isOneValue = incoming.every((operand) => operand === incoming[0]);
    if (this.#joins.has(block) && !isOneValue) return varying;
    return others.reduce(joinShapes, first);
  }

  /** Finds branches, joins and loops that have become divergent; true when there are new ones. */
  #spreadDivergence(): boolean {
    let changed = false;
    for (const block of this.cfg.reversePostorder) {
      if (this.#divergent.has(block) || this.cfg.successors(block).length < 2) continue;
      if (this.shapeAt(block.terminator.operand(0), block).kind === "uniform") continue;
      this.#divergent.add(block);
      this.#part(block);
      changed = true;
    }
    return changed;
  }

  #part(block: BasicBlock): void {
    const influenced = this.influence(block);
    const loop = this.loops.innermost(block);
    this.#addJoins(this.cfg.successors(block), influenced, loop);
    const leaves = loop?.exitEdges.some(({ from }) => from === block || influenced.has(from));
    if (loop && leaves) this.#addDivergentLoop(loop);
  }

  /** Lanes that leave at different exits part there; in outer loops, the turns of this one are run by some lanes only. */
  #addDivergentLoop(loop: Loop): void {
    if (this.#divergentLoops.has(loop)) return;
    this.#divergentLoops.add(loop);
    const targets = loop.exitEdges.map(({ to }) => to);
    for (const target of targets) {
      if (targets.indexOf(target) !== targets.lastIndexOf(target)) this.#joins.add(target);
    }
    const { parent } = loop;
    const influenced = this.influenceOfLoop(loop);
    this.#addJoins([...new Set(targets)], influenced, parent);
    const leaves = parent?.exitEdges.some(({ from }) => loop.blocks.has(from) || influenced.has(from));
    if (parent && leaves) this.#addDivergentLoop(parent);
  }

  /**
   * Marks the blocks where paths from different `starts` meet, among the blocks `within` and next to
   * them. Each block carries the start from which it is reached, or itself where several meet.
   */
  #addJoins(starts: readonly BasicBlock[], within: ReadonlySet<BasicBlock>, around: Loop | undefined): void {
    const labels = new Map<BasicBlock, BasicBlock>();
    const mark = (block: BasicBlock, label: BasicBlock): void => {
      const old = labels.get(block);
      if (old === undefined) labels.set(block, label);
      else if (old !== label) {
        labels.set(block, block);
        this.#joins.add(block);
      }
    };
    for (const start of starts) mark(start, start);
    for (const block of this.cfg.reversePostorder) {
      const label = labels.get(block);
      if (label === undefined || !within.has(block)) continue;
      for (const successor of this.cfg.successors(block)) {
        // All lanes of an inner loop have come in by its header; lanes that go around meet at the outer one's.
        const isInnerBackEdge =
          this.cfg.order(successor) <= this.cfg.order(block) && successor !== around?.header;
        if (!isInnerBackEdge) mark(successor, label);
      }
    }
  }
}

function sameShape(a: LaneShape, b: LaneShape): boolean {
  return (
    a.kind === b.kind &&
    (a.kind === "varying" || b.kind === "varying" || a.align === b.align) &&
    (a.kind !== "affine" || b.kind !== "affine" || a.stride === b.stride)
  );
}
