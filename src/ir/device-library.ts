/**
 * Every function that device IR may call without defining it: LLVM's and NVVM's intrinsics,
 * C's mathematics, and what the CUDA headers of unwarp declare. A function that is neither
 * defined nor in this table is an error in the user's program (an unresolved external).
 *
 * Intrinsics are listed by their base name, without the overload suffix: `llvm.sin` stands
 * for `llvm.sin.f32` and `llvm.sin.f64`.
 */
export type DeviceFunction =
  | SpecialRegisterFunction
  | BarrierReduceFunction
  | MathFunction
  | IntegerFunction
  | VectorReduceFunction
  | MemoryFunction
  | HeapFunction
  | ClockFunction
  | AddressSpaceQuery
  | WarpFunction
  | OtherFunction;

/** Who sees the same value: all of the launch, the threads of one block, or only the thread itself. */
type SharedBy = "launch" | "block" | "thread";

interface SpecialRegisterFunction {
  readonly kind: "special-register";
  /** PTX's name, `tid.x`. */
  readonly register: string;
  readonly sharedBy: SharedBy;
}
/** Waits for the whole block and combines a condition of each thread: `__syncthreads_and` etc. */
export interface BarrierReduceFunction {
  readonly kind: "barrier-reduce";
  /** The last argument is the condition, an i1; `popc` returns i32, the others i1. */
  readonly reduction: "and" | "or" | "popc";
}
/** Mathematics on floating-point numbers. */
interface MathFunction {
  readonly kind: "math";
  /** C's name for doubles, `sin` for `llvm.sin.f32`, `sinf` and `sin`; or LLVM's where C has none (`minimum`). */
  readonly operation: string;
  /** "writes" where a result leaves through a pointer (`frexp`, `modf`, `remquo`, `sincos` as C functions). */
  readonly effect: "none" | "writes";
}
/** Operations on bits and integers, pure. */
interface IntegerFunction {
  readonly kind: "integer";
  /** The name after `llvm.`: `ctpop`, `sadd.with.overflow`. */
  readonly operation: string;
}
/** `llvm.vector.reduce.*`, pure. */
interface VectorReduceFunction {
  readonly kind: "vector-reduce";
  readonly operation: string;
}
/** Works on bytes in memory as C's function of that name. */
interface MemoryFunction {
  readonly kind: "memory";
  readonly operation: string;
  readonly effect: "reads" | "writes";
}
/** The device's heap. `free` gets the pointer first; a size may follow. */
interface HeapFunction {
  readonly kind: "device-heap";
  readonly operation: "malloc" | "free";
}
interface ClockFunction {
  readonly kind: "clock";
  /** `clock` is i32, the low half of `clock64`; `globaltimer` counts nanoseconds. */
  readonly clock: "clock" | "clock64" | "globaltimer";
}
/** Asks whether a generic pointer points into a memory space: `__isShared`. */
interface AddressSpaceQuery {
  readonly kind: "address-space-query";
  readonly space: "global" | "shared" | "constant" | "local";
}
/** Operations across the threads of a warp, which wait for each other there. */
export interface WarpFunction {
  readonly kind: "warp";
  /** What the user wrote, for messages: `__shfl_down_sync`. */
  readonly cudaName: string;
  readonly operation: WarpOperation;
  /** Which operand names the lanes that meet; undefined where none does. */
  readonly maskOperand: number | undefined;
}
export type WarpOperation = (typeof warpOperations)[number];
/** PTX's names. `sync` only waits; `activemask` waits for no one in particular. */
export const warpOperations = [
  "sync",
  "activemask",
  "shfl.idx",
  "shfl.up",
  "shfl.down",
  "shfl.bfly",
  "vote.all",
  "vote.any",
  "vote.uni",
  "vote.ballot",
  "match.any",
  "match.all",
  "redux.add",
  "redux.min",
  "redux.max",
  "redux.umin",
  "redux.umax",
  "redux.and",
  "redux.or",
  "redux.xor",
] as const;
interface OtherFunction {
  readonly kind:
    | "barrier" // waits for the whole block
    | "grid-barrier" // grid.sync(): waits for all blocks of a cooperative launch
    | "no-grid-barrier" // grid.sync() in any other launch: the kernel fails
    | "wild-call" // a call through a pointer that is no function's: the kernel fails
    | "fence" // orders memory accesses; nothing to do when threads run one at a time
    | "ignored" // a hint; no result, no effect
    | "identity" // a hint; the result is the first argument
    | "nanosleep"
    | "trap" // __trap: the kernel fails
    | "breakpoint" // __brkpt: nothing without a debugger
    | "exit" // the thread ends
    | "assert" // __unwarp_assert_fail(expression, file, line, function)
    | "printf" // vprintf(format, packed arguments)
    | "stack-save"
    | "stack-restore"
    | "object-size" // llvm.objectsize: always "unknown"
    | "is-constant" // llvm.is.constant: always false
    | "pointer-mask"; // llvm.ptrmask
}

