/** What `-lNAME` and the libraries of other compilers mean here. */
import { isWasm } from "../artifact/wasm-sections.ts";
import { isArchive, readArchive } from "./archive.ts";
import type { BuildInput } from "./build-program.ts";
import type { CommandInput } from "./command-line.ts";
import { OptionError } from "./nvcc-options.ts";
import { baseName, joinPath } from "./paths.ts";
import type { FileSource } from "./services.ts";

/** CUDA's own: in every program. NVIDIA's files of these names, which a machine may have, are of no use here. */
const runtimeLibraries = new Set(["cudart", "cudart_static", "cudadevrt", "cuda"]);

/** Part of every program already, or without a meaning on one thread; a user's library of the name comes first. */
const alwaysThere = new Set([
  ...["m", "pthread", "dl", "rt", "c", "util", "stdc++", "stdc++fs", "c++", "gcc", "gcc_s", "gcc_eh"],
  ...["gomp", "omp", "iomp5", "nvToolsExt"],
]);

const notThereYet =
  /^(cublas|cublasLt|cufft|cufftw|curand|cusparse|cusolver|nppc|npp\w+|nvrtc|nvjpeg|cudnn|nccl|cupti|nvml|nvidia-ml|cutensor|nvgraph|mpi\w*)(_static)?$/;

/**
 * Replaces each `-lNAME` by the archive that it names, in its place, and drops the system's own files.
 * @throws {OptionError} in one line when there is none.
 */
export function findLibraries(
  given: readonly CommandInput[],
  folders: readonly string[],
  files: FileSource,
): { inputs: BuildInput[]; warnings: string[] } {
  const warnings: string[] = [];
  const inputs = given.flatMap((input): BuildInput[] => {
    if (input.kind !== "library") return isRuntimeFile(input) ? [] : [input];
    const found = findLibrary(input.path, folders, files);
    if (found !== undefined) return [{ path: found, kind: "object" }];
    // A program that only names it is none the worse for it; one that uses it does not link.
    if (notThereYet.test(input.path))
      warnings.push(`warning: -l${input.path}: unwarp does not have this library yet`);
    return [];
  });
  return { inputs, warnings };
}

/** CMake gives libraries by their paths: `/usr/local/cuda/lib64/libcudart_static.a`. */
function isRuntimeFile({ path }: CommandInput): boolean {
  return runtimeLibraries.has(/^(?:lib)?(\w+)\.(?:a|lib)$/.exec(baseName(path))?.[1] ?? "");
}

export function isAlwaysThere(name: string): boolean {
  return runtimeLibraries.has(name) || alwaysThere.has(name);
}

function findLibrary(name: string, folders: readonly string[], files: FileSource): string | undefined {
  if (runtimeLibraries.has(name)) return undefined;
  const isThere = alwaysThere.has(name);
  const fileNames = name.startsWith(":") ? [name.slice(1)] : [`lib${name}.a`, `${name}.lib`];
  for (const folder of folders) {
    for (const fileName of fileNames) {
      const path = joinPath(folder, fileName);
      if (files.kind(path) === "file" && (!isThere || isOurs(path, files))) return path;
    }
  }
  if (isThere || notThereYet.test(name)) return undefined;
  throw new OptionError(`cannot find -l${name}: no lib${name}.a in the folders given with -L`);
}

/** Not the system's libm.a, when someone says `-L/usr/lib`. */
function isOurs(path: string, files: FileSource): boolean {
  const bytes = files.read(path);
  return bytes !== undefined && isArchive(bytes) && readArchive(bytes).some(({ content }) => isWasm(content));
}
