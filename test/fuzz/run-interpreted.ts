import { ascendingOrder, type ExecutionOrder } from "../../src/interpret/execution-order.ts";
import { interpretLaunch } from "../../src/interpret/interpret-launch.ts";
import { LinearMemory } from "../../src/interpret/linear-memory.ts";
import { Program } from "../../src/interpret/program.ts";
import { parseModule } from "../../src/ir/parse.ts";
import { inputData } from "./fuzz-module.ts";
import type { FuzzKernel } from "./random-kernel.ts";

/** What a kernel left in its output, or why it left nothing that could be compared. */
export type Outcome = { readonly output: Uint8Array } | { readonly failure: string };

const megabyte = 1 << 20;
const inputAt = 2 * megabyte;
const argumentsAt = inputAt + 65536;
const outputAt = 3 * megabyte;
/** What takes longer is no test but a nuisance. */
const stepLimit = 3_000_000;

/** The oracle: runs the kernels of a module, one at a time, in memory of their own. */
export function interpretKernels(
  moduleText: string,
  threadOrder: ExecutionOrder = ascendingOrder,
): (kernel: FuzzKernel) => Outcome {
  const buffer = new ArrayBuffer(8 * megabyte);
  const memory = new LinearMemory(() => buffer);
  let top = 5 * megabyte;
  const program = new Program(parseModule(moduleText), {
    memory,
    arena: { address: 65536, bytes: megabyte },
    allocate: (bytes, align) => {
      const address = Math.ceil(top / align) * align;
      top = address + bytes;
      return address;
    },
  });
  return ({ name, launch, outputBytes, numbers }) => {
    memory.bytes.fill(0, outputAt, outputAt + outputBytes);
    memory.bytes.set(inputData(), inputAt);
    [outputAt, inputAt, ...numbers].forEach((value, at) =>
      memory.view.setUint32(argumentsAt + 4 * at, value, true),
    );
    const { status, fault } = interpretLaunch(program, {
      kernel: name,
      gridDim: launch.grid,
      blockDim: launch.block,
      arguments: argumentsAt,
      threadOrder,
      stepLimit,
    });
    if (fault) return { failure: `${fault.kind}: ${fault.message}` };
    if (status !== "done") return { failure: "too many steps" };
    return { output: memory.bytes.slice(outputAt, outputAt + outputBytes) };
  };
}