const register = (name: string, sharedBy: SharedBy): [string, DeviceFunction] => [
  `llvm.nvvm.read.ptx.sreg.${name}`,
  { kind: "special-register", register: name, sharedBy },
];
const other = (kind: OtherFunction["kind"], names: readonly string[]): [string, DeviceFunction][] =>
  names.map((name) => [name, { kind }]);
const warp = (
  name: string,
  operation: WarpOperation,
  cudaName: string,
  maskOperand: number | undefined = 0,
): [string, DeviceFunction] => [`llvm.nvvm.${name}`, { kind: "warp", cudaName, operation, maskOperand }];
const activeMask: WarpFunction = {
  kind: "warp",
  cudaName: "__activemask",
  operation: "activemask",
  maskOperand: undefined,
};
const mathIntrinsics = (names: string): [string, DeviceFunction][] =>
  words(names).map((name) => [
    `llvm.${name}`,
    { kind: "math", operation: cNames[name] ?? name, effect: "none" },
  ]);
/** C's functions come in pairs: `sin` for double, `sinf` for float. */
const mathCalls = (effect: MathFunction["effect"], names: string): [string, DeviceFunction][] =>
  words(names).flatMap((operation): [string, DeviceFunction][] => [
    [operation, { kind: "math", operation, effect }],
    [`${operation}f`, { kind: "math", operation, effect }],
  ]);
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Intrinsics with a name of their own for what C calls otherwise. */
const cNames: Readonly<Record<string, string>> = { minnum: "fmin", maxnum: "fmax" };

const axes = ["x", "y", "z"];

