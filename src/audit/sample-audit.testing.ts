/** An audit as of a real repository of CUDA C++, PyTorch, CMake and Docker, for tests of what reads audits. */
import { type AuditFacts, concludeAudit } from "./conclude.ts";
import { kernelFiles, sampleRows } from "./sample-rows.testing.ts";
import type { Audit, Controller, Finding, KernelFacts, Rule, Target, Verdict, Way } from "./model.ts";

const controllers: readonly Controller[] = [
  { id: "nvidia", name: "NVIDIA", country: "US" },
  { id: "pytorch", name: "PyTorch Foundation (Linux Foundation)", country: "US" },
  { id: "openai", name: "OpenAI and the Triton community", country: "US" },
  { id: "dao-ailab", name: "Dao-AILab (flash-attention)", country: "US" },
  { id: "docker", name: "Docker, Inc.", country: "US" },
  { id: "community", name: "its own open-source community" },
  { id: "unknown", name: "whoever built it" },
];

/** Verdicts in the order of `targets`, one letter each: m, h (by hand), n (no counterpart), = (stays as it is). */
function verdicts(
  letters: string,
  counterparts: Partial<Record<Target, string>>,
  reason: string,
): Rule["verdicts"] {
  const ways: Record<string, Way> = { m: "mechanical", h: "by hand", n: "no counterpart", "=": "mechanical" };
  const verdict = (at: number, target: Target): Verdict => {
    const letter = letters[at] ?? "h";
    const counterpart = letter === "=" ? undefined : counterparts[target];
    return { way: ways[letter] ?? "by hand", ...(counterpart !== undefined && { counterpart }), reason };
  };
  return {
    "ascend-950": verdict(0, "ascend-950"),
    "ascend-910b": verdict(1, "ascend-910b"),
    hip: verdict(2, "hip"),
    musa: verdict(3, "musa"),
    webgpu: verdict(4, "webgpu"),
    cpu: verdict(5, "cpu"),
  };
}

/** Numbers that look random and are the same in every run. */
function* sequence(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** `times` copies of the sample's findings, in more and more folders: 1 gives about 520. */
export function sampleAudit({ times = 1, change = (facts: AuditFacts) => facts } = {}): Audit {
  const random = sequence(7);
  const upTo = (count: number) => Math.floor(random.next().value * count);
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] as T;

  const findings: Finding[] = sampleRows.flatMap((row) =>
    Array.from({ length: row.uses * times }, (_, at): Finding => {
      const folder = at < row.uses ? "" : `module${Math.floor(at / row.uses)}/`;
      const file = folder + pick(row.files);
      const excerpt = pick(row.lines);
      const name = row.names.find((name) => excerpt.includes(name)) ?? row.names[0] ?? row.title;
      const isCuda = file.endsWith(".cu");
      const inKernel = row.layer === "language" && isCuda && row.id !== "language/launch";
      return {
        rule: row.id,
        file,
        line: row.layer === "binary" ? 0 : 1 + upTo(900),
        column: Math.max(1, excerpt.indexOf(name) + 1),
        name,
        excerpt,
        evidence:
          row.layer === "binary" ? "file" : isCuda && !file.endsWith("int4_gemm.cu") ? "compiler" : "tokens",
        ...(inKernel && !file.endsWith("int4_gemm.cu") && { kernel: kernelNameIn(file, upTo(4)) }),
      };
    }),
  );
  findings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));

  return concludeAudit(
    change({
      schema: "unwarp-audit/1",
      root: "fast-llm",
      unwarpVersion: "0.1.0",
      counts: [
        { kind: "CUDA C++", files: 7 * times, lines: 8412 * times },
        { kind: "C++", files: 23 * times, lines: 11870 * times },
        { kind: "Python", files: 64 * times, lines: 15320 * times },
        { kind: "CMake", files: 2, lines: 214 },
        { kind: "Dockerfile", files: 2, lines: 71 },
        { kind: "binary", files: 1, lines: 0 },
      ],
      rules: sampleRows.map(({ id, title, layer, component, control, letters, to, why }) => ({
        ...{ id, title, layer, component, control },
        verdicts: verdicts(letters, to ?? {}, why),
      })),
      controllers,
      findings,
      kernels: kernelFiles
        .filter((file) => !file.endsWith("int4_gemm.cu"))
        .flatMap((file) => [0, 1, 2, 3].map((at) => kernel(file, at))),
      notes: [
        {
          file: "src/quant/int4_gemm.cu",
          what: "was read by tokens only, because it does not compile here: src/quant/int4_gemm.cu:3: 'cutlass/gemm/device/gemm.h' file not found",
        },
        { file: "third_party/cub", what: "a link to a folder above it; not followed" },
        { file: "docs/notes.txt", what: "not UTF-8; read as Latin-1" },
      ],
    }),
  );
}

function kernelNameIn(file: string, at: number): string {
  const stem = file.slice(file.lastIndexOf("/") + 1, -".cu".length);
  return `${stem}_${["kernel", "vec4_kernel", "reduce_kernel", "tail_kernel"][at] ?? "kernel"}`;
}

function kernel(file: string, at: number): KernelFacts {
  return {
    name: kernelNameIn(file, at),
    file,
    line: 20 + at * 140,
    usesDouble: file.includes("layer_norm") && at === 0,
    usesInlineAssembly: file.includes("flash_fwd") && at < 2,
    usesTextures: false,
    usesWarpOperations: at % 2 === 0,
    usesAtomics: at === 2,
    usesBarriers: at !== 3,
    sharedBytes: [0, 4096, 49152, 16384][at] ?? 0,
    usesDynamicShared: at === 2,
    instructions: [84, 412, 1730, 150][at] ?? 100,
  };
}
