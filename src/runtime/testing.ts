import type { AppInfo, KernelInfo } from "../artifact/app-info.ts";
import { CudaContext } from "./context.ts";
import type { Device, DeviceFault, KernelLaunch } from "./device.ts";
import { cudaImports } from "./imports.ts";
import { DeviceMemory } from "./memory/device-memory.ts";
import { LinearMemory } from "./memory/linear-memory.ts";
import { ModuleTables } from "./module-tables.ts";
import { Registry } from "./registry.ts";

/** What a fake device saw of a launch. */
export interface SeenLaunch {
  readonly kernel: string;
  readonly gridDim: readonly number[];
  readonly blockDim: readonly number[];
  readonly dynamicSharedBytes: number;
  readonly cooperative: boolean;
  readonly parameters: Uint8Array;
}

/** A program without code: real memory, registered kernels and variables, a device that only watches. */
export interface FakeProgram {
  readonly memory: LinearMemory;
  readonly context: CudaContext;
  readonly launches: SeenLaunch[];
  readonly messages: string[];
  readonly calls: { readonly pointer: number; readonly args: number[] }[];
  /** Calls a CUDA function as the program would. */
  readonly call: (name: string, ...args: (number | bigint)[]) => number;
  /** Makes the next launch fail. */
  readonly failNextLaunch: (fault: DeviceFault) => void;
  /** A fresh piece of host memory. */
  readonly hostAllocate: (bytes: number) => number;
  /** Host memory with a C string, or with words. */
  readonly hostText: (text: string) => number;
  readonly hostWords: (...words: number[]) => number;
}

export const fakeStub = 7;
export const fakeShadow = 0x300;
export const fakeSymbol = { address: 0x11000, size: 64 } as const;
const moduleTable = 0x10000;
const hostHeap = 0x20000;

/** A kernel with a pointer and a float, unless told otherwise. */
export function fakeKernel(changes: Partial<KernelInfo> = {}): KernelInfo {
  return {
    name: "kernel",
    displayName: "kernel(int*, float)",
    parameters: [
      { offset: 0, size: 4, align: 4, kind: "pointer" },
      { offset: 4, size: 4, align: 4, kind: "value" },
    ],
    parameterBytes: 8,
    staticSharedBytes: 0,
    usesDynamicShared: false,
    contextBytesPerThread: 0,
    gangWidth: 1,
    localBytesPerThread: 0,
    stackBytes: 0,
    maxThreadsPerBlock: 1024,
    ...changes,
  };
}

export function fakeProgram(kernel: KernelInfo = fakeKernel()): FakeProgram {
  const memory = new LinearMemory(new WebAssembly.Memory({ initial: 16, maximum: 57344, shared: true }));
  const deviceMemory = new DeviceMemory(memory, 3 * 2 ** 30);
  const launches: SeenLaunch[] = [];
  const messages: string[] = [];
  const calls: { pointer: number; args: number[] }[] = [];
  let nextFault: DeviceFault | undefined;
  let fault: DeviceFault | undefined;
  const device: Device = {
    name: "fake",
    multiProcessorCount: 4,
    submit(launch) {
      launches.push(seen(launch, memory));
      fault ??= nextFault;
      nextFault = undefined;
    },
    wait() {
      const found = fault;
      fault = undefined;
      return found;
    },
    dispose() {},
  };
  const app: AppInfo = {
    version: 1,
    modules: [
      {
        id: "m",
        fatbins: ["m"],
        kernels: [kernel],
        globals: [{ name: "variable", size: fakeSymbol.size, constant: false, managed: false }],
        ir: "",
      },
    ],
  };
  memory.setU32(moduleTable, 1);
  memory.setU32(moduleTable + 4, fakeSymbol.address);
  const table = new WebAssembly.Global({ value: "i32" }, moduleTable);
  const tables = new ModuleTables({ __unwarp_module_m: table }, memory);
  const context = new CudaContext({
    memory,
    deviceMemory,
    registry: new Registry(app, memory, deviceMemory, tables),
    device,
    host: {
      report: (message) => void messages.push(message),
      call(pointer, ...args) {
        calls.push({ pointer, args });
        return 0;
      },
      flushDeviceOutput() {},
      isInDeviceHeap: () => false,
      setDeviceHeapLimit: () => true,
    },
  });
  const imports = cudaImports(
    () => context,
    (message) => void messages.push(message),
  );
  const call = (name: string, ...args: (number | bigint)[]): number => {
    const found = imports.get(name);
    if (!found) throw new Error(`there is no ${name}`);
    return Number(found(...args));
  };
  let heapTop = hostHeap;
  const hostAllocate = (bytes: number): number => {
    const address = heapTop;
    heapTop += Math.ceil(bytes / 16) * 16;
    return address;
  };
  const hostText = (text: string): number => {
    const address = hostAllocate(text.length + 1);
    memory.setText(address, text, text.length + 1);
    return address;
  };
  const hostWords = (...words: number[]): number => {
    const address = hostAllocate(4 * words.length);
    for (const [index, word] of words.entries()) memory.setU32(address + 4 * index, word);
    return address;
  };

  const blob = hostAllocate(16);
  memory.setText(blob, "UNWARP1", 8);
  memory.setText(blob + 8, "m", 2);
  const handle = call("__cudaRegisterFatBinary", hostWords(0x466243b1, 1, blob, 0));
  call("__cudaRegisterFunction", handle, fakeStub, 0, hostText(kernel.name), -1, 0, 0, 0, 0, 0);
  call("__cudaRegisterVar", handle, fakeShadow, 0, hostText("variable"), 0, fakeSymbol.size, 0, 0);
  return {
    memory,
    context,
    launches,
    messages,
    calls,
    call,
    failNextLaunch: (next) => void (nextFault = next),
    hostAllocate,
    hostText,
    hostWords,
  };
}

function seen(launch: KernelLaunch, memory: LinearMemory): SeenLaunch {
  const { gridDim, blockDim, kernel, parameters, dynamicSharedBytes, cooperative } = launch;
  return {
    kernel: kernel.info.name,
    gridDim: [gridDim.x, gridDim.y, gridDim.z],
    blockDim: [blockDim.x, blockDim.y, blockDim.z],
    dynamicSharedBytes,
    cooperative,
    parameters: memory.range(parameters, kernel.info.parameterBytes).slice(),
  };
}
