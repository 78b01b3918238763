/**
 * Makefiles and CMake name the folders of NVIDIA's toolkit, `-I/usr/local/cuda/include`, which some machines
 * have. Its headers would take the place of ours and only NVIDIA's compiler can read them.
 */
import type { IncludeFolder } from "./include-scan.ts";
import { joinPath } from "./paths.ts";
import type { FileSource } from "./services.ts";

/** Each pair stands in no other folder: projects do have a cuda_runtime.h of their own. */
const marks = [
  ["cuda_runtime.h", "crt/host_config.h"],
  // The copy of our own headers that CMake finds in `unwarp toolkit`: one header must not have two paths.
  ["cuda_runtime.h", "unwarp/version.h"],
];

/** The folders that are the user's own. */
export function withoutNvidiaToolkit(
  folders: readonly IncludeFolder[],
  files: FileSource,
): readonly IncludeFolder[] {
  const has = (folder: string, name: string) => files.kind(joinPath(folder, name)) === "file";
  return folders.filter(({ path }) => !marks.some((names) => names.every((name) => has(path, name))));
}
