import { Builder, constInt } from "../ir/build.ts";
import { SwitchInst } from "../ir/instruction.ts";
import { scalarBits } from "../ir/layout.ts";
import { i32, intType } from "../ir/types.ts";
import { ConstantInt, type Value } from "../ir/values.ts";
import { functionPass } from "./pass.ts";

/**
 * Makes switches over integers of more than 32 bits ones over the number of the case, for targets that have no others.
 *
 *     switch i64 %x, label %other [i64 5, label %a     =>   %is5 = icmp eq i64 %x, 5
 *                                  i64 9, label %b]         %n5 = select i1 %is5, i32 0, i32 2
 *                                                           %is9 = icmp eq i64 %x, 9
 *                                                           %n9 = select i1 %is9, i32 1, i32 %n5
 *                                                           switch i32 %n9, label %other [i32 0, label %a
 *                                                                                         i32 1, label %b]
 */
export const narrowSwitches = functionPass({
  name: "narrow-switches",
  summary: "number the cases of switches over wide integers",
  run(fn) {
    let changed = false;
    for (const block of fn.blocks) {
      const { terminator } = block;
      if (terminator.opcode !== "switch" || scalarBits(terminator.operand(0).type) <= 32) continue;
      narrow(terminator);
      changed = true;
    }
    return changed;
  },
});

function narrow(wide: SwitchInst): void {
  const at = Builder.before(wide);
  const selector = wide.operand(0);
  let number: Value = constInt(i32, wide.cases.length);
  wide.cases.forEach(({ value }, index) => {
    const isCase = at.icmp("eq", selector, constInt(intType(scalarBits(selector.type)), value.value));
    number = at.select(isCase, constInt(i32, index), number);
  });
  const cases = wide.cases.map(({ target }, index) => ({ value: new ConstantInt(i32, index), target }));
  const narrower = at.insert(new SwitchInst(number, wide.defaultTarget, cases));
  narrower.location = wide.location;
  wide.erase();
}