const table: ReadonlyMap<string, DeviceFunction> = new Map<string, DeviceFunction>([
  ...axes.flatMap((axis) => [
    register(`tid.${axis}`, "thread"),
    register(`ntid.${axis}`, "launch"),
    register(`ctaid.${axis}`, "block"),
    register(`nctaid.${axis}`, "launch"),
  ]),
  register("laneid", "thread"),
  register("warpid", "thread"),
  register("nwarpid", "launch"),
  register("warpsize", "launch"),
  ...["eq", "le", "lt", "ge", "gt"].map((mask) => register(`lanemask.${mask}`, "thread")),
  register("smid", "block"),
  register("nsmid", "launch"),
  register("gridid", "launch"),

  // All threads of the block take part; the first argument, the barrier's number, is 0 for __syncthreads.
  ...other("barrier", [
    "llvm.nvvm.barrier.cta.sync.aligned.all",
    "llvm.nvvm.barrier.cta.sync.all",
    "llvm.nvvm.barrier0",
    "llvm.nvvm.barrier.n",
    "llvm.nvvm.bar.sync",
    "llvm.nvvm.barrier.sync",
  ]),
  ...(["and", "or", "popc"] as const).flatMap((reduction): [string, DeviceFunction][] => [
    [`llvm.nvvm.barrier.cta.red.${reduction}.aligned.all`, { kind: "barrier-reduce", reduction }],
    [`llvm.nvvm.barrier.cta.red.${reduction}.all`, { kind: "barrier-reduce", reduction }],
  ]),

  ...other("grid-barrier", ["__unwarp_grid_sync"]),
  ...other("no-grid-barrier", ["__unwarp_grid_not_cooperative"]),
  ...other("wild-call", ["unwarp.wild.call"]),
  ["__unwarp_grid_is_cooperative", { kind: "special-register", register: "cooperative", sharedBy: "launch" }],
  // The same for the lanes of a gang: how many bring a true condition, and how many a false one.
  ...(["and", "or", "popc"] as const).map((reduction): [string, DeviceFunction] => [
    `unwarp.barrier.red.${reduction}`,
    { kind: "barrier-reduce", reduction },
  ]),

  ...other("fence", ["llvm.nvvm.membar.cta", "llvm.nvvm.membar.gl", "llvm.nvvm.membar.sys"]),
  ...other("nanosleep", ["llvm.nvvm.nanosleep"]),
  ...(["clock", "clock64", "globaltimer"] as const).map((clock): [string, DeviceFunction] => [
    `llvm.nvvm.read.ptx.sreg.${clock}`,
    { kind: "clock", clock },
  ]),
  // A pure virtual function stands in the virtual table of its class; calling it is the program's error.
  ...other("trap", ["llvm.trap", "llvm.ubsantrap", "__cxa_pure_virtual"]),
  ...other("breakpoint", ["llvm.debugtrap"]),
  ...other("exit", ["llvm.nvvm.exit"]),

  ...other("assert", ["__unwarp_assert_fail"]),
  ...other("printf", ["vprintf"]),
  ...["malloc", "_Znwj", "_Znaj", "_Znwm", "_Znam"].map((name): [string, DeviceFunction] => [
    name,
    { kind: "device-heap", operation: "malloc" },
  ]),
  ...["free", "_ZdlPv", "_ZdlPvj", "_ZdlPvm", "_ZdaPv", "_ZdaPvj", "_ZdaPvm"].map(
    (name): [string, DeviceFunction] => [name, { kind: "device-heap", operation: "free" }],
  ),

  ...mathIntrinsics(`
    sqrt fabs floor ceil trunc rint nearbyint round roundeven copysign fma fmuladd canonicalize
    minnum maxnum minimum maximum minimumnum maximumnum
    exp exp2 exp10 log log2 log10 pow powi sin cos tan asin acos atan atan2 sinh cosh tanh
    ldexp frexp modf sincos lrint llrint lround llround is.fpclass
    fptosi.sat fptoui.sat
  `),
  ...mathCalls(
    "none",
    `
    sqrt fabs floor ceil trunc rint nearbyint round roundeven copysign fma fmin fmax fdim fmod
    remainder exp exp2 exp10 expm1 log log2 log10 log1p logb ilogb pow sin cos tan asin acos atan
    atan2 sinh cosh tanh asinh acosh atanh erf erfc tgamma lgamma cbrt hypot nextafter ldexp
    scalbn scalbln lrint llrint lround llround j0 j1 jn y0 y1 yn
  `,
  ),
  ...mathCalls("writes", "frexp modf remquo sincos"),

  ...words(`
    ctpop ctlz cttz bitreverse bswap fshl fshr abs smin smax umin umax
    sadd.with.overflow uadd.with.overflow ssub.with.overflow usub.with.overflow
    smul.with.overflow umul.with.overflow sadd.sat uadd.sat ssub.sat usub.sat sshl.sat ushl.sat
    scmp ucmp
  `).map((operation): [string, DeviceFunction] => [`llvm.${operation}`, { kind: "integer", operation }]),
  ...words("add mul and or xor smin smax umin umax fadd fmul fmin fmax").map(
    (operation): [string, DeviceFunction] => [
      `llvm.vector.reduce.${operation}`,
      { kind: "vector-reduce", operation },
    ],
  ),

  ...words("memcpy memmove memset").flatMap((operation): [string, DeviceFunction][] => [
    [`llvm.${operation}`, { kind: "memory", operation, effect: "writes" }],
    [operation, { kind: "memory", operation, effect: "writes" }],
  ]),
  ["llvm.memcpy.inline", { kind: "memory", operation: "memcpy", effect: "writes" }],
  ["llvm.memset.inline", { kind: "memory", operation: "memset", effect: "writes" }],
  // Clang's optimizer makes calls of these from loops and from each other.
  ...words("strcpy").map((operation): [string, DeviceFunction] => [
    operation,
    { kind: "memory", operation, effect: "writes" },
  ]),
  ...words("memcmp bcmp memchr strlen strcmp strncmp strchr").map((operation): [string, DeviceFunction] => [
    operation,
    { kind: "memory", operation, effect: "reads" },
  ]),

  ...other("ignored", [
    "llvm.lifetime.start",
    "llvm.lifetime.end",
    "llvm.invariant.end",
    "llvm.assume",
    "llvm.sideeffect",
    "llvm.donothing",
    "llvm.prefetch",
    "llvm.experimental.noalias.scope.decl",
    "llvm.dbg.value",
    "llvm.dbg.declare",
    "llvm.dbg.assign",
    "llvm.dbg.label",
    "llvm.var.annotation",
    "llvm.fake.use",
  ]),
  ...other("identity", [
    "llvm.expect",
    "llvm.expect.with.probability",
    "llvm.launder.invariant.group",
    "llvm.strip.invariant.group",
    "llvm.ssa.copy",
    "llvm.annotation",
    "llvm.ptr.annotation",
    "llvm.arithmetic.fence",
    "llvm.threadlocal.address",
  ]),
  ...other("stack-save", ["llvm.stacksave"]),
  ...other("stack-restore", ["llvm.stackrestore"]),
  ...other("object-size", ["llvm.objectsize"]),
  ...other("is-constant", ["llvm.is.constant"]),
  ...other("pointer-mask", ["llvm.ptrmask"]),

  ...(["global", "shared", "local"] as const).map((space): [string, DeviceFunction] => [
    `llvm.nvvm.isspacep.${space}`,
    { kind: "address-space-query", space },
  ]),
  ["llvm.nvvm.isspacep.const", { kind: "address-space-query", space: "constant" }],

  warp("bar.warp.sync", "sync", "__syncwarp"),
  ["llvm.nvvm.activemask", activeMask],
  warp("shfl.sync.idx", "shfl.idx", "__shfl_sync"),
  warp("shfl.sync.up", "shfl.up", "__shfl_up_sync"),
  warp("shfl.sync.down", "shfl.down", "__shfl_down_sync"),
  warp("shfl.sync.bfly", "shfl.bfly", "__shfl_xor_sync"),
  ...(["all", "any", "uni", "ballot"] as const).map((mode) =>
    warp(`vote.${mode}.sync`, `vote.${mode}`, `__${mode}_sync`),
  ),
  warp("match.any.sync", "match.any", "__match_any_sync"),
  warp("match.all.sync.i32p", "match.all", "__match_all_sync"),
  warp("match.all.sync.i64p", "match.all", "__match_all_sync"),
  ...(["add", "min", "max", "umin", "umax", "and", "or", "xor"] as const).map((mode) =>
    warp(`redux.sync.${mode}`, `redux.${mode}`, `__reduce_${mode.replace(/^u/, "")}_sync`, 1),
  ),
]);

/** The overload suffixes LLVM appends: `.i32`, `.f64`, `.p0`, `.v4f32`, `.bf16`. */
const typeSuffix = /\.(?:v\d+)?(?:i\d+|f\d+|bf16|p\d+)$/;

/** What a call of the undefined function `name` means, or undefined when unwarp does not know it. */
export function lookUpDeviceFunction(name: string): DeviceFunction | undefined {
  const found = table.get(name);
  if (found || !name.startsWith("llvm.")) return found;
  const shorter = name.replace(typeSuffix, "");
  return shorter === name ? undefined : lookUpDeviceFunction(shorter);
}
