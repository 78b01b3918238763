import type { CallInst } from "../../ir/instruction.ts";
import { i32, ptr } from "../../ir/types.ts";
import type { Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import { replaceInstruction } from "../../transform/insert.ts";
import { functionPass } from "../../transform/pass.ts";
import { Builder } from "../../ir/build.ts";
import { launchBlock, workerBlock } from "../../artifact/launch-blocks.ts";
import { axes, type Register, registerRead } from "./registers.ts";

/**
 * In functions that kernels call, reads threadIdx and its like from the worker, where the kernel
 * put them before the call (see `record-position`).
 *
 *     %x = read register tid.x   =>   %x = load i32, %worker + 16
 */
export const readWorker = functionPass({
  name: "read-worker",
  summary: "read the registers of device functions from the worker",
  after: ["pass-worker", "expand-registers"],
  run(fn) {
    if (fn.isKernel) return false;
    const worker = fn.args.at(-1);
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      const register = registerRead(instruction);
      if (!register || instruction.opcode !== "call") continue;
      invariant(worker, `function ${fn.name} reads a register but has no worker`);
      replaceInstruction(instruction, load(instruction, register, worker));
      changed = true;
    }
    return changed;
  },
});

function load(call: CallInst, register: Register, worker: Value): Value {
  const writer = Builder.before(call);
  if (register === "worker") return worker;
  if (register === "shared") return writer.load(ptr, writer.byteOffset(worker, workerBlock.sharedBase));
  const [name, axis] = register.split(".");
  const index = axes.findIndex((one) => one === axis) * 4;
  if (name === "tid") return writer.load(i32, writer.byteOffset(worker, workerBlock.threadIdx + index));
  if (name === "ctaid") return writer.load(i32, writer.byteOffset(worker, workerBlock.blockIdx + index));
  const launch = writer.load(ptr, writer.byteOffset(worker, workerBlock.launch));
  const start = name === "ntid" ? launchBlock.blockDim : launchBlock.gridDim;
  return writer.load(i32, writer.byteOffset(launch, start + index));
}
