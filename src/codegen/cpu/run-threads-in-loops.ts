import { directCallee } from "../../analysis/call-graph.ts";
import { stronglyConnectedComponents } from "../../analysis/strongly-connected.ts";
import type { BasicBlock, IrFunction } from "../../ir/function.ts";
import { ConstantInt } from "../../ir/values.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Pass } from "../../transform/pass.ts";
import { eraseBlock } from "../../transform/remove-unreachable-blocks.ts";
import type { Module } from "../../ir/module.ts";
import { chooseWidth } from "./choose-width.ts";
import { gangName } from "./form-gangs.ts";
import { hasFact, setFact } from "./kernel-facts.ts";
import { lowerKernel } from "./lower-kernel.ts";

/**
 * Turns what one thread does into what a worker does with a range of blocks.
 *
 *     define ptx_kernel void @k(ptr %out)
 *       a; barrier; b; ret
 *   =>
 *     define void @k(ptr %launch, ptr %worker, i64 %first, i64 %end)
 *       load the arguments from the launch
 *       for each block from first to end:
 *         for each thread: a
 *         for each thread: b
 *
 * Where threads may wait at different barriers, each notes where it goes on, see `lower-kernel`.
 *
 * A kernel of gangs (`form-gangs`) does the work of W threads along x, and the loop over x counts in
 * steps of W. Which of the two a launch runs follows from the block's size, see `choose-width`.
 */
export const runThreadsInLoops: Pass = {
  name: "run-threads-in-loops",
  summary: "make kernels loops over blocks and threads",
  after: [
    "copy-byval-parameters",
    "expand-registers",
    "lay-out-shared-memory",
    "record-position",
    "split-at-barriers",
  ],
  run(module, context) {
    const { kernels } = module;
    const problems = kernels.flatMap(findDynamicArrays);
    problems.forEach((problem) => context.report(problem));
    if (problems.length > 0) return false;
    const ofThreads = kernels.filter((kernel) => !hasFact(kernel, "gang-width"));
    for (const [slot, kernel] of ofThreads.entries()) {
      const gang = module.functions.get(gangName(kernel.name));
      const lowered = lower(kernel, module);
      const entry = gang ? chooseWidth(kernel.name, lowered, lower(gang, module), module) : lowered;
      setFact(entry, "kernel-slot", slot);
      module.functions.set(kernel.name, entry);
    }
    return kernels.length > 0;
  },
};

function lower(kernel: IrFunction, module: Module): IrFunction {
  const lowered = lowerKernel(kernel, module);
  module.functions.set(kernel.name, lowered);
  // So that what the old body used has no users left in it.
  for (const block of [...kernel.blocks]) eraseBlock(block);
  return lowered;
}

/**
 * An array whose size is computed has no place in the context, and would grow the stack with every
 * thread. The same goes for one that each turn of a loop makes anew, which only `alloca` can do.
 */
function findDynamicArrays(kernel: IrFunction): Diagnostic[] {
  const growing = blocksThatGrowTheStack(kernel);
  return [...kernel.instructions()].flatMap((instruction): Diagnostic[] => {
    if (instruction.opcode !== "alloca") return [];
    const isComputed = !(instruction.operand(0) instanceof ConstantInt);
    if (!isComputed && !(instruction.block && growing.has(instruction.block))) return [];
    const { location } = instruction;
    const what = isComputed ? "whose size is not a constant" : "that is made anew in each turn of a loop";
    return [
      {
        code: "unsupported-dynamic-array",
        severity: "error",
        message: `a local array ${what} is not supported in a kernel`,
        ...(location && { location }),
      },
    ];
  });
}

/** The blocks of cycles that give no stack back. */
function blocksThatGrowTheStack(kernel: IrFunction): ReadonlySet<BasicBlock> {
  const cycles = stronglyConnectedComponents(kernel.blocks, (block) => block.successors).filter(
    ([first, second]) => second !== undefined || first?.successors.includes(first),
  );
  const givesBack = (block: BasicBlock) =>
    block.instructions.some(
      (instruction) =>
        instruction.opcode === "call" &&
        directCallee(instruction)?.name.startsWith("llvm.stackrestore") === true,
    );
  return new Set(cycles.filter((blocks) => !blocks.some(givesBack)).flat());
}
