import { isBarrier, isGridBarrier, synchronizes } from "../../analysis/barriers.ts";
import { analyzeControlFlow, type ControlFlow } from "../../analysis/cfg.ts";
import { analyzeDominators } from "../../analysis/dominators.ts";
import { analyzeLoops, type Loop } from "../../analysis/loops.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { cloneInstruction } from "../../ir/clone.ts";
import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import type { Module } from "../../ir/module.ts";
import { i32, voidType } from "../../ir/types.ts";
import { insertCall } from "../../transform/insert.ts";
import { functionPass } from "../../transform/pass.ts";
import { waitsForThread } from "./gangs/why-no-gang.ts";

/**
 * Lets the block's other threads have their turn where a thread spins until one of them writes: a barrier at the end
 * of each turn of such a loop. Threads that wait at different barriers all go on when none runs any more
 * (`lower-kernel`), so this one means only "the others first".
 *
 *     spin:                                        spin:
 *       %x = load volatile i32, ptr %flag            %x = load volatile i32, ptr %flag
 *       %no = icmp eq i32 %x, 0                      %no = icmp eq i32 %x, 0
 *       br i1 %no, label %spin, label %go     =>     br i1 %no, label %spin.yield, label %go
 *                                                  spin.yield:
 *                                                    barrier; br label %spin
 *
 * Only where no thread can be at a barrier of the program meanwhile, which would let it through: all barriers are passed
 * once, on the way to the loop. Where there are warp operations, lanes may wait for the one that spins, and nothing is done.
 */
export const yieldInSpins = functionPass({
  name: "yield-in-spins",
  summary: "let threads that others spin for have their turn",
  after: ["form-gangs", "inline-barrier-calls"],
  run(fn, module) {
    if (!fn.isKernel) return false;
    const cfg = analyzeControlFlow(fn);
    const dominators = analyzeDominators(cfg);
    const loops = analyzeLoops(cfg, dominators);
    if (loops.irreducible) return false;
    const barriers = cfg.reversePostorder.filter((block) => block.instructions.some(synchronizes));
    const isPlain = (block: BasicBlock) =>
      block.instructions.every((one) => !synchronizes(one) || (isBarrier(one) && !isGridBarrier(one)));
    if (!barriers.every(isPlain)) return false;
    const isBehindAll = ({ header }: Loop) => {
      const reached = reachable(cfg, header);
      return barriers.every((block) => !reached.has(block) && dominators.dominates(block, header));
    };
    const isPassedOnce = barriers.every((block) =>
      cfg.successors(block).every((next) => !reachable(cfg, next).has(block)),
    );
    // A switch may have several edges to the header.
    const spins = loops.all.filter(
      (loop) =>
        waitsForThread(loop) &&
        isBehindAll(loop) &&
        loop.latches.every(({ terminator }) => terminator.opcode === "br"),
    );
    if (!isPassedOnce || spins.length === 0) return false;
    for (const loop of spins) for (const latch of loop.latches) yieldOnEdge(fn, latch, loop.header, module);
    return true;
  },
});

function yieldOnEdge(fn: IrFunction, latch: BasicBlock, header: BasicBlock, module: Module): void {
  const block = new BasicBlock("spin.yield");
  fn.insertBlock(fn.blocks.indexOf(latch) + 1, block);
  const at = Builder.atEnd(block);
  at.location = latch.terminator.location;
  insertCall(at, module, "llvm.nvvm.barrier.cta.sync.aligned.all", voidType, [constInt(i32, 0)]);
  at.br(header);
  const { terminator } = latch;
  const around = cloneInstruction(terminator, { values: new Map(), blocks: new Map([[header, block]]) });
  terminator.erase();
  latch.append(around);
  for (const phi of header.phis) {
    phi.incomingBlocks.forEach((from, index) => {
      if (from === latch) phi.setIncomingBlock(index, block);
    });
  }
}

function reachable(cfg: ControlFlow, from: BasicBlock): ReadonlySet<BasicBlock> {
  const reached = new Set([from]);
  // A set hands out what is added while it is walked.
  for (const block of reached) for (const next of cfg.successors(block)) reached.add(next);
  return reached;
}
