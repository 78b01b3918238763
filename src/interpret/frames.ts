import { KernelFault } from "./fault.ts";
import type { LinearMemory } from "./linear-memory.ts";
import { allocateLocal } from "./local-memory.ts";
import type { Code, Frame, Registers, Thread } from "./machine.ts";
import { asNumber, type RuntimeValue } from "./runtime-value.ts";

/** More calls inside each other than any stack of a GPU holds. */
const maxCallDepth = 20_000;

/** Starts a call of `code`; the thread goes on there. */
export function enterFunction(
  thread: Thread,
  code: Code,
  args: readonly RuntimeValue[],
  memory: LinearMemory,
): void {
  const caller = thread.frame;
  const depth = (caller?.depth ?? 0) + 1;
  if (depth > maxCallDepth)
    throw new KernelFault("stack-overflow", "the calls of a thread are nested too deeply");
  const registers: Registers = code.registers.slice();
  if (args.length !== code.function.args.length)
    throw new KernelFault(
      "invalid-function",
      `${code.function.name} was called with ${args.length} arguments`,
    );
  for (let i = 0; i < args.length; i++) registers[i] = args[i] ?? 0;
  const frame: Frame = {
    registers,
    caller,
    segment: code.entry,
    resultSlot: -1,
    localTop: thread.localTop,
    depth,
  };
  for (const { index, bytes, align } of code.byval) {
    const copy = allocateLocal(thread, memory, bytes, align);
    const original = memory.check(asNumber(registers[index]), bytes);
    memory.bytes.copyWithin(copy, original, original + bytes);
    registers[index] = copy;
  }
  thread.frame = frame;
}

/** Ends the call; its local variables are gone. The last call ends the thread. */
export function returnFromFunction(thread: Thread, frame: Frame, result: RuntimeValue): void {
  const { caller } = frame;
  thread.localTop = frame.localTop;
  thread.frame = caller;
  if (!caller) {
    thread.state = "done";
    thread.result = result;
  } else if (caller.resultSlot >= 0) {
    caller.registers[caller.resultSlot] = result;
  }
}
