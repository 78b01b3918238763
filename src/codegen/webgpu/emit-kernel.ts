import { directCallee } from "../../analysis/call-graph.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import { barrierReduction, isGridBarrier, warpFunction } from "../../analysis/barriers.ts";
import { analyzeControlFlow, type ControlFlow } from "../../analysis/cfg.ts";
import { analyzeLiveness } from "../../analysis/liveness.ts";
import type { WgslKernel } from "../../artifact/wgsl-kernel.ts";
import { wgslBindings, wgslLaunch } from "../../artifact/wgsl-kernel.ts";
import type { BasicBlock, IrFunction } from "../../ir/function.ts";
import type { CallInst, Instruction } from "../../ir/instruction.ts";
import { allocBytes, storeBytes } from "../../ir/layout.ts";
import { Argument, type GlobalVariable, type Value } from "../../ir/values.ts";
import type { Diagnostic, SourceLocation } from "../../source/diagnostic.ts";
import { invariant } from "../../source/invariant.ts";
import { userLocation } from "../../source/user-location.ts";
import { findRegions, type Regions } from "../cpu/barrier-regions.ts";
import { layOutParameters, parameterBytes } from "../cpu/kernel-parameters.ts";
import { type BlockSize, describeBlock } from "./block-size.ts";
import { spellConstant } from "./constants.ts";
import { emitBody, ValueNames } from "./emit-body.ts";
import { emitMain } from "./emit-main.ts";
import { mustOrderHeap } from "./heap-order.ts";
import type { KernelMemory } from "./kernel-memory.ts";
import { addLibrary, libraryNames } from "./library.ts";
import { analyzeMemories } from "./memories.ts";
import { Names } from "./names.ts";
import { placeMemory, usesDeviceHeap } from "./place-memory.ts";
import { indent } from "./print-structure.ts";
import { isAnyBlock, type LaunchKind, threadsOf } from "./specialize-launch.ts";
import {
  asPair,
  bitsText,
  low,
  receivedLines,
  type Synchronization,
  synchronizationOf,
  warpOperands,
} from "./synchronization.ts";
import { hasUniformBarriers } from "./uniform-barriers.ts";
import { Unsupported } from "./unsupported.ts";
import { warpOperationNumber } from "./warp-library.ts";
import { type Memory, windows } from "./windows.ts";
import { hex, isDouble, isFloat, isLong } from "./wgsl-types.ts";

export interface EmitOptions extends LaunchKind {
  readonly dynamicSharedBytes: number;
  readonly maxInvocations: number;
  readonly waitingInvocations?: number;
  readonly maxWorkgroupBytes: number;
  /** Every access to the heap is compared with the program's allocations. */
  readonly checksBounds?: boolean;
}

export interface EmitResult {
  readonly kernel: WgslKernel | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Spells a kernel that the passes have brought into the terms of WGSL. */
export function emitKernel(kernel: IrFunction, options: EmitOptions): EmitResult {
  return new KernelEmitter(kernel, options).emit();
}

class KernelEmitter {
  readonly #kernel: IrFunction;
  readonly #options: EmitOptions;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #cfg: ControlFlow;
  /** Barriers are WGSL's own; else threads leave the code of a region, and come back for the next. */
  readonly #waitsInPlace: boolean;
  readonly #regions: Regions;
  readonly #block: BlockSize;
  readonly #slots: number;

  constructor(kernel: IrFunction, options: EmitOptions) {
    this.#kernel = kernel;
    this.#options = options;
    this.#cfg = analyzeControlFlow(kernel);
    this.#waitsInPlace = hasUniformBarriers(kernel, options, options.maxInvocations);
    this.#regions = this.#waitsInPlace ? oneRegion(this.#cfg) : findRegions(this.#cfg);
    this.#block = describeBlock(options, options, this.#regions.all.length > 1);
    this.#slots = this.#block.slots;
  }

