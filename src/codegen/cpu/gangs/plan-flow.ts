import { reversePostorderFrom } from "../../../analysis/cfg.ts";
import type { Divergence } from "../../../analysis/divergence.ts";
import { buildDominatorTree } from "../../../analysis/dominators.ts";
import type { Loop } from "../../../analysis/loops.ts";
import type { BasicBlock } from "../../../ir/function.ts";
import { instructions } from "../../../ir/instructions.ts";
import { invariant } from "../../../source/invariant.ts";
import { isLoopEnd, linearOrder, type LoopEnd, type Place } from "./linear-order.ts";

/** A part of a kernel with one way in and one way out. */
export interface Region {
  /** Where it begins: at the start of a block, or with only the terminator of one, to which all else belongs. */
  readonly start: BasicBlock;
  readonly startsAtTerminator: boolean;
  readonly blocks: ReadonlySet<BasicBlock>;
  /** Where all lanes are when they have left it; undefined when they end within. */
  readonly exit: BasicBlock | undefined;
}

/** Branches that get code of their own for when all lanes agree, by the block they end: see `find-guards`. */
export type Guards = ReadonlyMap<BasicBlock, Region>;

/**
 * How the blocks of a region are run one after another with masks, so that lanes that part at a
 * branch meet again. Branches that all lanes take the same way stay branches.
 *
 * After Moll and Hack, "Partial Control-Flow Linearization" (PLDI 2018): places are visited in
 * order; a place hands on which others are still to be run for lanes that went there, and the
 * earliest of them and of its own successors comes next. Divergent loops leave at their end only.
 */
export interface FlowPlan {
  readonly region: Region;
  readonly order: readonly Place[];
  continuation(place: Place): Continuation;
  /** Where the mask of a block comes from. */
  maskSource(block: BasicBlock): MaskSource;
  /** Whether the block may be run although no lane is there. */
  mayBeEmpty(block: BasicBlock): boolean;
  /** Whether `a` has been run whenever `b` is. */
  dominates(a: Place, b: Place): boolean;
  /** The innermost loop around a block whose header is in the region. */
  innermostLoop(block: BasicBlock): Loop | undefined;
}

/** What happens at the end of a place. */
export type Continuation =
  | { readonly kind: "end" }
  /** All lanes go to one successor. */
  | { readonly kind: "jump"; readonly successor: BasicBlock; readonly next: Next }
  /** All lanes go to the same of several successors. */
  | { readonly kind: "branch"; readonly arms: ReadonlyMap<BasicBlock, Next> }
  /** Lanes may go to different successors. */
  | { readonly kind: "part"; readonly successors: readonly BasicBlock[]; readonly next: Next }
  /** As `part`, with code of its own for when all lanes go the same way. */
  | { readonly kind: "guard"; readonly region: Region; readonly next: Next | undefined }
  /** Lanes that stay in the loop go around again; without any, it goes on behind it. */
  | { readonly kind: "loop-end"; readonly header: BasicBlock; readonly next: Next };

/** What is run next: the first target if any lane waits there, else the next one. The last needs no question. */
export interface Next {
  /** "exit" is the region's exit. */
  readonly target: Place | "exit";
  readonly otherwise: Next | undefined;
}

export type MaskSource =
  /** The mask with which the region was entered. */
  | { readonly kind: "entry" }
  /** All lanes of another block come here. */
  | { readonly kind: "same"; readonly as: BasicBlock }
  /** The lanes that take the edge from its only predecessor. */
  | { readonly kind: "edge"; readonly from: BasicBlock }
  /** A variable to which the edges add their lanes. */
  | { readonly kind: "gathered" };

export interface FlowOptions {
  readonly guards: Guards;
  /** All lanes take the branch with which the region begins the same way. */
  readonly startIsUniform: boolean;
}

export function planFlow(region: Region, divergence: Divergence, options: FlowOptions): FlowPlan {
  return new FlowPlanner(region, divergence, options);
}

/** Instructions that are cheaper to run in vain than to jump over. */
const fewInstructions = 10;
/** The same where the question would be asked in each turn of a loop. */
const manyInstructions = 60;

class FlowPlanner implements FlowPlan {
  readonly region: Region;
  readonly order: readonly Place[];
  readonly #divergence: Divergence;
  readonly #guards: Guards;
  readonly #startIsUniform: boolean;
  readonly #index = new Map<Place, number>();
  readonly #ends = new Map<Loop, LoopEnd>();
  /** For each place, the places that are still to be run when it is reached. */
  readonly #pending = new Map<Place, Set<number>>();
  /** What is pending behind a loop that gathers at its end. */
  readonly #behind = new Map<Loop, ReadonlySet<number>>();
  /** Places that something else is run before although lanes wait there. */
  readonly #putOff = new Set<Place>();
  /** Places that may be run without any lane. */
  readonly #mayBeEmpty = new Set<Place>();
  readonly #continuations = new Map<Place, Continuation>();
  readonly #edges = new Map<Place, Set<Place>>();
  readonly #dominators: ReturnType<typeof buildDominatorTree<Place>>;

