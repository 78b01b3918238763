/**
 * The border between a linked program and JavaScript: what lib/ imports from module "env" and what
 * the linker must export. One table, read by the runtime (which provides and calls) and by the
 * linker driver (which turns `exports` into `--export=` options).
 *
 * Kernels, the Launch and Worker blocks they are called with and the CUDA imports are not here:
 * this is the support library (lib/support, lib/exceptions, lib/libc) only.
 */

export type WasmValueType = "i32" | "i64" | "f32" | "f64";

export interface SupportFunction {
  readonly parameters: readonly WasmValueType[];
  readonly result?: WasmValueType;
  readonly summary: string;
}

/** Functions lib/ imports from "env". Every instance, host and worker, must be given all of them. */
export const supportImports = {
  __unwarp_now_ns: {
    parameters: [],
    result: "f64",
    summary:
      "nanoseconds since a fixed point shared by all threads of the program, never decreasing; small enough (a start time near 0) that a double keeps single nanoseconds",
  },
  __unwarp_exit: {
    parameters: ["i32"],
    summary:
      "records the exit code of the program and returns; a trap (RuntimeError) follows at once, which then means exit(code). Everything that ends a program early comes here: exit, abort (134), an uncaught exception. It must not throw: C++ would run destructors for a JavaScript exception",
  },
} as const satisfies Record<string, SupportFunction>;

/** Functions of lib/ and libc that JavaScript calls. */
export const supportExports = {
  __unwarp_run: {
    parameters: ["i32", "i32", "i32"],
    result: "i32",
    summary:
      "(launch, worker, maxChunks): runs blocks until none are left, a fault is set, or maxChunks chunks are done; 1 if blocks may be left. Traps on a device fault",
  },
  __unwarp_printf_flush: {
    parameters: [],
    summary:
      "writes what the device printed to the C stdout (and failed assertions to stderr), in order; only on the host thread",
  },
  __unwarp_printf_lose: {
    parameters: ["i32"],
    summary: "(count): messages of device printf that a GPU had no room for; the next flush tells the user",
  },
  __unwarp_device_heap_limit: {
    parameters: ["i32"],
    result: "i32",
    summary:
      "(bytes): sets the size of the heap behind device malloc and new (default 8 MiB); 0 when the heap is already in use and keeps its size, else 1",
  },
  __unwarp_device_heap_init: {
    parameters: ["i32", "i32"],
    summary:
      "(base, bytes): gives the device heap this region instead of the one it would get itself by memory.grow at the first device malloc; forgets all earlier device allocations",
  },
  __unwarp_device_heap_base: {
    parameters: [],
    result: "i32",
    summary: "address of the device heap, 0 before its first use; pointers into it are device pointers",
  },
  __unwarp_device_heap_size: {
    parameters: [],
    result: "i32",
    summary: "bytes of the device heap, used or to be used",
  },
  __unwarp_dev_vprintf: {
    parameters: ["i32", "i32", "i32"],
    result: "i32",
    summary: "(format, packed arguments, worker): device printf, for kernels that the interpreter runs",
  },
  __unwarp_dev_malloc: {
    parameters: ["i32", "i32"],
    result: "i32",
    summary: "(bytes, worker): device malloc, for kernels that the interpreter runs",
  },
  __unwarp_dev_free: {
    parameters: ["i32", "i32"],
    summary: "(pointer, worker): device free, for kernels that the interpreter runs",
  },
  __unwarp_dev_new: {
    parameters: ["i32", "i32"],
    result: "i32",
    summary: "(bytes, worker): device new, for native kernels",
  },
  __unwarp_dev_delete: {
    parameters: ["i32", "i32"],
    summary: "(pointer, worker): device delete, for native kernels",
  },
  __unwarp_dev_assert_fail: {
    parameters: ["i32", "i32", "i32", "i32", "i32"],
    summary: "(expression, file, line, function, worker): a failed assert, for native kernels. Traps",
  },
  __unwarp_dev_clock64: {
    parameters: ["i32"],
    result: "i64",
    summary: "(worker): device clock, for native kernels",
  },
  malloc: { parameters: ["i32"], result: "i32", summary: "host heap; only on the host thread" },
  free: { parameters: ["i32"], summary: "host heap; only on the host thread" },
} as const satisfies Record<string, SupportFunction>;

/**
 * Shadow stack that lib/ may need below a kernel's own (device printf of a double formats with
 * up to 8 KiB of locals in musl). Add it to KernelInfo.stackBytes when sizing a worker's stack.
 */
export const supportStackBytes = 32 * 1024;

/** Exports that are not functions of lib/ but must be kept: the linker driver adds them to the table above. */
export const systemExports = ["_start", "__stack_pointer"] as const;

const mathNames = [
  ...["exp", "exp2", "exp10", "expm1", "log", "log2", "log10", "log1p", "pow", "cbrt", "hypot"],
  ...["sin", "cos", "tan", "asin", "acos", "atan", "atan2"],
  ...["sinh", "cosh", "tanh", "asinh", "acosh", "atanh"],
  ...["erf", "erfc", "tgamma", "lgamma", "j0", "j1", "jn", "y0", "y1", "yn"],
] as const;

/**
 * C's mathematical functions that are not exact by definition, for doubles and (`sinf`) floats: with
 * them the interpreter computes the same bits as kernels that call libc. 60 KB of a program. All take
 * and return numbers; the first argument of `jn` and `yn` is an integer.
 */
export const mathExports: readonly string[] = mathNames.flatMap((name) => [name, `${name}f`]);

/** What `abort`, an uncaught exception and a failed host `assert` pass to `__unwarp_exit`, as a shell reports SIGABRT. */
export const abortExitCode = 134;

/** `cudaErrorLaunchTimeout`: for lanes of a warp that wait for others which never come. */
export const launchTimeout = 702;

/** `cudaErrorLaunchFailure`: what compiled kernels pass to `__unwarp_dev_fault` for a trap. */
export const launchFailure = 719;
/** cudaErrorInvalidPc. */
export const invalidPc = 718;
