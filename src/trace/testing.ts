import { interpretLaunch, type Launch } from "../interpret/interpret-launch.ts";
import type { RuntimeValue } from "../interpret/runtime-value.ts";
import { createTestMachine, writeParameters } from "../interpret/testing.ts";
import { formatPrintf } from "../interpret/format-printf.ts";
import type { BlockTrace, Triple } from "./block-trace.ts";
import { formatTrace } from "./format-trace.ts";
import type { TraceLimits } from "./trace-builder.ts";
import { LaunchTracer } from "./trace-launch.ts";

interface TracedRun {
  readonly block: Triple;
  readonly grid?: Triple;
  /** A number of bytes is memory, whose address the kernel gets. */
  readonly arguments: readonly ({ readonly bytes: number } | RuntimeValue)[];
  readonly which?: Triple;
  readonly dynamicSharedBytes?: number;
  readonly limits?: TraceLimits;
}

/**
 * Runs the kernel `k` of a text in which `@7` behind an instruction says that it is of line 7, and
 * gives the trace of a block.
 */
export function traceKernel(text: string, run: TracedRun): BlockTrace {
  const machine = createTestMachine(withLines(text));
  const { program } = machine;
  const values = run.arguments.map((argument) =>
    typeof argument === "object" && "bytes" in argument ? machine.allocate(argument.bytes, 256) : argument,
  );
  const launch: Launch = {
    kernel: "k",
    gridDim: asDim3(run.grid ?? [1, 1, 1]),
    blockDim: asDim3(run.block),
    dynamicSharedBytes: run.dynamicSharedBytes ?? 0,
    arguments: writeParameters(machine, "k", values),
    hooks: { printf: (format, args) => formatPrintf(program.memory, format, args).length },
    stepLimit: 10_000_000,
  };
  const tracer = new LaunchTracer({
    block: run.which ?? [0, 0, 0],
    kernel: "k",
    launch: 1,
    ...(run.limits ? { limits: run.limits } : {}),
  });
  const result = interpretLaunch(program, { ...launch, runnerOf: tracer.runnerOf });
  const trace = tracer.finish(launch, result);
  if (!trace) throw new Error("the block did not run");
  return trace;
}

/** The rows of the table, without its heading. */
export function traceText(text: string, run: TracedRun): string {
  return formatTrace(traceKernel(text, run)).split("\n").slice(3).join("\n");
}

export function withLines(text: string): string {
  const lines = Array.from(
    { length: 60 },
    (_, line) => `!${100 + line} = !DILocation(line: ${line}, scope: !1)`,
  );
  return `${text.replaceAll(/ @(\d+)$/gm, (_, line: string) => `, !dbg !${100 + Number(line)}`)}
!1 = distinct !DISubprogram(name: "k", scope: !2, file: !2, line: 1, unit: !3)
!2 = !DIFile(filename: "k.cu", directory: "")
!3 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !2)
${lines.join("\n")}`;
}

function asDim3([x, y, z]: Triple) {
  return { x, y, z };
}
