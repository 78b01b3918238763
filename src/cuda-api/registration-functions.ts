import type { ApiFunction } from "./api-function.ts";

/**
 * What Clang's host pass calls behind the program's back: it announces the device code, kernels
 * and variables before `main`, and carries `<<<...>>>` configurations to the launch stubs.
 */
export const registrationFunctions = {
  __cudaRegisterFatBinary: { signature: "i:i", state: "implemented" },
  __cudaRegisterFatBinaryEnd: { signature: "i:v", state: "implemented" },
  __cudaUnregisterFatBinary: { signature: "i:v", state: "implemented" },
  __cudaRegisterFunction: { signature: "iiiiiiiiii:i", state: "implemented" },
  __cudaRegisterVar: { signature: "iiiiiiii:v", state: "implemented" },
  __cudaRegisterManagedVar: { signature: "iiiiii:v", state: "implemented" },
  __cudaInitModule: { signature: "i:i", state: "implemented" },
  __cudaPushCallConfiguration: { signature: "iiii:i", state: "implemented" },
  __cudaPopCallConfiguration: { signature: "iiii:i", state: "implemented" },
} as const satisfies Record<string, ApiFunction>;
