import { directCallee } from "../../analysis/call-graph.ts";
import { launchBlock, workerBlock } from "../../artifact/launch-blocks.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import { warpSize } from "../../ir/warp-size.ts";
import type { Module } from "../../ir/module.ts";
import { i32, ptr } from "../../ir/types.ts";
import type { Value } from "../../ir/values.ts";
import { replaceInstruction } from "../../transform/insert.ts";
import { functionPass } from "../../transform/pass.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { type PositionRegister, readRegister, registerRead } from "./registers.ts";

/**
 * Computes what follows from a thread's position in its block: lane and warp numbers and masks.
 *
 *     laneid   =>   (tid.x + ntid.x * (tid.y + ntid.y * tid.z)) & 31
 */
export const expandRegisters = functionPass({
  name: "expand-registers",
  summary: "compute lane and warp numbers from threadIdx",
  after: ["inline-barrier-calls"],
  run(fn, module) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      const callee = instruction.opcode === "call" ? directCallee(instruction) : undefined;
      const known = callee?.isDeclaration ? lookUpDeviceFunction(callee.name) : undefined;
      if (known?.kind !== "special-register" || registerRead(instruction)) continue;
      const value = expandRegister(known.register, Builder.before(instruction), module);
      if (!value) continue;
      replaceInstruction(instruction, value);
      changed = true;
    }
    return changed;
  },
});

const warpShift = Math.log2(warpSize);

/**
 * Writes what the register holds; undefined for those that later passes replace.
 *
 * @param rowsAreWarps whether a warp begins wherever threadIdx.x is a multiple of its size: the lane then follows from threadIdx.x alone
 */
export function expandRegister(
  register: string,
  writer: Builder,
  module: Module,
  rowsAreWarps = false,
): Value | undefined {
  const read = (name: PositionRegister) => readRegister(writer, module, name);
  const rows = () => {
    const row = writer.add(read("tid.y"), writer.mul(read("ntid.y"), read("tid.z")));
    return writer.mul(read("ntid.x"), row);
  };
  const thread = () => writer.add(rows(), read("tid.x"), "thread");
  const lane = () => writer.and(rowsAreWarps ? read("tid.x") : thread(), constInt(i32, warpSize - 1), "lane");
  const warpOf = (value: Value) => writer.binary("lshr", value, constInt(i32, warpShift));
  const laneBit = () => writer.binary("shl", constInt(i32, 1), lane());
  const below = () => writer.sub(laneBit(), constInt(i32, 1));
  const not = (value: Value) => writer.not(value);
  switch (register) {
    case "laneid":
      return lane();
    case "warpid":
      return rowsAreWarps ? writer.add(warpOf(read("tid.x")), warpOf(rows()), "warp") : warpOf(thread());
    case "nwarpid": {
      const threads = writer.mul(read("ntid.x"), writer.mul(read("ntid.y"), read("ntid.z")));
      return writer.binary(
        "lshr",
        writer.add(threads, constInt(i32, warpSize - 1)),
        constInt(i32, warpShift),
      );
    }
    case "warpsize":
      return constInt(i32, warpSize);
    case "lanemask.eq":
      return laneBit();
    case "lanemask.lt":
      return below();
    case "lanemask.le":
      return writer.or(below(), laneBit());
    case "lanemask.gt":
      return not(writer.or(below(), laneBit()));
    case "lanemask.ge":
      return not(below());
    // One multiprocessor, as far as a program can tell.
    case "smid":
      return constInt(i32, 0);
    case "nsmid":
      return constInt(i32, 1);
    case "gridid":
      return constInt(i32, 0);
    case "cooperative": {
      const worker = readRegister(writer, module, "worker");
      const launch = writer.load(ptr, writer.byteOffset(worker, workerBlock.launch));
      const slabs = writer.load(i32, writer.byteOffset(launch, launchBlock.slabs));
      return writer.cast("zext", writer.icmp("ne", slabs, constInt(i32, 0)), i32);
    }
    default:
      return undefined;
  }
}
