import { InternalError } from "../../source/invariant.ts";

/** Functions of lib/support that native kernels call in the program. In the order of `Call` in lib/native/entry.c. */
const programCalls = [
  { name: "__unwarp_dev_vprintf", parameters: 2 },
  { name: "__unwarp_dev_assert_fail", parameters: 4 },
  { name: "__unwarp_dev_malloc", parameters: 1 },
  { name: "__unwarp_dev_free", parameters: 1 },
  { name: "__unwarp_dev_new", parameters: 1 },
  { name: "__unwarp_dev_delete", parameters: 1 },
  { name: "__unwarp_dev_clock64", parameters: 0 },
] as const;

/** `(call, a, b, c, d, worker, stackPointer)`: the result, or a negative number when the kernel is to be left. */
export type ProgramCall = (...words: readonly number[]) => number;

/**
 * Lets native kernels call functions of an instance of their program. There is one source and one
 * state of printf's buffer, of the device's heap and of the clock, so all devices agree about them.
 */
export function programCall({ exports }: WebAssembly.Instance): ProgramCall {
  const stackPointer = exports["__stack_pointer"];
  const functions = programCalls.map(({ name, parameters }) => {
    const found = exports[name];
    if (typeof found !== "function") throw new InternalError(`the program does not export ${name}`);
    return { call: found as (...args: number[]) => number | bigint | undefined, parameters };
  });
  if (!(stackPointer instanceof WebAssembly.Global))
    throw new InternalError("the program does not export its stack pointer");
  return (index = 0, a = 0, b = 0, c = 0, d = 0, worker = 0, stack = 0) => {
    const before: number = stackPointer.value;
    try {
      const called = functions[index];
      if (!called) return -1;
      stackPointer.value = stack;
      const result = called.call(...[a, b, c, d].slice(0, called.parameters), worker);
      return typeof result === "bigint" ? Number(result) : (result ?? 0) >>> 0;
    } catch (error) {
      // It has recorded a fault. Whatever else it was: a kernel cannot go on without an answer.
      if (error instanceof WebAssembly.RuntimeError) return -1;
      throw error;
    } finally {
      stackPointer.value = before;
    }
  };
}
