import type { ControlFlow } from "../analysis/cfg.ts";
import { constZero } from "../ir/build.ts";
import type { BasicBlock } from "../ir/function.ts";
import { type Instruction, type LoadInst, PhiInst, type StoreInst } from "../ir/instruction.ts";
import type { Type } from "../ir/types.ts";
import type { Value } from "../ir/values.ts";

/**
 * Replaces the loads of one memory slot by the values that reach them, with phis where paths
 * meet, and deletes the loads and stores. What is read before anything was written is 0, so that
 * no undefined value comes into the program.
 *
 * After Braun et al., "Simple and Efficient Construction of Static Single Assignment Form".
 */
export class SlotPromotion {
  readonly #cfg: ControlFlow;
  readonly #type: Type;
  /** One object, so that phis see that it is the same value. */
  readonly #zero: Value;
  readonly #accesses: readonly (LoadInst | StoreInst)[];
  readonly #atStart = new Map<BasicBlock, Value>();
  readonly #atEnd = new Map<BasicBlock, Value>();
  /** Values that were replaced while others still hold on to them. */
  readonly #replaced = new Map<Value, Value>();

  constructor(cfg: ControlFlow, type: Type, accesses: readonly (LoadInst | StoreInst)[]) {
    this.#cfg = cfg;
    this.#type = type;
    this.#zero = constZero(type);
    this.#accesses = accesses;
  }

  run(): void {
    const blocks = new Map<BasicBlock, Set<Instruction>>();
    for (const access of this.#accesses) {
      if (!access.block) continue;
      const list = blocks.get(access.block) ?? new Set();
      blocks.set(access.block, list.add(access));
    }
    for (const [block, accesses] of blocks) {
      const last = block.instructions.findLast((each) => each.opcode === "store" && accesses.has(each));
      if (last) this.#atEnd.set(block, last.operand(0));
    }
    for (const [block, accesses] of blocks) this.#replaceLoads(block, accesses);
    // A load that was stored back looked like another value while it was there.
    for (const value of this.#atStart.values()) {
      if (value instanceof PhiInst && this.#isOwn(value)) this.#simplify(value);
    }
    for (const access of this.#accesses) access.erase();
  }

  #replaceLoads(block: BasicBlock, accesses: ReadonlySet<Instruction>): void {
    let current: Value | undefined;
    for (const instruction of [...block.instructions]) {
      if (!accesses.has(instruction)) continue;
      if (instruction.opcode === "store") current = instruction.operand(0);
      else {
        const value = this.#latest(current ?? this.#valueAtStart(block));
        instruction.replaceAllUsesWith(value);
        this.#replaced.set(instruction, value);
      }
    }
  }

  /** Iterative where blocks have one predecessor, so that long chains do not exhaust the stack. */
  #valueAtEnd(block: BasicBlock): Value {
    const chain: BasicBlock[] = [];
    for (let at = block; ;) {
      const known = this.#atEnd.get(at);
      const [predecessor, second] = this.#cfg.predecessors(at);
      if (known || !predecessor || second) {
        const value = this.#latest(known ?? this.#valueAtStart(at));
        for (const each of chain) this.#atEnd.set(each, value);
        return value;
      }
      chain.push(at);
      at = predecessor;
    }
  }

  #valueAtStart(block: BasicBlock): Value {
    const known = this.#atStart.get(block);
    if (known) return this.#latest(known);
    const predecessors = this.#cfg.predecessors(block);
    const [first] = predecessors;
    if (!first) return this.#zero;
    if (predecessors.length === 1) return this.#valueAtEnd(first);

    const phi = new PhiInst(this.#type);
    phi.location = block.instructions[0]?.location;
    block.insert(0, phi);
    // Before the operands, as loops lead back here.
    this.#atStart.set(block, phi);
    for (const predecessor of predecessors) {
      const value = this.#valueAtEnd(predecessor);
      for (let edges = countEdges(predecessor, block); edges > 0; edges--)
        phi.addIncoming(value, predecessor);
    }
    return this.#simplify(phi);
  }

  /** A phi of one value and itself is that value. */
  #simplify(phi: PhiInst): Value {
    const others = new Set(
      phi.operands.map((operand) => this.#latest(operand)).filter((operand) => operand !== phi),
    );
    const [same] = others;
    if (others.size > 1) return phi;
    const value = same ?? this.#zero;
    const users = [...phi.users].filter((user) => user !== phi);
    phi.replaceAllUsesWith(value);
    this.#replaced.set(phi, value);
    phi.erase();
    for (const user of users) {
      if (user.opcode === "phi" && this.#isOwn(user)) this.#simplify(user);
    }
    return this.#latest(value);
  }

  #isOwn(phi: PhiInst): boolean {
    return phi.block !== undefined && this.#atStart.get(phi.block) === phi && isComplete(phi, this.#cfg);
  }

  #latest(value: Value): Value {
    let latest = value;
    for (let next = this.#replaced.get(latest); next; next = this.#replaced.get(latest)) latest = next;
    return latest;
  }
}

function isComplete(phi: PhiInst, cfg: ControlFlow): boolean {
  return phi.block !== undefined && new Set(phi.incomingBlocks).size === cfg.predecessors(phi.block).length;
}

/** A switch may lead to one block by several edges, each of which has its entry in a phi. */
function countEdges(from: BasicBlock, to: BasicBlock): number {
  const { terminator } = from;
  switch (terminator.opcode) {
    case "br":
      return [terminator.target, terminator.ifFalse].filter((target) => target === to).length;
    case "switch":
      return [terminator.defaultTarget, ...terminator.cases.map(({ target }) => target)].filter(
        (target) => target === to,
      ).length;
    case "ret":
    case "unreachable":
      return 0;
  }
}
