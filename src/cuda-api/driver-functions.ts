import type { ApiFunction } from "./api-function.ts";

/** The part of the driver API that runtime programs mix in, mostly to print what they run on. */
export const driverFunctions = {
  cuInit: { signature: "i:i", state: "implemented" },
  cuDriverGetVersion: { signature: "i:i", state: "implemented" },
  cuDeviceGet: { signature: "ii:i", state: "implemented" },
  cuDeviceGetCount: { signature: "i:i", state: "implemented" },
  cuDeviceGetName: { signature: "iii:i", state: "implemented" },
  cuDeviceTotalMem: { signature: "ii:i", state: "implemented" },
  cuDeviceComputeCapability: { signature: "iii:i", state: "implemented", deprecated: true },
  cuDeviceGetAttribute: { signature: "iii:i", state: "implemented" },
  cuMemGetInfo: { signature: "ii:i", state: "implemented" },
  cuCtxSynchronize: { signature: ":i", state: "implemented" },
  cuGetErrorName: { signature: "ii:i", state: "implemented" },
  cuGetErrorString: { signature: "ii:i", state: "implemented" },
} as const satisfies Record<string, ApiFunction>;
