import { synchronizes } from "../../../analysis/barriers.ts";
import { codeSize } from "../../../analysis/code-size.ts";
import type { Divergence } from "../../../analysis/divergence.ts";
import type { Loop } from "../../../analysis/loops.ts";
import { Builder } from "../../../ir/build.ts";
import { cloneBlocks, type CloneMap, newCloneMap } from "../../../ir/clone.ts";
import { BasicBlock, type IrFunction } from "../../../ir/function.ts";
import { PhiInst } from "../../../ir/instruction.ts";
import type { Module } from "../../../ir/module.ts";
import { i1 } from "../../../ir/types.ts";
import { invariant } from "../../../source/invariant.ts";
import { declareFunction } from "../../../transform/insert.ts";
import { canTestAgreement } from "./agreement.ts";
import { gangAgrees, gangIsWhole } from "./gang-functions.ts";

/** Loops of more instructions are not written twice. */
const largestLoop = 150;

/**
 * Gives loops such as `for (i = …; i < n; i += stride)`, which lanes leave at the end of turns by a test that scalars
 * can make, a version without masks. Whole gangs run it while all their lanes stay.
 *
 *                                  enter:     br gang.is.whole, body, body.rest
 *     body:  …                     body:      …
 *            br i < n, body, exit  =>         br gang.agrees(i < n), body, leave
 *                                  leave:     br i < n, body.rest, left
 *                                  body.rest: …
 *                                             br i' < n, body.rest, left
 *                                  left:      br exit
 *
 * Returns the blocks such as `leave`, where some lanes stay as a rule: writing what follows twice gains nothing.
 */
export function splitLoops(
  kernel: IrFunction,
  module: Module,
  divergence: Divergence,
): ReadonlySet<BasicBlock> {
  const taken = new Set<BasicBlock>();
  const leaving = new Set<BasicBlock>();
  // Inner loops first.
  for (const loop of divergence.loops.all.toReversed()) {
    if ([...loop.blocks].some((block) => taken.has(block)) || !canSplit(loop, divergence)) continue;
    for (const block of loop.blocks) taken.add(block);
    leaving.add(splitLoop(kernel, module, loop));
  }
  return leaving;
}

function canSplit(loop: Loop, divergence: Divergence): boolean {
  const { header, blocks, latches, exitEdges } = loop;
  const [latch, ...others] = latches;
  if (!latch || others.length > 0 || exitEdges.length !== 1 || exitEdges[0]?.from !== latch) return false;
  const outside = divergence.cfg.predecessors(header).filter((block) => !blocks.has(block));
  const { terminator } = latch;
  return (
    outside.length === 1 &&
    terminator.opcode === "br" &&
    divergence.isDivergent(latch) &&
    canTestAgreement(terminator.operand(0), (value) => divergence.shapeAt(value, latch)) &&
    codeSize(blocks) <= largestLoop &&
    [...blocks].every((block) =>
      block.instructions.every((each) => each.opcode !== "alloca" && !synchronizes(each)),
    )
  );
}

/** A loop, its copy for what is left over, and the blocks around them. */
interface Split {
  readonly loop: Loop;
  readonly latch: BasicBlock;
  readonly exit: BasicBlock;
  readonly rest: CloneMap;
  readonly enter: BasicBlock;
  readonly leave: BasicBlock;
  readonly left: BasicBlock;
}

function splitLoop(kernel: IrFunction, module: Module, loop: Loop): BasicBlock {
  const [latch] = loop.latches;
  const [exitEdge] = loop.exitEdges;
  invariant(latch && exitEdge, "the loop has one end");
  const make = (name: string) => new BasicBlock(`${loop.header.name}.${name}`);
  const rest = newCloneMap();
  const copies = cloneBlocks([...loop.blocks], rest);
  const split: Split = {
    ...{ loop, latch, exit: exitEdge.to, rest },
    ...{ enter: make("enter"), leave: make("leave"), left: make("left") },
  };
  connectEntry(split, kernel, module);
  connectExit(split);
  connectTurns(split, module);
  const behind = kernel.blocks.indexOf(latch) + 1;
  for (const block of [split.leave, ...copies, split.left].toReversed()) kernel.insertBlock(behind, block);
  kernel.insertBlock(kernel.blocks.indexOf(loop.header), split.enter);
  return split.leave;
}

