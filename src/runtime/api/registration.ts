import type { Handlers } from "../../cuda-api/api-function.ts";
import type { registrationFunctions } from "../../cuda-api/registration-functions.ts";
import type { CudaContext } from "../context.ts";
import { status } from "../status.ts";

/** The calls that Clang's host pass generates. They return no CUDA errors, so none are recorded. */
export function registrationApi(cuda: CudaContext): Handlers<typeof registrationFunctions> {
  const { memory, registry, launchConfigurations } = cuda;
  return {
    __cudaRegisterFatBinary: (wrapper) => registry.registerFatBinary(wrapper),
    __cudaRegisterFatBinaryEnd: () => {},
    // Runs at exit: the last chance for what kernels printed since the program last waited.
    __cudaUnregisterFatBinary: () => void cuda.synchronize(),
    __cudaRegisterFunction(handle, stub, _deviceFunction, name) {
      registry.registerFunction(handle, stub, memory.text(name));
      return status.success;
    },
    __cudaRegisterVar(handle, shadow, _deviceAddress, name) {
      registry.registerVariable(handle, shadow, memory.text(name));
    },
    __cudaRegisterManagedVar(handle, shadow, _initial, name) {
      registry.registerVariable(handle, shadow, memory.text(name));
    },
    __cudaInitModule: () => 1,
    __cudaPushCallConfiguration(grid, block, sharedBytes, stream) {
      launchConfigurations.push({
        gridX: memory.u32(grid),
        gridY: memory.u32(grid + 4),
        gridZ: memory.u32(grid + 8),
        blockX: memory.u32(block),
        blockY: memory.u32(block + 4),
        blockZ: memory.u32(block + 8),
        sharedBytes,
        stream,
      });
      return status.success;
    },
    __cudaPopCallConfiguration(grid, block, sharedBytes, stream) {
      const configuration = launchConfigurations.pop();
      if (!configuration) return status.missingConfiguration;
      memory.setU32(grid, configuration.gridX);
      memory.setU32(grid + 4, configuration.gridY);
      memory.setU32(grid + 8, configuration.gridZ);
      memory.setU32(block, configuration.blockX);
      memory.setU32(block + 4, configuration.blockY);
      memory.setU32(block + 8, configuration.blockZ);
      memory.setU32(sharedBytes, configuration.sharedBytes);
      memory.setU32(stream, configuration.stream);
      return status.success;
    },
  };
}
