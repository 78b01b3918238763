/**
 * A kernel that launches a kernel: clang asks for a flag of its own, or misses a function of its headers.
 * Neither would help.
 */
export function explainKernelLaunches(messages: string): string {
  return messages.replaceAll(
    clangsReasons,
    "launching kernels from device code is not supported; launch the kernel from the host [unsupported-dynamic-parallelism]",
  );
}

const clangsReasons =
  /kernel launch from __device__ or __global__ function requires relocatable device code \(i\.e\. requires -fgpu-rdc\)|use of undeclared identifier '?cudaLaunchDevice'?/g;
