import type { Choices } from "./choices.ts";
import type { IrWriter } from "./ir-writer.ts";
import type { LaunchShape } from "./scope.ts";
import { Variables } from "./variables.ts";

/** Reads where the thread is, as a function of any launch of that shape may. */
export function threadPlace(write: IrWriter, choices: Choices, launch: LaunchShape) {
  return write.inPrologue(() => {
    const { grid, block } = launch;
    const register = (name: string) => write.call("i32", `llvm.nvvm.read.ptx.sreg.${name}`, []);
    const add = (left: string, right: string) => write.value(`add i32 ${left}, ${right}`);
    const mul = (left: string, right: string) => write.value(`mul i32 ${left}, ${right}`);
    const [x, width] = [register("tid.x"), register("ntid.x")];
    let [shared, blockSize] = [x, width];
    const axes = [];
    for (const axis of ["y", "z"] as const) {
      if (block[axis] === 1) continue;
      const at = register(`tid.${axis}`);
      axes.push(at);
      shared = add(shared, mul(at, blockSize));
      blockSize = mul(blockSize, register(`ntid.${axis}`));
    }
    let number = register("ctaid.x");
    if (grid.y > 1) number = add(number, mul(register("ctaid.y"), register("nctaid.x")));
    const global = add(mul(number, blockSize), shared);
    const ids = [shared, global, x, ...axes, register("laneid")] as const;
    return {
      ids,
      numbers: { global, shared },
      blockSize,
      blockNumber: number,
      variables: new Variables(write, choices, ids, number),
    };
  });
}
