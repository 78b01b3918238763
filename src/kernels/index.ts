/** What `import … from "unwarp/kernels"` gives: the run-time part of imported `.cu` files. */
export { DeviceBuffer } from "./buffer.ts";
export { CudaError } from "./cuda-error.ts";
export { defaultDevice, setDefaultDevice } from "./default-device.ts";
export { type Device, Stream } from "./device.ts";
export { defineKernels, type DeviceVariable, type Kernel, type KernelFile } from "./kernel-file.ts";
export type { Extent, Launch } from "./launch-shape.ts";
export { type DeviceOptions, openDevice } from "./open-device.ts";
export type { TypedArray, TypedArrayClass } from "./typed-arrays.ts";