  constructor(region: Region, divergence: Divergence, { guards, startIsUniform }: FlowOptions) {
    this.region = region;
    this.#divergence = divergence;
    this.#guards = guards;
    this.#startIsUniform = startIsUniform;
    const order = linearOrder(region.start, this.#ownBlocks(), {
      loops: divergence.loops,
      successors: (block) => this.#successors(block),
      gathersAtEnd: (loop) => divergence.gathersAtEnd(loop),
    });
    this.order = order;
    for (const [index, place] of order.entries()) {
      this.#index.set(place, index);
      if (isLoopEnd(place)) this.#ends.set(place.loop, place);
    }
    for (const place of order) this.#continuations.set(place, this.#plan(place));
    this.#dominators = this.#buildDominators();
  }

  continuation(place: Place): Continuation {
    const found = this.#continuations.get(place);
    invariant(found, "the place is in the order");
    return found;
  }

  mayBeEmpty(block: BasicBlock): boolean {
    return this.#mayBeEmpty.has(block);
  }

  dominates(a: Place, b: Place): boolean {
    return this.#dominators.isAncestor(a, b);
  }

  innermostLoop(block: BasicBlock): Loop | undefined {
    const loop = this.#divergence.loops.innermost(block);
    return loop && this.region.blocks.has(loop.header) ? loop : loop && this.#parentInRegion(loop);
  }

  maskSource(block: BasicBlock): MaskSource {
    const { region } = this;
    if (block === region.start) return { kind: "entry" };
    const isHeader = this.#divergence.loops.innermost(block)?.header === block;
    const loop = this.#divergence.loops.innermost(block);
    if (isHeader && loop && this.#divergence.gathersAtEnd(loop)) return { kind: "gathered" };
    const as = this.#sameLanes(block);
    if (as && this.dominates(as, block)) return { kind: "same", as };
    const predecessors = this.#divergence.cfg
      .predecessors(block)
      .filter((each) => !(isHeader && loop?.blocks.has(each)));
    const [from, ...others] = predecessors;
    const isOnly = from !== undefined && others.length === 0 && this.region.blocks.has(from);
    // A place that was put off may be run although a uniform branch did not choose it; then its mask must say so.
    const isExact = isOnly && (this.#isDivergent(from) || !this.#putOff.has(block));
    if (
      isExact &&
      this.#index.has(from) &&
      this.dominates(from, block) &&
      !this.#gatheringLoopLeft(from, block)
    ) {
      return { kind: "edge", from };
    }
    return { kind: "gathered" };
  }

  /** Successors of a block, or where all lanes meet behind its guard. */
  #successors(block: BasicBlock): readonly BasicBlock[] {
    const guard = this.#guards.get(block);
    if (!guard || this.#isOwnGuard(block)) return this.#divergence.cfg.successors(block);
    return guard.exit ? [guard.exit] : [];
  }

  #isOwnGuard(block: BasicBlock): boolean {
    return this.region.startsAtTerminator && block === this.region.start;
  }

  /** The region's blocks but for those that guards have within. */
  #ownBlocks(): ReadonlySet<BasicBlock> {
    const own = new Set(this.region.blocks);
    for (const [block, guard] of this.#guards) {
      if (!this.region.blocks.has(block) || this.#isOwnGuard(block)) continue;
      for (const each of guard.blocks) if (each !== guard.start) own.delete(each);
    }
    return own;
  }

  #parentInRegion(loop: Loop): Loop | undefined {
    const { parent } = loop;
    return parent && this.region.blocks.has(parent.header) ? parent : undefined;
  }

  /**
   * A block before `block` whose active lanes all come to `block`, and no others: its dominator when
   * it is post-dominated by `block`, or when no branch between them may part lanes.
   */
  #sameLanes(block: BasicBlock): BasicBlock | undefined {
    const { dominators, postDominators } = this.#divergence;
    let as = dominators.immediateDominator(block);
    // Behind a guard, everything in its region has been run by then.
    while (as && this.region.blocks.has(as) && !this.#index.has(as)) as = dominators.immediateDominator(as);
    if (!as || !this.region.blocks.has(as)) return undefined;
    for (
      let left = this.#gatheringLoopLeft(as, block);
      left;
      left = as && this.#gatheringLoopLeft(as, block)
    ) {
      if (!postDominators.postDominates(block, left.header, true)) return undefined;
      const before = dominators.immediateDominator(left.header);
      if (!before || !this.region.blocks.has(before) || left.header === this.region.start) return undefined;
      const isWhole =
        postDominators.postDominates(left.header, before) || !this.#mayPart(before, left.header);
      if (!isWhole) return undefined;
      as = before;
    }
    if (!as) return undefined;
    if (!this.#index.has(as)) return undefined;
    const enters = this.#gatheringLoop(block) !== this.#gatheringLoop(as);
    if (enters) return undefined;
    const isWhole =
      postDominators.postDominates(block, as) || (!this.#putOff.has(block) && !this.#mayPart(as, block));
    return isWhole ? as : undefined;
  }

  /** Whether a divergent branch behind `from` may keep lanes from `to`. */
  #mayPart(from: BasicBlock, to: BasicBlock): boolean {
    const { dominators, loops } = this.#divergence;
    for (const block of this.region.blocks) {
      if (!this.#isDivergent(block) || !dominators.dominates(from, block)) continue;
      if (this.#divergence.influence(block).has(to)) return true;
    }
    return loops.all.some(
      (loop) =>
        this.#divergence.isDivergentLoop(loop) &&
        this.region.blocks.has(loop.header) &&
        dominators.dominates(from, loop.header) &&
        this.#divergence.influenceOfLoop(loop).has(to),
    );
  }

  /** The innermost loop of the region around a block whose lanes gather at its end. */
  #gatheringLoop(block: BasicBlock): Loop | undefined {
    let loop = this.innermostLoop(block);
    while (loop && !this.#divergence.gathersAtEnd(loop)) loop = this.#parentInRegion(loop);
    return loop;
  }

  #gatheringLoopLeft(from: BasicBlock, to: BasicBlock): Loop | undefined {
    let found: Loop | undefined;
    for (
      let loop = this.innermostLoop(from);
      loop && !loop.blocks.has(to);
      loop = this.#parentInRegion(loop)
    ) {
      if (this.#divergence.gathersAtEnd(loop)) found = loop;
    }
    return found;
  }

  #plan(place: Place): Continuation {
    if (isLoopEnd(place)) return this.#planLoopEnd(place);
    const loop = this.#divergence.loops.innermost(place);
    const isGatheringHeader =
      loop?.header === place && this.region.blocks.has(place) && this.#divergence.gathersAtEnd(loop);
    if (isGatheringHeader) {
      this.#behind.set(loop, this.#pendingAt(place));
      this.#pending.set(place, new Set());
    }
    const successors = this.#successors(place);
    const guard = this.#isOwnGuard(place) ? undefined : this.#guards.get(place);
    if (guard) {
      const [exit] = successors;
      return { kind: "guard", region: guard, next: exit && this.#next(place, [exit], true) };
    }
    const [first, ...others] = successors;
    if (!first) return { kind: "end" };
    const isSure = !this.#mayBeEmpty.has(place);
    if (others.length === 0)
      return { kind: "jump", successor: first, next: this.#next(place, [first], isSure) };
    if (this.#isDivergent(place)) {
      return { kind: "part", successors, next: this.#next(place, successors, false) };
    }
    return {
      kind: "branch",
      arms: new Map(successors.map((successor) => [successor, this.#next(place, [successor], isSure)])),
    };
  }

  #isDivergent(block: BasicBlock): boolean {
    const isAgreed = this.#startIsUniform && block === this.region.start;
    return !isAgreed && this.#divergence.isDivergent(block);
  }

  #planLoopEnd(end: LoopEnd): Continuation {
    const { loop } = end;
    const targets = new Set(loop.exitEdges.map(({ to }) => this.#redirect(this.#parentInRegion(loop), to)));
    const pending = new Set([...(this.#behind.get(loop) ?? []), ...targets]);
    this.#addEdge(end, loop.header);
    // A loop without a way out has no lanes to go on with.
    if (pending.size === 0) pending.add(this.order.length);
    return { kind: "loop-end", header: loop.header, next: this.#choose(end, pending, undefined) };
  }

  #pendingAt(place: Place): Set<number> {
    const pending = new Set(this.#pending.get(place));
    pending.delete(this.#indexOf(place));
    return pending;
  }

  #next(from: BasicBlock, successors: readonly BasicBlock[], isSure: boolean): Next {
    const pending = this.#pendingAt(from);
    const loop = this.innermostLoop(from);
    for (const successor of successors) {
      if (loop && this.#isRealBackEdge(loop, successor)) {
        this.#addEdge(from, successor);
        return { target: successor, otherwise: undefined };
      }
    }
    const targets = successors.map((successor) => this.#redirect(loop, successor));
    for (const target of targets) pending.add(target);
    return this.#choose(from, pending, isSure ? targets[0] : undefined);
  }

  #isRealBackEdge(innermost: Loop, target: BasicBlock): boolean {
    for (let loop: Loop | undefined = innermost; loop; loop = this.#parentInRegion(loop)) {
      if (this.#divergence.gathersAtEnd(loop)) return false;
      if (loop.header === target) return true;
    }
    return false;
  }

  /** Where an edge leads from within `innermost`: back edges and exits of gathering loops lead to their ends. */
  #redirect(innermost: Loop | undefined, target: BasicBlock): number {
    for (let loop = innermost; loop; loop = this.#parentInRegion(loop)) {
      const end = this.#ends.get(loop);
      if (end && (target === loop.header || !loop.blocks.has(target))) return this.#indexOf(end);
    }
    return this.#index.get(target) ?? this.order.length;
  }

  /** Hands on what is pending: the earliest place comes first, with the others still pending there. */
  #choose(from: Place, pending: ReadonlySet<number>, sure: number | undefined): Next {
    const [first, ...others] = [...pending].sort((a, b) => a - b);
    invariant(first !== undefined, "something comes next");
    const target = this.order[first] ?? "exit";
    if (target === "exit") return { target, otherwise: undefined };
    const known = this.#pending.get(target) ?? new Set();
    this.#pending.set(target, new Set([...known, ...others]));
    for (const index of others) {
      const other = this.order[index];
      if (other) this.#putOff.add(other);
    }
    this.#addEdge(from, target);
    if (others.length === 0 || first === sure || isLoopEnd(target)) return { target, otherwise: undefined };
    if (this.#mayRunInVain(target, others)) {
      this.#mayBeEmpty.add(target);
      return { target, otherwise: undefined };
    }
    return { target, otherwise: this.#choose(from, new Set(others), undefined) };
  }

  /** Whether to run a block without asking whether any lane is there. */
  #mayRunInVain(target: BasicBlock, others: readonly number[]): boolean {
    // Behind a guard there is more than the block itself.
    if (this.#guards.has(target) || !this.#blendsBehind(target)) return false;
    return isCheap(target, this.#successors(target)) || this.#isLastOfLoop(target, others);
  }

  /** Whether the phis behind a block keep what others brought when it brings no lane. */
  #blendsBehind(block: BasicBlock): boolean {
    const { loops } = this.#divergence;
    return this.#successors(block).every((successor) => {
      // When no lane goes around, nobody looks at what the next turn would have had.
      const loop = loops.innermost(successor);
      const goesAround = loop?.header === successor && loop.blocks.has(block) && loop.latches.length === 1;
      const isLeft = this.#divergence.divergentLoopLeft(block, successor) !== undefined;
      return goesAround || isLeft || successor.phis.length === 0 || this.#divergence.isJoin(successor);
    });
  }

  /**
   * A harmless block behind which a loop asks who stays: asking before it as well would cost every
   * turn a question, and save running it in vain once.
   */
  #isLastOfLoop(target: BasicBlock, others: readonly number[]): boolean {
    const [next, ...rest] = others;
    const place = next === undefined ? undefined : this.order[next];
    return (
      rest.length === 0 &&
      place !== undefined &&
      isLoopEnd(place) &&
      place.loop === this.innermostLoop(target) &&
      target.instructions.length <= manyInstructions &&
      isHarmless(target)
    );
  }

  #indexOf(place: Place): number {
    const index = this.#index.get(place);
    invariant(index !== undefined, "the place is in the order");
    return index;
  }

  #addEdge(from: Place, to: Place): void {
    const edges = this.#edges.get(from) ?? new Set();
    this.#edges.set(from, edges.add(to));
  }

  #buildDominators() {
    const [start] = this.order;
    invariant(start, "a region has a start");
    const successors = (place: Place) => [...(this.#edges.get(place) ?? [])];
    const reached = reversePostorderFrom<Place>(start, successors);
    const predecessors = new Map<Place, Place[]>();
    for (const place of reached) {
      for (const successor of successors(place)) {
        const list = predecessors.get(successor);
        if (list) list.push(place);
        else predecessors.set(successor, [place]);
      }
    }
    return buildDominatorTree<Place>(reached, (place) => predecessors.get(place) ?? []);
  }
}

/** A few instructions that harm nobody when no lane is active, on the way to one place. */
function isCheap(block: BasicBlock, successors: readonly BasicBlock[]): boolean {
  return successors.length === 1 && block.instructions.length <= fewInstructions && isHarmless(block);
}

function isHarmless(block: BasicBlock): boolean {
  // `unreachable` says that no lane comes here, which must stay true.
  if (block.terminator.opcode !== "br") return false;
  return block.instructions.every(
    ({ opcode }) =>
      opcode === "br" || (instructions[opcode].effect === "none" && !/div|rem|alloca/.test(opcode)),
  );
}
