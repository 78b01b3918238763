/** Random kernels that end, race nowhere, and give the same results on every executor that is right. */
import { Choices } from "./choices.ts";
import { bytesOf } from "./data-types.ts";
import { plain } from "./expressions.ts";
import { IrWriter } from "./ir-writer.ts";
import { accumulatorOperations, regionBytes } from "./memory.ts";
import { randomFunction } from "./random-function.ts";
import {
  type Callee,
  type Dim3,
  type Feature,
  features,
  type Flow,
  type LaunchShape,
  type Region,
  type Scope,
  threadsOf,
} from "./scope.ts"; // prettier-ignore // prettier-ignore
import { statements } from "./statements.ts";
import { threadPlace } from "./thread-place.ts";
import { barrier } from "./warp-statements.ts";

/** A kernel and what it needs to be run. */
export interface FuzzKernel {
  readonly name: string;
  /** Definitions: the kernel, its functions and its shared memory. */
  readonly text: string;
  readonly declarations: ReadonlySet<string>;
  readonly launch: LaunchShape;
  /** Bytes of its first argument, all of which are compared. */
  readonly outputBytes: number;
  /** The arguments behind the two pointers: i32. */
  readonly numbers: readonly number[];
}

export interface RandomKernel extends FuzzKernel {
  readonly choices: Choices;
}

/** `ptx_kernel void NAME(ptr output, ptr input, i32, i32)`. */
export function randomKernel(name: string, source: number | readonly number[]): RandomKernel {
  const choices = new Choices(source);
  const launch = { grid: choices.oneOf(grids), block: choices.oneOf(blocks) };
  const numbers = [choices.below(10), choices.oneOf([3, 0, 1, 7, 64, 100, -1])];
  const declarations = new Set<string>();
  // What gangs of few lanes cannot do comes seldom, or they would never be formed.
  const chances = { warps: 25, irreducible: 8, calls: 30 } as Partial<Record<Feature, number>>;
  const has = new Set(features.filter((feature) => choices.chance(chances[feature] ?? 60)));
  const callees: Callee[] = [];
  const functions: string[] = [];
  for (let count = has.has("calls") ? choices.below(4) : 0; count > 0; count--) {
    const { callee, text } = randomFunction(
      `${name}_f${count}`,
      choices,
      launch,
      declarations,
      [...callees],
      has,
    );
    callees.push(callee);
    functions.push(text);
  }
  const write = new IrWriter(declarations);
  const { scope, outputBytes, shared } = kernelScope(name, write, choices, launch, callees, has);
  const flow: Flow = {
    level: "block",
    mask: "-1",
    targets: [],
    counters: [],
    uniformCounters: [],
    frozen: new Set(),
    depth: 4,
  };
  if (statements(scope, flow)) finish(scope, flow, outputBytes);
  if (shared.length > 0)
    write.inPrologue(() => write.call("void", "llvm.nvvm.barrier.cta.sync.aligned.all", ["i32 0"]));
  const kernel = [
    `define ptx_kernel void @${name}(ptr %output, ptr %input, i32 %n, i32 %m) {`,
    write.text,
    "}",
  ];
  const text = [...shared, ...functions, ...kernel].join("\n");
  return { name, text, declarations, launch, outputBytes: outputBytes + variableBytes * count(launch), numbers, choices }; // prettier-ignore
}

const dim3 = (x: number, y = 1, z = 1): Dim3 => ({ x, y, z });
const grids = [dim3(1), dim3(2), dim3(3), dim3(2, 2)] as const;
const blocks = [
  ...([dim3(1), dim3(33), dim3(7), dim3(64), dim3(32), dim3(100), dim3(16), dim3(48)] as const),
  ...([dim3(5, 7), dim3(16, 4), dim3(3, 3, 3), dim3(40, 2), dim3(8, 4), dim3(1, 33), dim3(4, 5, 3)] as const),
] as const;

const count = ({ grid, block }: LaunchShape) => threadsOf(grid) * threadsOf(block);

/** What each thread writes at its end: room for all variables that there may be. */
const variableBytes = 160;

