/**
 * Whether a project may give kernels memory that others use at the same time: the host, or another device. Atomics and fences of the
 * whole system are the device's own where it does not.
 */
import type { Project } from "../project.ts";

/** Allocations, mappings and imports of such memory, by name. */
const namesOfOthersMemory =
  /^(?:cudaMallocManaged|__managed__|cudaMallocHost|cudaHost(?:Alloc|Register|GetDevicePointer)\w*|cuda\w*(?:Peer|Ipc|Import|External|Mem[A-Z]\w*Handle|VirtualMem)\w*|cu(?:Mem|Ipc|Ctx|Import)\w*|nvshmem\w*|nccl\w*)$/;

/** Yes where it is not shown that it does not: callers of a library without a main may have any memory. */
export function mayShareMemory(project: Project): boolean {
  const texts = project.files.flatMap((file) => project.text(file) ?? []);
  const hasMain = texts.some(({ tokens }) =>
    tokens.some(({ text }, index) => text === "main" && tokens[index + 1]?.text === "("),
  );
  return !hasMain || texts.some(({ tokens }) => tokens.some(({ text }) => namesOfOthersMemory.test(text)));
}
