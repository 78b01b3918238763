/** What `-lNAME` means here. */
import type { BuildInput } from "./build-program.ts";
import type { CommandInput } from "./command-line.ts";
import { OptionError } from "./nvcc-options.ts";
import { joinPath } from "./paths.ts";
import type { FileSource } from "./services.ts";

/** Part of every program already, or without a meaning on one thread. */
const alwaysThere = new Set([
  ...[
    "cudart",
    "cudart_static",
    "cudadevrt",
    "cuda",
    "m",
    "pthread",
    "dl",
    "rt",
    "stdc++",
    "c++",
    "gomp",
    "omp",
  ],
  ...["c", "gcc", "gcc_s", "gcc_eh", "util", "stdc++fs", "nvToolsExt", "iomp5"],
]);

const notThereYet =
  /^(cublas|cublasLt|cufft|cufftw|curand|cusparse|cusolver|nppc|npp\w+|nvrtc|nvjpeg|cudnn|nccl|cupti|nvml|nvidia-ml|cutensor|nvgraph|mpi\w*)(_static)?$/;

/**
 * Replaces each `-lNAME` by the archive that it names, in its place.
 * @throws {OptionError} in one line when there is none.
 */
export function findLibraries(
  inputs: readonly CommandInput[],
  folders: readonly string[],
  files: FileSource,
): BuildInput[] {
  return inputs.flatMap((input): BuildInput[] => {
    if (input.kind !== "library") return [input];
    const found = findLibrary(input.path, folders, files);
    return found === undefined ? [] : [{ path: found, kind: "object" }];
  });
}

function findLibrary(name: string, folders: readonly string[], files: FileSource): string | undefined {
  // The user's own library of that name comes first.
  const fileNames = name.startsWith(":") ? [name.slice(1)] : [`lib${name}.a`, `${name}.lib`];
  for (const folder of folders) {
    for (const fileName of fileNames) {
      const path = joinPath(folder, fileName);
      if (files.kind(path) === "file") return path;
    }
  }
  if (alwaysThere.has(name)) return undefined;
  if (notThereYet.test(name)) throw new OptionError(`-l${name}: unwarp does not have this library yet`);
  throw new OptionError(`cannot find -l${name}: no lib${name}.a in the folders given with -L`);
}
