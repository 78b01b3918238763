import { warpFunction } from "../../../analysis/barriers.ts";
import { constInt } from "../../../ir/build.ts";
import type { BasicBlock } from "../../../ir/function.ts";
import type { Loop } from "../../../analysis/loops.ts";
import type { AllocaInst, Instruction, PhiInst } from "../../../ir/instruction.ts";
import { isInstruction, isTerminator } from "../../../ir/instruction.ts";
import { i1, i32, vectorType } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import { writeAgreement } from "./agreement.ts";
import type { GangKernel } from "./gang-kernel.ts";
import { isLoopEnd, type LoopEnd, type Place } from "./linear-order.ts";
import type { LaneValue } from "./lane-value.ts";
import { fullMask, type Mask } from "./mask.ts";
import { onlyLane } from "./only-lane.ts";
import {
  type Continuation,
  type FlowPlan,
  type Guards,
  type Next,
  planFlow,
  type Region,
} from "./plan-flow.ts";
import { writeInstruction } from "./write-instruction.ts";

/** What surrounds a copy of a region. */
export interface CopyContext {
  readonly kernel: GangKernel;
  readonly guards: Guards;
  /** The lanes that enter. */
  readonly entryMask: Mask;
  /** Whether all lanes take the branch with which the region begins the same way, and which: an i1. */
  readonly agreed?: Value;
  /** The copy that holds the branch with which this one begins. */
  readonly outer?: RegionCopy;
  /** Where to go on at the region's exit. */
  readonly after?: BasicBlock;
}

/** Writes a region of the kernel for a gang, once. */
export class RegionCopy {
  readonly #context: CopyContext;
  readonly #kernel: GangKernel;
  readonly #plan: FlowPlan;
  readonly #starts = new Map<Place, BasicBlock>();
  readonly #masks = new Map<BasicBlock, Mask>();
  /** Lanes on the way to a block with one predecessor. */
  readonly #edgeMasks = new Map<BasicBlock, Mask>();
  /** Variables that hold the lanes that are on the way to a block. */
  readonly #gathered = new Map<BasicBlock, readonly AllocaInst[]>();
  /** Variables that hold the lanes that go around a loop once more. */
  readonly #staying = new Map<Loop, readonly AllocaInst[]>();
  readonly #values = new Map<Value, LaneValue>();