  emit(): EmitResult {
    let kernel: WgslKernel | undefined;
    try {
      kernel = this.#emit();
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      this.#report(error, undefined);
    }
    return { kernel: this.#diagnostics.length > 0 ? undefined : kernel, diagnostics: this.#diagnostics };
  }

  #report({ code, what }: Unsupported, location: SourceLocation | undefined): void {
    this.#diagnostics.push({
      code,
      severity: "error",
      message: `${what} are not supported on the WebGPU device`,
      help: "the CPU device runs them",
      ...(location && { location: userLocation(location) }),
    });
  }

  #emit(): WgslKernel {
    const kernel = this.#kernel;
    const memoriesOf = analyzeMemories(kernel);
    const { blockDim, maxWorkgroupBytes } = this.#options;
    const anySize = isAnyBlock(blockDim);
    const dynamicSharedBytes = anySize ? 0 : this.#options.dynamicSharedBytes;
    const memory = placeMemory(kernel, memoriesOf, { dynamicSharedBytes, slots: this.#slots });
    const regions = this.#regions;
    const values = new ValueNames(new Names(libraryNames()), {
      kept: this.#keptValues(regions),
      slots: this.#slots,
      spellOther: (value) => this.#spellOther(value, memory),
    });
    const bodies = regions.all.flatMap((region) => {
      const lines = emitBody({
        cfg: this.#cfg,
        entry: region.start,
        values,
        context: {
          memoriesOf,
          addressOfLocal: (alloca) => addressOfLocal(alloca, memory),
          stop: this.#leaveEnd(regions).join(" "),
        },
        leave: (block, ref) => this.#leave(block, regions, ref),
        barrier: this.#waitsInPlace ? this.#barrier(memoriesOf) : undefined,
        received: receivedLines(region, values, this.#slots),
        report: (problem, instruction) => this.#report(problem, instruction.location),
      });
      return [
        `fn region_${region.id}(${this.#waitsInPlace ? blockParameters : ""}) -> u32 {`,
        ...indent(lines),
        "}",
        "",
      ];
    });
    const sync = synchronizationOf(regions);
    const workgroupBytes =
      memory.sharedWords * 4 +
      (memory.isSharedAtomic ? 4 : 0) +
      sync.workgroupBytes +
      (anySize ? 0 : sync.workgroupBytesPerThread * threadsOf(blockDim));
    if (workgroupBytes > maxWorkgroupBytes)
      throw new Unsupported(
        "unsupported-shared-memory",
        `more than ${maxWorkgroupBytes} bytes of shared memory`,
      );
    const parts = [
      ...this.#declarations(memory, sync),
      ...values.declarations(),
      "",
      ...bodies,
      ...emitMain({
        ...{ regions, sync, block: this.#block, waitsInPlace: this.#waitsInPlace },
        flatGrid: this.#options.flatGrid ?? false,
      }),
    ];
    return {
      code: addLibrary(parts, {
        memory,
        threads: this.#block.threads,
        checksBounds: this.#options.checksBounds ?? false,
      }),
      entryPoint: "kernel",
      invocations: this.#block.invocationCount ?? 0,
      workgroupBytes,
      usesDeviceHeap: [...kernel.instructions()].some(
        (instruction) => instruction.opcode === "call" && usesDeviceHeap(instruction),
      ),
      ...(anySize && { workgroupBytesPerThread: sync.workgroupBytesPerThread }),
      variables: memory.variables.map(({ name }) => name),
    };
  }

  /** WGSL has a barrier for each memory. */
  #barrier(memoriesOf: (pointer: Value) => ReadonlySet<Memory>): readonly string[] {
    return ["workgroupBarrier();", ...(mustOrderHeap(this.#cfg, memoriesOf) ? ["storageBarrier();"] : [])];
  }

  #keptValues(regions: Regions): ReadonlySet<Value> {
    if (regions.all.length === 1) return new Set();
    const liveness = analyzeLiveness(this.#cfg);
    const kept = new Set<Value>();
    for (const { start, barrier } of regions.all) {
      if (!barrier) continue;
      for (const value of liveness.liveIn(start)) if (!(value instanceof Argument)) kept.add(value);
    }
    return kept;
  }

  #spellOther(value: Value, memory: KernelMemory): string {
    if (value instanceof Argument) return this.#spellArgument(value, memory);
    return spellConstant(value, (variable) => addressOfVariable(variable, memory));
  }

  #spellArgument(argument: Argument, memory: KernelMemory): string {
    const place = layOutParameters(this.#kernel)[this.#kernel.args.indexOf(argument)];
    invariant(place, "the argument is the kernel's");
    if (argument.attributes.byval) return hex(windows.parameters + place.offset);
    const word = (index: number) => {
      const at = memory.parameterWord + index;
      return `launch[${Math.floor(at / 4)}].${"xyzw"[at % 4]}`;
    };
    const { type } = argument;
    const first = word(Math.floor(place.offset / 4));
    if (isLong(type) || isDouble(type)) return `vec2(${first}, ${word(place.offset / 4 + 1)})`;
    if (isFloat(type)) return `bitcast<f32>(${first})`;
    const bytes = storeBytes(type);
    if (bytes === 4) return first;
    if (bytes > 2) throw new Unsupported("unsupported-type", `parameters of LLVM's type ${type.text}`);
    const part = `((${first} >> ${8 * (place.offset % 4)}u) & ${hex(2 ** (8 * bytes) - 1)})`;
    return type.kind === "int" && type.bits === 1 ? `((${part} & 1u) != 0u)` : part;
  }

  /** Where a thread of a region stops: it says in which region it goes on. */
  #leave(block: BasicBlock, regions: Regions, ref: (value: Value) => string): string[] {
    const next = regions.after(block);
    // What is never reached follows a fault, which has left already.
    if (next === undefined) return endsInFault(block) ? [] : this.#leaveEnd(regions);
    const barrier = block.instructions.at(-2) as CallInst;
    const location = barrier.location;
    if (isGridBarrier(barrier)) {
      this.#report(new Unsupported("unsupported-grid-barrier", "barriers of the grid"), location);
    }
    const warp = warpFunction(barrier);
    if (warp) {
      const [mask, first, second, third] = warpOperands(barrier, warp.maskOperand).map((value) =>
        value === undefined ? undefined : bitsText(value, ref(value)),
      );
      const number = warpOperationNumber(warp.operation);
      return [
        `arrive(${number}u | ${next << 8}u, ${mask ?? "0u"}, ${asPair(first)}, ${low(second)}, ${low(third)});`,
        `return ${next}u;`,
      ];
    }
    const reduction = barrierReduction(barrier);
    const vote = reduction && barrier.args.at(-1);
    return [
      ...(vote ? [`vote(${ref(vote)});`] : []),
      ...(synchronizationOf(regions).hasWarps ? ["arrive(0u, 0u, vec2(0u, 0u), 0u, 0u);"] : []),
      `return ${next}u;`,
    ];
  }

  #leaveEnd(regions: Regions): string[] {
    const { hasWarps } = synchronizationOf(regions);
    return [...(hasWarps ? ["arrive(1u, 0u, vec2(0u, 0u), 0u, 0u);"] : []), `return ${regions.done}u;`];
  }

  #declarations(memory: KernelMemory, sync: Synchronization): string[] {
    const words = (isAtomic: boolean) => (isAtomic ? "atomic<u32>" : "u32");
    const { description, declarations, threads, dynamicSharedWords } = this.#block;
    const sharedWords = sharedSize(memory, dynamicSharedWords);
    const launchVectors = memory.parameterWord / 4 + Math.max(1, Math.ceil(this.#parameterBytes() / 16));
    const slots = (type: string) => (this.#slots > 1 ? `array<${type}, ${this.#slots}>` : type);
    return [
      `// ${this.#kernel.sourceName ?? this.#kernel.name}, ${description}`,
      ...declarations,
      `@group(0) @binding(${wgslBindings.heap}) var<storage, read_write> heap: array<${words(memory.isHeapAtomic)}>;`,
      `@group(0) @binding(${wgslBindings.launch}) var<uniform> launch: array<vec4<u32>, ${launchVectors}>;`,
      `@group(0) @binding(${wgslBindings.service}) var<storage, read_write> service: array<atomic<u32>>;`,
      ...(this.#options.checksBounds
        ? [`@group(0) @binding(${wgslBindings.extents}) var<storage, read> extents: array<vec2<u32>>;`]
        : []),
      "",
      ...(sharedWords === undefined
        ? []
        : [`var<workgroup> shared_words: array<${words(memory.isSharedAtomic)}, ${sharedWords}>;`]),
      ...(memory.isSharedAtomic ? ["var<workgroup> shared_lock: atomic<u32>;"] : []),
      ...(memory.localWords > 0
        ? [`var<private> local_words: array<u32, ${memory.localWords * this.#slots}>;`]
        : []),
      // Names as in CUDA: the number of the thread in its block, threadIdx and blockIdx.
      "var<private> thread: u32;",
      ...["x", "y", "z"].map((axis) => `var<private> thread_${axis}: u32;`),
      ...["x", "y", "z"].map((axis) => `var<private> block_${axis}: u32;`),
      "// The highest word of the heap that was accessed.",
      "var<private> highest_index: u32;",
      ...(this.#slots > 1
        ? ["// Which of the threads that the invocation runs is running.", "var<private> slot: u32;"]
        : []),
      ...(sync.kind === "none" ? [] : [`var<private> next_region: ${slots("u32")};`]),
      ...(sync.kind === "none"
        ? []
        : ["// The last round in which a thread waited: see main.", "var<workgroup> waiting: atomic<u32>;"]),
      ...(sync.hasVotes
        ? [
            "var<workgroup> votes: array<atomic<u32>, 6>;",
            "var<private> yes_votes: u32;",
            "var<private> no_votes: u32;",
            "var<private> round: u32;",
          ]
        : []),
      ...(sync.hasWarps
        ? [
            "var<workgroup> progress: atomic<u32>;",
            `var<workgroup> arrived: array<u32, ${threads}>;`,
            `var<workgroup> arrived_mask: array<u32, ${threads}>;`,
            `var<workgroup> arrived_value: array<vec2<u32>, ${threads}>;`,
            `var<private> arrived_second: ${slots("u32")};`,
            `var<private> arrived_third: ${slots("u32")};`,
            `var<private> is_stopped: ${slots("bool")};`,
            `var<private> warp_result: ${slots("u32")};`,
            `var<private> warp_flag: ${slots("bool")};`,
          ]
        : []),
    ];
  }

  #parameterBytes(): number {
    return parameterBytes(layOutParameters(this.#kernel));
  }
}

/** A kernel whose barriers are WGSL's own runs from its start to its end. */
function oneRegion(cfg: ControlFlow): Regions {
  const blocks = new Set(cfg.reversePostorder);
  const all = [{ id: 0, start: cfg.entry, barrier: undefined, blocks, exits: new Set([1]) }];
  return { all, done: 1, after: () => undefined };
}

/** In place of the variables of these names, which WGSL takes to differ between the threads of a block. */
const blockParameters = "block_x: u32, block_y: u32, block_z: u32";

/** Words of shared memory, as an operand; undefined where the kernel has none. */
function sharedSize(
  { sharedWords, hasDynamicShared }: KernelMemory,
  dynamicSharedWords: string | undefined,
): string | undefined {
  if (dynamicSharedWords !== undefined && hasDynamicShared)
    return sharedWords === 0 ? dynamicSharedWords : `${sharedWords}u + ${dynamicSharedWords}`;
  return sharedWords > 0 ? String(sharedWords) : undefined;
}

function endsInFault(block: BasicBlock): boolean {
  const last = block.instructions.at(-2);
  const callee = last?.opcode === "call" ? directCallee(last) : undefined;
  const kind = callee && lookUpDeviceFunction(callee.name)?.kind;
  return (
    block.terminator.opcode === "unreachable" &&
    ["trap", "assert", "exit", "no-grid-barrier", "wild-call"].includes(kind ?? "")
  );
}

function addressOfLocal(alloca: Instruction, memory: KernelMemory): string {
  const offset = alloca.opcode === "alloca" ? memory.localOffsets.get(alloca) : undefined;
  invariant(offset !== undefined, "the local variable was placed");
  return hex(windows.local + offset);
}

function addressOfVariable(variable: GlobalVariable, memory: KernelMemory): string {
  const offset = memory.sharedOffsets.get(variable);
  if (offset !== undefined) return hex(windows.shared + offset);
  const index = memory.variables.indexOf(variable);
  invariant(index >= 0, `the variable ${variable.name}, ${allocBytes(variable.valueType)} bytes, was placed`);
  const word = wgslLaunch.size + index;
  return `launch[${Math.floor(word / 4)}].${"xyzw"[word % 4]}`;
}
