import { wgslLaunch } from "../../artifact/wgsl-kernel.ts";
import type { Regions } from "../cpu/barrier-regions.ts";
import type { BlockSize } from "./block-size.ts";
import { indent } from "./print-structure.ts";
import type { Synchronization } from "./synchronization.ts";

export interface MainOptions {
  readonly regions: Regions;
  readonly sync: Synchronization;
  readonly block: BlockSize;
  /** gridDim.y and gridDim.z are 1. */
  readonly flatGrid: boolean;
  /** Barriers are WGSL's own: the kernel is one function, which runs from its start to its end. */
  readonly waitsInPlace: boolean;
}

/** The entry of a kernel: which threads an invocation runs, and in which turns. */
export function emitMain(options: MainOptions): string[] {
  return new MainEmitter(options).emit();
}

class MainEmitter {
  readonly #kernel: MainOptions;

  constructor(options: MainOptions) {
    this.#kernel = options;
  }

  emit(): string[] {
    return [...this.#run(), ...this.#main()];
  }

  #run(): string[] {
    const { regions } = this.#kernel;
    if (regions.all.length === 1) return [];
    return [
      "fn run(region: u32) -> u32 {",
      "  switch region {",
      ...regions.all.slice(1).map(({ id }) => `    case ${id}u: { return region_${id}(); }`),
      "    default: { return region_0(); }",
      "  }",
      "}",
      "",
    ];
  }

  #main(): string[] {
    const { block } = this.#kernel;
    const at = (word: number) => `launch[${Math.floor(word / 4)}].${"xyzw"[word % 4]}`;
    return [
      `@compute @workgroup_size(${block.workgroupSize})`,
      "fn kernel(",
      "  @builtin(local_invocation_index) invocation: u32,",
      "  @builtin(workgroup_id) group: vec3<u32>,",
      "  @builtin(num_workgroups) groups: vec3<u32>,",
      ") {",
      ...indent([
        `let block = ${at(wgslLaunch.firstBlock)} + group.x + group.y * groups.x;`,
        "let grid = launch[0];",
        "if (block >= grid.x * grid.y * grid.z) { return; }",
        ...["x", "y", "z"].map((axis, index) => `block_${axis} = ${this.#blockIndex()[index]};`),
        ...this.#rounds(),
        // What is done here once is not done at every access: branches cost much.
        "if (highest_index >= arrayLength(&heap)) { wild_address(); }",
      ]),
      "}",
      "",
    ];
  }

  /** blockIdx, of the number of the block. */
  #blockIndex(): readonly string[] {
    if (this.#kernel.flatGrid) return ["block", "0u", "0u"];
    return ["block % grid.x", "(block / grid.x) % grid.y", "block / (grid.x * grid.y)"];
  }

  /** Runs statements for every thread of the invocation. */
  #forThreads(statements: readonly string[]): string[] {
    const { x, y, threads, invocations, isRow, hasGap, slots } = this.#kernel.block;
    const column =
      isRow === undefined ? `select(thread % ${x}, thread, ${threads} == ${x})` : `thread % ${x}`;
    const place = isRow
      ? ["thread_x = thread;"]
      : [`thread_x = ${column};`, `thread_y = (thread / ${x}) % ${y};`, `thread_z = thread / (${x} * ${y});`];
    if (slots === 1) return ["thread = invocation;", ...place, ...statements];
    const body = [...place, ...statements];
    return [
      `for (slot = 0u; slot < ${slots}u; slot++) {`,
      ...indent([
        `thread = slot * ${invocations} + invocation;`,
        ...(hasGap ? [`if (thread < ${threads}) {`, ...indent(body), "}"] : body),
      ]),
      "}",
    ];
  }

  /**
   * In each round every thread runs up to where it waits. `waiting` is the last round in which any thread did: all
   * read it behind a barrier, so that WGSL sees that they leave the loop together.
   */
  #rounds(): string[] {
    const { regions, sync, block, waitsInPlace } = this.#kernel;
    if (waitsInPlace) return this.#forThreads([`_ = region_0(${this.#blockIndex().join(", ")});`]);
    if (sync.kind === "none") return this.#forThreads(["_ = region_0();"]);
    const slot = block.slots > 1 ? "[slot]" : "";
    const { done } = regions;
    const step = `next_region${slot} = run(next_region${slot});`;
    if (sync.hasWarps) return this.#warpRounds(slot, step);
    return [
      "var turn = 0u;",
      "loop {",
      ...indent([
        "turn += 1u;",
        ...(sync.hasVotes ? ["begin_votes(turn, invocation);"] : []),
        ...this.#forThreads([
          `if (next_region${slot} != ${done}u) { ${step} }`,
          `if (next_region${slot} != ${done}u) { atomicStore(&waiting, turn); }`,
        ]),
        "storageBarrier();",
        "if (workgroupUniformLoad(&waiting) != turn) { break; }",
        ...(sync.hasVotes ? ["end_votes(turn);"] : []),
      ]),
      "}",
    ];
  }

  /**
   * With warp operations a thread may have to wait longer than a round: until the lanes that it names have come, or
   * at a barrier until no thread of the block waits for others of its warp.
   */
  #warpRounds(slot: string, step: string): string[] {
    const { regions, sync } = this.#kernel;
    const { done } = regions;
    return [
      "var turn = 0u;",
      "loop {",
      ...indent([
        "turn += 1u;",
        ...(sync.hasVotes ? ["begin_votes(turn, invocation);"] : []),
        ...this.#forThreads([
          `if (next_region${slot} != ${done}u) {`,
          `  if (!is_stopped${slot}) { ${step} }`,
          `  if (next_region${slot} != ${done}u) { atomicMax(&waiting, turn * 2u + select(0u, 1u, (arrived[thread] & 255u) >= 2u)); }`,
          "}",
        ]),
        "storageBarrier();",
        "let state = workgroupUniformLoad(&waiting);",
        "if (state < turn * 2u) { break; }",
        "let is_barrier = state == turn * 2u;",
        ...(sync.hasVotes ? ["if (is_barrier) { end_votes(turn); }"] : []),
        ...this.#forThreads([
          `is_stopped${slot} = !is_barrier;`,
          "if (!is_barrier && (arrived[thread] & 255u) >= 2u && meet()) {",
          `  is_stopped${slot} = false;`,
          "  atomicStore(&progress, turn);",
          "}",
        ]),
        "let last = workgroupUniformLoad(&progress);",
        "if (!is_barrier && last != turn) {",
        "  if (invocation == 0u) { fault(4u); }",
        "  break;",
        "}",
      ]),
      "}",
    ];
  }
}