  constructor(region: Region, context: CopyContext) {
    this.#context = context;
    this.#kernel = context.kernel;
    this.#plan = planFlow(region, this.#kernel.divergence, {
      guards: context.guards,
      startIsUniform: context.agreed !== undefined,
    });
  }

  /** Writes everything and returns the block where it begins. */
  write(): BasicBlock {
    const { writer } = this.#kernel;
    for (const place of this.#plan.order) {
      const name = isLoopEnd(place) ? `${place.loop.header.name}.end` : place.name;
      this.#starts.set(place, writer.makeBlock(name));
      if (isLoopEnd(place))
        this.#staying.set(place.loop, this.#makeMaskVariable(`${place.loop.header.name}.stay`));
      else if (this.#plan.maskSource(place).kind === "gathered") {
        this.#gathered.set(place, this.#makeMaskVariable(`${place.name}.lanes`));
      }
    }
    for (const place of this.#plan.order) {
      writer.continueIn(this.#startOf(place));
      if (isLoopEnd(place)) this.#writeLoopEnd(place);
      else this.#writeBlock(place);
    }
    const [first] = this.#plan.order;
    invariant(first, "a region has a start");
    return this.#startOf(first);
  }

  maskOf(block: BasicBlock): Mask {
    const mask = this.#masks.get(block);
    invariant(mask, `${block.name} has been written`);
    return mask;
  }

  /** The value of `value` for the lanes at `block`, which is being written. */
  lookUp(value: Value, block: BasicBlock): LaneValue {
    const { kernel } = this.#context;
    if (!isInstruction(value) || value.opcode === "alloca") return kernel.constant(value);
    const from = value.block;
    invariant(from, `%${value.name} is in a block`);
    const isLeft = kernel.divergence.divergentLoopLeft(from, block) !== undefined;
    const known = isLeft ? undefined : this.findDirect(value, from, block);
    return known ?? kernel.loadVariable(value, isLeft);
  }

  /** The value as it was written in this copy or around it, if that has been run whenever `block` is. */
  findDirect(value: Instruction, from: BasicBlock, block: BasicBlock): LaneValue | undefined {
    const isHere =
      this.#starts.has(from) && !(this.#plan.region.startsAtTerminator && from === this.#plan.region.start);
    if (isHere)
      return from === block || this.#plan.dominates(from, block) ? this.#values.get(value) : undefined;
    return this.#context.outer?.findDirect(value, from, this.#plan.region.start);
  }

  #startOf(place: Place): BasicBlock {
    const start = this.#starts.get(place);
    invariant(start, "the place is in the plan");
    return start;
  }

  #writeBlock(block: BasicBlock): void {
    const { region } = this.#plan;
    const { writer } = this.#kernel;
    writer.at.location = block.instructions[0]?.location;
    if (block === region.start) this.#clearVariables(undefined);
    const mask = this.#readMask(block);
    this.#masks.set(block, mask);
    const loop = this.#plan.innermostLoop(block);
    if (loop?.header === block) this.#clearVariables(loop);
    if (!(block === region.start && region.startsAtTerminator)) this.#writeInstructions(block, mask);
    const { terminator } = block;
    writer.at.location = terminator.location;
    this.#writeContinuation(block, this.#plan.continuation(block));
  }

  #readMask(block: BasicBlock): Mask {
    const source = this.#plan.maskSource(block);
    switch (source.kind) {
      case "entry":
        return this.#context.entryMask;
      case "same":
        return this.maskOf(source.as);
      case "edge":
        return this.#edgeMask(block);
      case "gathered":
        return this.#readVariable(this.#gathered.get(block));
    }
  }

  #edgeMask(block: BasicBlock): Mask {
    const mask = this.#edgeMasks.get(block);
    invariant(mask, `lanes come to ${block.name} by an edge that was written`);
    return mask;
  }

  #writeInstructions(block: BasicBlock, mask: Mask): void {
    const { divergence, writer } = this.#kernel;
    const lookUp = (value: Value) => this.lookUp(value, block);
    const ended = block.instructions.some(warpFunction) ? this.#kernel.endedLanes(block) : undefined;
    const shapeOf = (value: Value) => divergence.shapeAt(value, block);
    const mayBeEmpty = this.#plan.mayBeEmpty(block);
    const context = { writer, mask, lookUp, shapeOf, ended, mayBeEmpty };
    for (const instruction of block.instructions) {
      if (isTerminator(instruction) || instruction.opcode === "alloca") continue;
      writer.at.location = instruction.location;
      const value =
        instruction.opcode === "phi"
          ? this.#kernel.loadPhi(instruction)
          : writeInstruction(instruction, context);
      if (value) this.#define(instruction, value, mask);
    }
  }

  #define(instruction: Instruction, value: LaneValue, mask: Mask): void {
    this.#values.set(instruction, value);
    this.#kernel.define(instruction, value, mask);
  }

  #writeContinuation(block: BasicBlock, continuation: Continuation): void {
    const { writer } = this.#kernel;
    const { terminator } = block;
    switch (continuation.kind) {
      case "end":
        if (terminator.opcode === "ret") writer.at.ret();
        else writer.at.unreachable();
        return;
      case "jump":
        this.#take(block, continuation.successor, this.maskOf(block));
        this.#go(continuation.next);
        return;
      case "branch":
        this.#writeBranch(block, continuation.arms);
        return;
      case "part":
        this.#part(block);
        this.#go(continuation.next);
        return;
      case "guard":
        this.#writeGuard(block, continuation.region, continuation.next);
        return;
      case "loop-end":
        invariant(false, "a block is no end of a loop");
    }
  }

  #writeBranch(block: BasicBlock, arms: ReadonlyMap<BasicBlock, Next>): void {
    const { writer } = this.#kernel;
    const { terminator } = block;
    const mask = this.maskOf(block);
    const edges = new Map<BasicBlock, BasicBlock>();
    for (const successor of arms.keys()) {
      edges.set(successor, writer.makeBlock(`${block.name}.to.${successor.name}`));
    }
    const edgeTo = (successor: BasicBlock): BasicBlock => {
      const edge = edges.get(successor);
      invariant(edge, "each successor has an edge");
      return edge;
    };
    invariant(terminator.opcode === "br" || terminator.opcode === "switch", "the block branches");
    const condition = this.#agreedCondition(block) ?? this.#uniform(terminator.operand(0), block);
    if (terminator.opcode === "switch") {
      const cases = terminator.cases.map(({ value, target }) => ({ value, target: edgeTo(target) }));
      writer.at.switch(condition, edgeTo(terminator.defaultTarget), cases);
    } else {
      invariant(terminator.ifFalse, "the branch has two arms");
      writer.at.condBr(condition, edgeTo(terminator.target), edgeTo(terminator.ifFalse));
    }
    for (const [successor, next] of arms) {
      writer.continueIn(edgeTo(successor));
      this.#take(block, successor, mask);
      this.#go(next);
    }
  }

  #agreedCondition(block: BasicBlock): Value | undefined {
    return block === this.#plan.region.start ? this.#context.agreed : undefined;
  }

  #uniform(value: Value, block: BasicBlock): Value {
    const found = this.lookUp(value, block);
    invariant(found.kind === "uniform", "the branch is the same for all lanes");
    return found.value;
  }

  #part(block: BasicBlock): void {
    const { writer, divergence } = this.#kernel;
    const { terminator } = block;
    invariant(terminator.opcode === "br" && terminator.ifFalse, "switches that part lanes became branches");
    const mask = this.maskOf(block);
    const condition = terminator.operand(0);
    const pieces = writer.pieces(this.lookUp(condition, block), i1);
    const narrow = (holds: boolean): Mask => {
      const shapeOf = (value: Value) => divergence.shapeAt(value, block);
      const only = onlyLane(condition, holds, writer.shape.width, shapeOf);
      const narrowed = writer.narrow(mask, pieces, holds);
      return only === undefined ? narrowed : { ...narrowed, only };
    };
    const [ifTrue, ifFalse] = [narrow(true), narrow(false)];
    this.#take(block, terminator.target, ifTrue);
    this.#take(block, terminator.ifFalse, ifFalse);
  }

  /** Lanes leave `from` for `to`: phis get their values, and `to` learns of the lanes. */
  #take(from: BasicBlock, to: BasicBlock, lanes: Mask): void {
    const incoming = to.phis.map((phi): [PhiInst, LaneValue] => {
      const value = phi.incomingFrom(from);
      invariant(value, `phi %${phi.name} has a value from ${from.name}`);
      return [phi, this.lookUp(value, from)];
    });
    for (const [phi, value] of incoming) this.#kernel.storePhi(phi, from, value, lanes);
    this.#kernel.noteEnd(from, to, lanes);
    const loop = this.#loopAround(from, to);
    if (loop) {
      this.#add(this.#staying.get(loop), lanes);
      return;
    }
    if (this.#gathered.has(to)) this.#add(this.#gathered.get(to), lanes);
    else this.#edgeMasks.set(to, lanes);
  }

  /** The gathering loop that the edge goes around. */
  #loopAround(from: BasicBlock, to: BasicBlock): Loop | undefined {
    const loop = this.#plan.innermostLoop(to);
    const goesAround = loop?.header === to && loop.blocks.has(from) && this.#staying.has(loop);
    return goesAround ? loop : undefined;
  }

  #go(next: Next): void {
    const { writer } = this.#kernel;
    for (let at: Next | undefined = next; at; at = at.otherwise) {
      const target = this.#targetOf(at.target);
      if (!at.otherwise || at.target === "exit" || isLoopEnd(at.target)) {
        writer.at.br(target);
        return;
      }
      const waiting = this.#waitingAt(at.target);
      if (!waiting.pieces) {
        writer.at.br(target);
        return;
      }
      const other = writer.makeBlock("skip");
      writer.at.condBr(writer.any(waiting), target, other);
      writer.continueIn(other);
    }
  }

  #targetOf(target: Place | "exit"): BasicBlock {
    if (target !== "exit") return this.#startOf(target);
    const { after } = this.#context;
    return after ?? this.#kernel.endBlock;
  }

  #waitingAt(block: BasicBlock): Mask {
    const source = this.#plan.maskSource(block);
    if (source.kind === "gathered") return this.#readVariable(this.#gathered.get(block));
    if (source.kind === "edge") return this.#edgeMask(block);
    return source.kind === "same" ? this.maskOf(source.as) : this.#context.entryMask;
  }

  #writeLoopEnd(end: LoopEnd): void {
    const { writer } = this.#kernel;
    const continuation = this.#plan.continuation(end);
    invariant(continuation.kind === "loop-end", "a loop's end asks who stays");
    const staying = this.#readVariable(this.#staying.get(end.loop));
    const [again, leave] = [
      writer.makeBlock(`${end.loop.header.name}.again`),
      writer.makeBlock(`${end.loop.header.name}.leave`),
    ];
    writer.at.condBr(writer.any(staying), again, leave);
    writer.continueIn(again);
    this.#write(this.#gathered.get(end.loop.header), staying);
    writer.at.br(this.#startOf(end.loop.header));
    writer.continueIn(leave);
    this.#go(continuation.next);
  }

  /** The branch's region twice: for gangs that agree without a mask, and for the rest. */
  #writeGuard(block: BasicBlock, region: Region, next: Next | undefined): void {
    const { writer, divergence, endBlock } = this.#kernel;
    const { terminator } = block;
    const condition = terminator.operand(0);
    const mask = this.maskOf(block);
    const agreement = writeAgreement(condition, writer.at, writer.shape.width, {
      shapeOf: (value) => divergence.shapeAt(value, block),
      lookUp: (value) => this.lookUp(value, block),
    });
    const after = next ? writer.makeBlock(`${block.name}.joined`) : endBlock;
    const agrees = writer.at.or(agreement.all, agreement.none);
    const isWhole = mask.pieces ? writer.at.and(writer.all(mask), agrees) : agrees;
    const branch = writer.at.block;
    const common = { kernel: this.#kernel, outer: this, after };
    const agreed = new RegionCopy(region, {
      ...common,
      guards: this.#context.guards,
      entryMask: fullMask,
      agreed: agreement.all,
    }).write();
    const parted = new RegionCopy(region, { ...common, guards: new Map(), entryMask: mask }).write();
    writer.continueIn(branch);
    writer.at.condBr(isWhole, agreed, parted);
    if (!next) return;
    writer.continueIn(after);
    if (region.exit && this.#gathered.has(region.exit)) this.#add(this.#gathered.get(region.exit), mask);
    else if (region.exit) this.#edgeMasks.set(region.exit, mask);
    this.#go(next);
  }

  #makeMaskVariable(name: string): readonly AllocaInst[] {
    const { writer } = this.#kernel;
    // All bits of a lane and not one: LLVM carries a vector of i1 around a loop by shifting bits to and fro.
    const type = vectorType(writer.shape.pieceWidth, i32);
    return writer.repeat(0).map(() => writer.makeVariable(type, name));
  }

  /** Makes the variables of a loop's turn empty, or those of the region outside its loops. */
  #clearVariables(loop: Loop | undefined): void {
    const { writer } = this.#kernel;
    const none = constInt(vectorType(writer.shape.pieceWidth, i32), 0);
    const clear = (variables: readonly AllocaInst[] | undefined) => {
      for (const variable of variables ?? []) writer.at.store(none, variable);
    };
    for (const [block, variables] of this.#gathered) if (this.#homeOf(block) === loop) clear(variables);
    if (!loop) return;
    clear(this.#staying.get(loop));
    // Guards of the turn write to the same ones.
    for (const block of loop.blocks) {
      if (this.#kernel.divergence.loops.innermost(block) === loop && block !== loop.header)
        this.#kernel.clearPhis(block);
    }
  }

  /** The loop in whose turns lanes gather for a block: for a header, the one around its own loop. */
  #homeOf(block: BasicBlock): Loop | undefined {
    const loop = this.#plan.innermostLoop(block);
    if (loop?.header !== block) return loop;
    const { parent } = loop;
    return parent && this.#plan.region.blocks.has(parent.header) ? parent : undefined;
  }

  #readVariable(variables: readonly AllocaInst[] | undefined): Mask {
    const { writer } = this.#kernel;
    invariant(variables, "the mask has variables");
    const pieces = variables.map((variable) => {
      const lanes = writer.at.load(variable.allocatedType, variable);
      return writer.at.icmp("slt", lanes, constInt(lanes.type, 0));
    });
    return { pieces };
  }

  #write(variables: readonly AllocaInst[] | undefined, mask: Mask): void {
    const { writer } = this.#kernel;
    invariant(variables, "the mask has variables");
    for (const [index, variable] of variables.entries()) {
      const piece = mask.pieces?.[index];
      const { allocatedType } = variable;
      writer.at.store(
        piece ? writer.at.cast("sext", piece, allocatedType) : constInt(allocatedType, -1),
        variable,
      );
    }
  }

  #add(variables: readonly AllocaInst[] | undefined, mask: Mask): void {
    const { writer } = this.#kernel;
    const before = this.#readVariable(variables);
    this.#write(variables, mask.pieces ? writer.unite(before, mask) : mask);
  }
}