function kernelScope(
  name: string,
  write: IrWriter,
  choices: Choices,
  launch: LaunchShape,
  callees: Callee[],
  has: ReadonlySet<Feature>,
) {
  const shared: string[] = [];
  let outputBytes = 4 * 8 * accumulatorOperations.length;
  const place = threadPlace(write, choices, launch);
  const regions = Array.from({ length: 2 + choices.below(4) }, (_, at): Region => {
    // The first one is where pointers go, the second one shared.
    const space = at === 1 ? "shared" : choices.oneOf(["global", "shared"]);
    const bytes = at === 0 ? 4 : choices.oneOf([4, 1, 2, 8, 16]);
    const slots = choices.oneOf([1, 2, 4]);
    const layout = choices.oneOf(["columns", "rows", "mirrored", "shuffled"]);
    const region = { space, bytes, slots, layout, pointer: () => "" };
    const size = Math.ceil(regionBytes(region, launch) / 16) * 16;
    const start = outputBytes;
    if (space === "global") outputBytes += size;
    const pointer = once(() => {
      if (space === "global") return write.value(`getelementptr i8, ptr %output, i32 ${start}`);
      const variable = `@${name}_s${at}`;
      shared.push(`${variable} = internal addrspace(3) global [${size} x i8] undef, align 16`);
      const generic = write.value(`addrspacecast ptr addrspace(3) ${variable} to ptr`);
      fill(generic, size, place.numbers.shared, write, threadsOf(launch.block));
      return generic;
    });
    return { ...region, pointer: () => write.inPrologue(pointer) };
  });
  const scope: Scope = {
    features: has,
    ...place,
    write,
    choices,
    launch,
    parameters: ["%n", "%m", place.blockSize, place.blockNumber],
    regions,
    input: "%input",
    accumulators: ["%output"],
    callees,
    leave: () => write.line("ret void"),
    budget: 4 + choices.below(14),
  };
  return { scope, outputBytes, shared };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Shared memory holds nothing yet: each thread writes some words of it. */
function fill(pointer: string, bytes: number, thread: string, write: IrWriter, threads: number): void {
  const words = bytes / 4;
  for (let first = 0; first < words; first += threads) {
    const [yes, after] = [write.fresh("fill"), write.fresh("filled")];
    if (words - first < threads) {
      write.condBr(write.value(`icmp ult i32 ${thread}, ${words - first}`), yes, after);
      write.block(yes);
    }
    const word = write.value(`add i32 ${thread}, ${first}`);
    write.store("i32", thread, write.value(`getelementptr i32, ptr ${pointer}, i32 ${word}`));
    if (words - first >= threads) continue;
    write.br(after);
    write.block(after);
  }
}

/** Threads that come to the end leave all they know. */
function finish(scope: Scope, flow: Flow, outputBytes: number): void {
  const { write, variables, numbers } = scope;
  barrier(scope, flow);
  const base = write.value(`getelementptr i8, ptr %output, i32 ${outputBytes}`);
  const own = write.value(`getelementptr [${variableBytes} x i8], ptr ${base}, i32 ${numbers.global}`);
  let at = 0;
  const put = (type: string, value: string, bytes: number) => {
    at = Math.ceil(at / bytes) * bytes;
    write.store(type, value, write.value(`getelementptr i8, ptr ${own}, i32 ${at}`));
    at += bytes;
  };
  // Shared memory is not compared by itself.
  for (const region of scope.regions.filter(({ space }) => space === "shared").slice(0, 1))
    put("i32", write.load("i32", write.value(`getelementptr i32, ptr ${region.pointer()}, i32 ${sharedWord(region, scope)}`)), 4); // prettier-ignore
  for (const { type, address } of variables.data) {
    const value = plain(type, write.load(type, address), scope);
    if (type === "i1") put("i8", write.value(`zext i1 ${value} to i8`), 1);
    else put(type, value, bytesOf[type]);
  }
  write.line("ret void");
}

/** A word that the region has, whoever its owner. */
function sharedWord(region: Region, { write, numbers, launch }: Scope): string {
  const words = Math.max(1, Math.floor(regionBytes(region, launch) / 4));
  return write.value(`urem i32 ${numbers.shared}, ${words}`);
}
