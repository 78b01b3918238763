import { synchronizes, warpFunction } from "../analysis/barriers.ts";
import { analyzeCallGraph, type CallGraph } from "../analysis/call-graph.ts";
import { analyzeControlFlow } from "../analysis/cfg.ts";
import { analyzeDominators, type Dominators } from "../analysis/dominators.ts";
import { analyzeLoops, type Loop, type Loops } from "../analysis/loops.ts";
import { Builder } from "../ir/build.ts";
import { cloneInstruction } from "../ir/clone.ts";
import { BasicBlock, type IrFunction } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { i32 } from "../ir/types.ts";
import { declareFunction } from "./insert.ts";
import type { Pass } from "./pass.ts";

/**
 * Makes the lanes of a warp begin each turn of a loop together, for operations that name no lanes and take those that are there.
 * Lanes run one after the other here: without it, lanes that skip what others still wait in would come to the next turn's
 * operation alone, which a machine whose lanes meet again behind each branch never does.
 *
 *     head:  activemask                          head:   activemask
 *            br %c, rare, head        =>                 br %c, rare, gather
 *     rare:  activemask; br head                 rare:   activemask; br gather
 *                                                gather: activemask; br head
 *
 * Within a turn the order of the code does it: of lanes that wait at several places, those go first that are farthest behind.
 */
export const gatherLanes: Pass = {
  name: "gather-lanes",
  summary: "make lanes begin each turn of a loop together where they wait for whoever is there",
  run(module) {
    const graph = analyzeCallGraph(module);
    let changed = false;
    for (const fn of module.functions.values())
      if (!fn.isDeclaration && gatherIn(fn, graph, module)) changed = true;
    return changed;
  },
};

function gatherIn(fn: IrFunction, graph: CallGraph, module: Module): boolean {
  const isPlace = (one: Instruction) => takesWhoIsThere(one, graph);
  if (![...fn.instructions()].some(isPlace)) return false;
  const cfg = analyzeControlFlow(fn);
  const dominators = analyzeDominators(cfg);
  const loops = analyzeLoops(cfg, dominators);
  const parting = loops.all.filter((loop) => lanesMayPart(loop, loops, dominators, isPlace));
  for (const loop of parting) gather(fn, loop, module);
  return parting.length > 0;
}

/** Whether a lane may wait at one place of the loop while another has not to, and goes on to the next turn. */
function lanesMayPart(
  loop: Loop,
  loops: Loops,
  dominators: Dominators,
  isPlace: (one: Instruction) => boolean,
): boolean {
  const places = [...loop.blocks].filter((block) => block.instructions.some(isPlace));
  if (places.length === 0 || isGathered(loop)) return false;
  return places.some(
    (block) =>
      loops.innermost(block) !== loop || !loop.latches.every((latch) => dominators.dominates(block, latch)),
  );
}

function isGathered({ latches }: Loop): boolean {
  const [latch, ...others] = latches;
  const last = latch?.instructions.at(-2);
  return (
    others.length === 0 &&
    latch?.successors.length === 1 &&
    last !== undefined &&
    warpFunction(last)?.operation === "activemask"
  );
}

function takesWhoIsThere(instruction: Instruction, graph: CallGraph): boolean {
  if (instruction.opcode !== "call") return false;
  if (synchronizes(instruction)) return warpFunction(instruction)?.operation === "activemask";
  return graph.targets(instruction).some((target) => !target.isDeclaration && graph.mayReachBarrier(target));
}

/** One block through which all turns go. */
function gather(fn: IrFunction, { header, latches }: Loop, module: Module): void {
  const block = new BasicBlock("gather");
  fn.insertBlock(Math.max(...latches.map((latch) => fn.blocks.indexOf(latch))) + 1, block);
  const at = Builder.atEnd(block);
  const isLatch = new Set(latches);
  for (const phi of header.phis) {
    // A switch may lead here by several edges.
    const incoming = phi.incomingBlocks.flatMap((from, index) => {
      const value = isLatch.has(from) ? phi.operands[index] : undefined;
      return value ? [[value, from] as const] : [];
    });
    for (const latch of latches) phi.removeIncomingFrom(latch);
    phi.addIncoming(at.phi(phi.type, incoming), block);
  }
  at.location = latches[0]?.terminator.location;
  at.call(declareFunction(module, "llvm.nvvm.activemask", i32, []), []);
  at.br(header);
  for (const latch of latches) {
    const { terminator } = latch;
    const around = cloneInstruction(terminator, { values: new Map(), blocks: new Map([[header, block]]) });
    terminator.erase();
    latch.append(around);
  }
}
