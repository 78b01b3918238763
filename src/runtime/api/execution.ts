import type { CudaContext } from "../context.ts";
import type { LoadedKernel } from "../device.ts";
import { launchKernel, maxDynamicShared } from "../launch.ts";
import { maxSharedBytes } from "../../artifact/shared-memory-limits.ts";
import { computeCapability } from "../limits.ts";
import { status } from "../status.ts";
import { internedTexts } from "./errors.ts";
import type { SectionHandlers } from "./handlers.ts";

/** cudaFuncAttribute. */
const maxDynamicSharedMemorySize = 8;
const preferredSharedMemoryCarveout = 9;
const clusterAttributes = [10, 11, 12, 13, 14, 15];
/** cudaLaunchAttributeID. */
const clusterDimension = 4;
const cooperative = 2;
const launchAttributeBytes = 72;
const launchAttributeValue = 8;

const registersPerThread = 32;
const cacheConfigs = 4;

export function executionApi(cuda: CudaContext): SectionHandlers<"execution"> {
  const { memory, registry, streams } = cuda;
  const text = internedTexts(cuda);

  const withKernel = (stub: number, run: (kernel: LoadedKernel) => number): number => {
    const kernel = registry.kernel(stub);
    return kernel ? run(kernel) : status.invalidDeviceFunction;
  };
  const launch: SectionHandlers<"execution">["cudaLaunchKernel"] = (
    stub,
    grid,
    block,
    args,
    sharedBytes,
    stream,
  ) => launchKernel(cuda, stub, grid, block, args, sharedBytes, stream);

  return {
    cudaFuncGetAttributes: (out, stub) => {
      if (out === 0) return status.invalidValue;
      return withKernel(stub, (kernel) => {
        const { info } = kernel;
        const version = computeCapability.major * 10 + computeCapability.minor;
        const fields = [
          info.staticSharedBytes,
          0, // constSizeBytes
          info.localBytesPerThread,
          info.maxThreadsPerBlock,
          registersPerThread,
          version, // ptxVersion
          version, // binaryVersion
          0, // cacheModeCA
          maxDynamicShared(kernel),
          kernel.sharedMemoryCarveout,
          ...clusterAttributes.map(() => 0),
        ];
        for (const [index, value] of fields.entries()) memory.setU32(out + 4 * index, value);
        return status.success;
      });
    },
    cudaFuncGetName: (out, stub) =>
      withKernel(stub, ({ info }) => {
        if (out === 0) return status.invalidValue;
        memory.setU32(out, text(info.name));
        return status.success;
      }),
    cudaFuncGetParamInfo: (stub, index, offsetOut, sizeOut) =>
      withKernel(stub, ({ info }) => {
        const parameter = info.parameters[index];
        if (!parameter || offsetOut === 0) return status.invalidValue;
        memory.setU32(offsetOut, parameter.offset);
        if (sizeOut !== 0) memory.setU32(sizeOut, parameter.size);
        return status.success;
      }),
    cudaFuncSetAttribute: (stub, attribute, value) =>
      withKernel(stub, (kernel) => {
        if (attribute === maxDynamicSharedMemorySize) {
          if (kernel.info.staticSharedBytes + value > (cuda.device.maxSharedBytes ?? maxSharedBytes))
            return status.invalidValue;
          kernel.maxDynamicSharedBytes = value;
        } else if (attribute === preferredSharedMemoryCarveout) {
          if ((value | 0) < -1 || (value | 0) > 100) return status.invalidValue;
          kernel.sharedMemoryCarveout = value | 0;
        } else if (!clusterAttributes.includes(attribute)) {
          return status.invalidValue;
        }
        return status.success;
      }),
    cudaFuncSetCacheConfig: (stub, config) =>
      withKernel(stub, () => (config < cacheConfigs ? status.success : status.invalidValue)),
    cudaFuncSetSharedMemConfig: (stub) => withKernel(stub, () => status.success),
    cudaLaunchCooperativeKernel: (stub, grid, block, args, sharedBytes, stream) =>
      launchKernel(cuda, stub, grid, block, args, sharedBytes, stream, true),
    cudaLaunchHostFunc(stream, callback, userData) {
      if (!streams.has(stream)) return status.invalidResourceHandle;
      if (callback === 0) return status.invalidValue;
      // CUDA does not call host functions after an error in the stream.
      if (cuda.settle() === status.success) cuda.host.call(callback, userData);
      return status.success;
    },
    cudaLaunchKernel: launch,
    cudaLaunchKernel_ptsz: launch,
    cudaLaunchKernelExC(config, stub, args) {
      if (config === 0) return status.invalidValue;
      // cudaLaunchConfig_t { dim3 grid, dim3 block, size_t shared, stream, attributes, count }.
      const attributes = memory.u32(config + 32);
      const count = memory.u32(config + 36);
      let isCooperative = false;
      for (let index = 0; index < count; index++) {
        const attribute = attributes + index * launchAttributeBytes;
        const id = memory.u32(attribute);
        if (id === clusterDimension) return status.notSupported;
        if (id === cooperative) isCooperative = memory.u32(attribute + launchAttributeValue) !== 0;
      }
      const [sharedBytes, stream] = [memory.u32(config + 24), memory.u32(config + 28)];
      return launchKernel(cuda, stub, config, config + 12, args, sharedBytes, stream, isCooperative);
    },
    cudaSetDoubleForDevice: () => status.success,
    cudaSetDoubleForHost: () => status.success,
  };
}
