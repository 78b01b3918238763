import type { Divergence } from "../../../analysis/divergence.ts";
import { Builder } from "../../../ir/build.ts";
import { BasicBlock, type IrFunction } from "../../../ir/function.ts";
import { PhiInst, type SwitchInst } from "../../../ir/instruction.ts";
import { invariant } from "../../../source/invariant.ts";

/** Makes all returns one, where lanes that return early wait for the others, in a block with nothing else. */
export function uniteReturns(kernel: IrFunction): void {
  const returning = kernel.blocks.filter((block) => block.terminator.opcode === "ret");
  const [first, second] = returning;
  if (!second && first?.instructions.length === 1) return;
  const end = kernel.appendBlock(new BasicBlock("return"));
  Builder.atEnd(end).ret();
  for (const block of returning) {
    block.terminator.erase();
    Builder.atEnd(block).br(end);
  }
}

/** Makes branches of the switches at which lanes may part. True when there were any. */
export function lowerDivergentSwitches(kernel: IrFunction, divergence: Divergence): boolean {
  let changed = false;
  for (const block of [...kernel.blocks]) {
    const { terminator } = block;
    if (terminator.opcode !== "switch" || !divergence.isDivergent(block)) continue;
    lowerSwitch(kernel, block, terminator);
    changed = true;
  }
  return changed;
}

/** One comparison after the other, each in a block of its own. */
function lowerSwitch(kernel: IrFunction, block: BasicBlock, choice: SwitchInst): void {
  const value = choice.operand(0);
  const { cases, defaultTarget, location } = choice;
  // What each target's phis get from here, before the edges change.
  const incoming = new Map(
    block.successors.map((target) => [
      target,
      target.phis.map((phi): [PhiInst, ReturnType<PhiInst["operand"]>] => {
        const from = phi.incomingFrom(block);
        invariant(from, "a phi has a value for each predecessor");
        return [phi, from];
      }),
    ]),
  );
  for (const phis of incoming.values()) for (const [phi] of phis) phi.removeIncomingFrom(block);
  choice.erase();
  const connect = (from: BasicBlock, to: BasicBlock) => {
    for (const [phi, operand] of incoming.get(to) ?? []) {
      if (phi.incomingFrom(from) === undefined) phi.addIncoming(operand, from);
    }
  };
  const tests = cases.filter(({ target }) => target !== defaultTarget);
  let at = block;
  for (const [index, { value: label, target }] of tests.entries()) {
    const writer = Builder.atEnd(at);
    writer.location = location;
    const isLast = index === tests.length - 1;
    const next = isLast
      ? defaultTarget
      : kernel.insertBlock(kernel.blocks.indexOf(at) + 1, new BasicBlock(`${block.name}.case`));
    writer.condBr(writer.icmp("eq", value, label), target, next);
    connect(at, target);
    if (isLast) connect(at, defaultTarget);
    at = next;
  }
  if (tests.length > 0) return;
  Builder.atEnd(block).br(defaultTarget);
  connect(block, defaultTarget);
}
