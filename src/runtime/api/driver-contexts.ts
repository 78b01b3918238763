import type { Handlers } from "../../cuda-api/api-function.ts";
import type { driverFunctions } from "../../cuda-api/driver-functions.ts";
import type { CudaContext } from "../context.ts";
import { status } from "../status.ts";
import type { RuntimeHandlers } from "./all.ts";

const primaryContext = 0x40;
const contextStep = 0x10;

type DriverContextHandlers = Pick<
  Handlers<typeof driverFunctions>,
  | "cuCtxCreate"
  | "cuCtxDestroy"
  | "cuCtxGetCurrent"
  | "cuCtxGetDevice"
  | "cuCtxGetLimit"
  | "cuCtxGetStreamPriorityRange"
  | "cuCtxPopCurrent"
  | "cuCtxPushCurrent"
  | "cuCtxSetCurrent"
  | "cuCtxSetLimit"
  | "cuCtxSynchronize"
  | "cuDevicePrimaryCtxRelease"
  | "cuDevicePrimaryCtxReset"
  | "cuDevicePrimaryCtxRetain"
>;

/**
 * The driver's contexts. All of them share the one device and its memory; what is kept here is which exist
 * and which is current on the program's one thread.
 */
export function driverContextApi(cuda: CudaContext, runtime: RuntimeHandlers): DriverContextHandlers {
  const { memory } = cuda;
  const contexts = new Set([primaryContext]);
  const stack: number[] = [];
  let next = primaryContext + contextStep;

  const put = (out: number, value: number): number => {
    if (out === 0) return status.invalidValue;
    memory.setU32(out, value);
    return status.success;
  };
  const ifDevice = (device: number, run: () => number): number =>
    device === 0 ? run() : status.invalidDevice;
  const ifContext = (context: number, run: () => void): number => {
    if (!contexts.has(context)) return status.deviceUninitialized; // CUDA_ERROR_INVALID_CONTEXT
    run();
    return status.success;
  };

  return {
    cuDevicePrimaryCtxRetain: (out, device) => ifDevice(device, () => put(out, primaryContext)),
    cuDevicePrimaryCtxRelease: (device) => ifDevice(device, () => status.success),
    cuDevicePrimaryCtxReset: (device) => ifDevice(device, () => runtime.cudaDeviceReset()),
    cuCtxCreate: (out, _flags, device) =>
      ifDevice(device, () => {
        const code = put(out, next);
        if (code !== status.success) return code;
        contexts.add(next);
        stack.push(next);
        next += contextStep;
        return code;
      }),
    cuCtxDestroy: (context) =>
      ifContext(context, () => {
        contexts.delete(context);
        if (stack.at(-1) === context) stack.pop();
      }),
    cuCtxGetCurrent: (out) => put(out, stack.at(-1) ?? 0),
    cuCtxSetCurrent(context) {
      if (context === 0) return (stack.pop(), status.success);
      return ifContext(context, () => {
        stack.pop();
        stack.push(context);
      });
    },
    cuCtxPushCurrent: (context) => ifContext(context, () => void stack.push(context)),
    cuCtxPopCurrent(out) {
      const top = stack.pop();
      if (top === undefined) return status.deviceUninitialized;
      if (out !== 0) memory.setU32(out, top);
      return status.success;
    },
    cuCtxGetDevice: (out) => (stack.length === 0 ? status.deviceUninitialized : put(out, 0)),
    cuCtxSynchronize: runtime.cudaDeviceSynchronize,
    cuCtxGetLimit: runtime.cudaDeviceGetLimit,
    cuCtxSetLimit: runtime.cudaDeviceSetLimit,
    cuCtxGetStreamPriorityRange: runtime.cudaDeviceGetStreamPriorityRange,
  };
}
