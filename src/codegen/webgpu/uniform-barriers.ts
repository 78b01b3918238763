import { barrierReduction, isGridBarrier, synchronizes, warpFunction } from "../../analysis/barriers.ts";
import { directCallee } from "../../analysis/call-graph.ts";
import { analyzeControlFlow } from "../../analysis/cfg.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { BasicBlock, IrFunction } from "../../ir/function.ts";
import { BinaryInst, CastInst, type Instruction, isInstruction } from "../../ir/instruction.ts";
import type { Type } from "../../ir/types.ts";
import type { Value } from "../../ir/values.ts";
import { isAnyBlock, type LaunchKind, threadsOf } from "./specialize-launch.ts";
import { needsLeaving } from "./print-structure.ts";
import { type Node, structure } from "./structure.ts";

/**
 * Whether a kernel's barriers may be WGSL's own, in the place where they stand: then threads keep their values in registers, and no
 * rounds are needed. WGSL wants barriers in control flow that its compiler sees to be uniform, and an invocation for each thread.
 *
 * Follows the rules by which WGSL's compilers decide, on the structured code that is printed, and errs on the side of "no": a
 * wrong "yes" is a kernel that the driver rejects.
 */
export function hasUniformBarriers(
  fn: IrFunction,
  { blockDim }: LaunchKind,
  maxInvocations: number,
): boolean {
  const isOneToOne = isAnyBlock(blockDim)
    ? blockDim.threadsPerInvocation === 1
    : threadsOf(blockDim) <= maxInvocations;
  if (!isOneToOne) return false;
  const waiting = [...fn.instructions()].filter((instruction) => synchronizes(instruction));
  if (waiting.length === 0 || !waiting.every(isPlainBarrier)) return false;
  if ([...fn.instructions()].some(mayStop)) return false;
  const cfg = analyzeControlFlow(fn);
  const nodes = structure({ entry: cfg.entry, successors: (block) => cfg.successors(block) });
  // One variable for all jumps out of several loops: what one kind of jump writes to it makes the others vary.
  if (hasDispatch(nodes) || needsLeaving(nodes)) return false;
  return new Uniformity(nodes).allBarriersUniform();
}

function isPlainBarrier(instruction: Instruction): boolean {
  return !(warpFunction(instruction) || barrierReduction(instruction) || isGridBarrier(instruction));
}

/** Ends a thread in the middle: those that go on would wait in control flow that is not uniform. */
function mayStop(instruction: Instruction): boolean {
  if (instruction.opcode === "unreachable") return true;
  const callee = instruction.opcode === "call" ? directCallee(instruction) : undefined;
  const kind = callee && lookUpDeviceFunction(callee.name)?.kind;
  return kind !== undefined && ["trap", "assert", "exit", "no-grid-barrier", "wild-call"].includes(kind);
}

function hasDispatch(nodes: readonly Node[]): boolean {
  return nodes.some((node) => node.kind === "dispatch" || bodiesOf(node).some(hasDispatch));
}

function bodiesOf(node: Node): readonly (readonly Node[])[] {
  switch (node.kind) {
    case "if":
      return [node.yes, node.no];
    case "switch":
      return node.cases.map(({ body }) => body);
    case "scope":
    case "loop":
      return [node.body];
    case "dispatch":
      return node.blocks.map(({ body }) => body);
    default:
      return [];
  }
}

/**
 * Which values vary and which code only some threads reach: both are found together, in rounds until nothing new
 * is found. Variables count as varying everywhere if they do anywhere, which WGSL sees more finely.
 */
class Uniformity {
  readonly #nodes: readonly Node[];
  readonly #varying = new Set<Value>();
  /** The labels of scopes that threads leave one by one, and of loops that they go on in so: code in them is not uniform. */
  readonly #partedScopes = new Set<BasicBlock>();
  readonly #partedLoops = new Set<BasicBlock>();
  /** Whether some threads may have returned by here. */
  #someReturned = false;
  #changed = false;
  #isBarrierParted = false;

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes;
  }

  allBarriersUniform(): boolean {
    do {
      this.#changed = false;
      this.#someReturned = false;
      this.#walk(this.#nodes, true, []);
    } while (this.#changed && !this.#isBarrierParted);
    return !this.#isBarrierParted;
  }

  /** @param loops those around the nodes */
  #walk(nodes: readonly Node[], isUniform: boolean, loops: readonly BasicBlock[]): void {
    for (const node of nodes) this.#node(node, isUniform && !this.#someReturned, loops);
  }

  #node(node: Node, isUniform: boolean, loops: readonly BasicBlock[]): void {
    switch (node.kind) {
      case "code":
        for (const instruction of node.block.instructions) this.#instruction(instruction, isUniform);
        break;
      case "edge":
        for (const phi of node.to.phis) {
          const value = phi.incomingFrom(node.from);
          if (!isUniform || value === undefined || this.#varying.has(value)) this.#setVarying(phi);
        }
        break;
      case "if":
      case "switch": {
        const inside = isUniform && !this.#varying.has(node.block.terminator.operand(0));
        for (const body of bodiesOf(node)) this.#walk(body, inside, loops);
        break;
      }
      case "scope":
        this.#walk(node.body, isUniform && !this.#partedScopes.has(node.label), loops);
        break;
      case "loop":
        this.#walk(node.body, isUniform && !this.#partedLoops.has(node.label), [...loops, node.label]);
        break;
      case "exit":
        if (!isUniform) this.#part(this.#partedScopes, node.label);
        break;
      case "continue":
        if (!isUniform) this.#part(this.#partedLoops, node.label);
        break;
      case "leave":
        if (isUniform) break;
        this.#someReturned = true;
        for (const loop of loops) this.#part(this.#partedLoops, loop);
        break;
      default:
        this.#isBarrierParted = true;
    }
  }

  #instruction(instruction: Instruction, isUniform: boolean): void {
    if (synchronizes(instruction) && !isUniform) this.#isBarrierParted = true;
    if (instruction.opcode === "phi") return;
    const isKnown =
      isUniform &&
      isComputed(instruction) &&
      !operandsOf(instruction).some((operand) => this.#varying.has(operand));
    if (!isKnown) this.#setVarying(instruction);
  }

  #setVarying(value: Value): void {
    if (this.#varying.has(value)) return;
    this.#varying.add(value);
    this.#changed = true;
  }

  #part(parted: Set<BasicBlock>, label: BasicBlock): void {
    if (parted.has(label)) return;
    parted.add(label);
    this.#changed = true;
  }
}

/** Whether WGSL knows the value to be uniform where its operands are. */
function isComputed(instruction: Instruction): boolean {
  if (!isWhole(instruction.type)) return false;
  if (instruction instanceof BinaryInst) return true;
  if (instruction instanceof CastInst) return isWhole(instruction.operand(0).type);
  switch (instruction.opcode) {
    case "getelementptr":
    case "freeze":
    case "select":
      return true;
    case "icmp":
      return isWhole(instruction.operand(0).type);
    case "call": {
      const callee = directCallee(instruction);
      const known = callee && lookUpDeviceFunction(callee.name);
      return known?.kind === "special-register" && /^(?:ctaid|nctaid|ntid)\.[xyz]$/.test(known.register);
    }
    default:
      return false;
  }
}

const isWhole = (type: Type): boolean => type.kind === "int" || type.kind === "pointer";

/** Callees are functions, not values. */
function operandsOf(instruction: Instruction): readonly Value[] {
  const operands = instruction.opcode === "call" ? instruction.args : instruction.operands;
  return operands.filter((operand) => isInstruction(operand));
}