/** From outside, lanes come to either version by `enter`. */
function connectEntry({ loop, latch, rest, enter }: Split, kernel: IrFunction, module: Module): void {
  const { header } = loop;
  for (const block of kernel.blocks) if (!loop.blocks.has(block)) redirect(block, header, enter);
  const at = Builder.atEnd(enter);
  const isWhole = at.call(declareFunction(module, gangIsWhole, i1, []), []);
  at.condBr(isWhole, header, copyOf(header, rest));
  for (const phi of header.phis) {
    for (const each of [phi, copyOfPhi(phi, rest)]) {
      each.incomingBlocks.forEach((from, index) => {
        if (from !== latch && from !== copyOf(latch, rest)) each.setIncomingBlock(index, enter);
      });
    }
  }
}

/** What is used outside comes from either version by `left`. */
function connectExit({ loop, latch, exit, rest, leave, left }: Split): void {
  for (const phi of exit.phis) {
    phi.incomingBlocks.forEach((from, index) => {
      if (from === latch) phi.setIncomingBlock(index, left);
    });
  }
  for (const instruction of [...loop.blocks].flatMap((block) => block.instructions)) {
    const copy = rest.values.get(instruction);
    const users = [...instruction.users].filter(({ block }) => block && !loop.blocks.has(block));
    if (!copy || users.length === 0) continue;
    const either = new PhiInst(instruction.type, [
      [instruction, leave],
      [copy, copyOf(latch, rest)],
    ]);
    either.name = instruction.name;
    left.append(either);
    for (const user of users) {
      user.operands.forEach((operand, index) => {
        if (operand === instruction) user.setOperand(index, either);
      });
    }
  }
  Builder.atEnd(left).br(exit);
  redirect(copyOf(latch, rest), exit, left);
}

/** Where not all lanes stay, those that do go on in the copy. */
function connectTurns({ loop, latch, rest, leave, left }: Split, module: Module): void {
  const { header } = loop;
  const branch = latch.terminator;
  invariant(branch.opcode === "br", "the loop ends with a branch");
  const condition = branch.operand(0);
  const isStaying = branch.target === header;
  const [ifTrue, ifFalse] = isStaying ? [copyOf(header, rest), left] : [left, copyOf(header, rest)];
  Builder.atEnd(leave).condBr(condition, ifTrue, ifFalse);
  for (const phi of header.phis) {
    const next = phi.incomingFrom(latch);
    invariant(next, "a phi has a value for each predecessor");
    copyOfPhi(phi, rest).addIncoming(next, leave);
  }
  const at = Builder.before(branch);
  at.location = branch.location;
  const agrees = declareFunction(module, gangAgrees, i1, [i1]);
  branch.setOperand(0, at.call(agrees, [isStaying ? condition : at.not(condition)]));
  branch.target = header;
  branch.ifFalse = leave;
}

function copyOf(block: BasicBlock, { blocks }: CloneMap): BasicBlock {
  const copy = blocks.get(block);
  invariant(copy, `${block.name} was copied`);
  return copy;
}

function copyOfPhi(phi: PhiInst, { values }: CloneMap): PhiInst {
  const copy = values.get(phi);
  invariant(copy instanceof PhiInst, "the phi was copied");
  return copy;
}

function redirect({ terminator }: BasicBlock, from: BasicBlock, to: BasicBlock): void {
  if (terminator.opcode === "br") {
    if (terminator.target === from) terminator.target = to;
    if (terminator.ifFalse === from) terminator.ifFalse = to;
  } else if (terminator.opcode === "switch") {
    if (terminator.defaultTarget === from) terminator.defaultTarget = to;
    terminator.cases = terminator.cases.map((each) =>
      each.target === from ? { ...each, target: to } : each,
    );
  }
}
