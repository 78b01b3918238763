import type { Device, DeviceFault, KernelLaunch } from "./device.ts";
import { maxParameterBytes, scratchBytes } from "./limits.ts";
import type { DeviceMemory } from "./memory/device-memory.ts";
import type { LinearMemory } from "./memory/linear-memory.ts";
import type { Registry } from "./registry.ts";
import { status } from "./status.ts";
import { Events } from "./events.ts";
import { Graphs } from "./graphs.ts";
import { Streams } from "./streams.ts";

/** What the runtime needs from the instance of the host program. */
export interface HostProgram {
  /** Calls a function of the program by its pointer. */
  call(functionPointer: number, ...args: number[]): number;
  /** Writes what kernels printed to the program's standard output. */
  flushDeviceOutput(): void;
  /** True when the address belongs to the heap behind malloc in kernels. */
  isInDeviceHeap(address: number): boolean;
  /** Sets the size of that heap; false when it is in use already. */
  setDeviceHeapLimit(bytes: number): boolean;
  /** A line for the user, on standard error. */
  report(message: string): void;
}

/** The values of cudaLimit that programs may set, by cudaLimit number. */
const defaultLimits: ReadonlyMap<number, number> = new Map([
  [0, 1024], // cudaLimitStackSize
  [1, 1024 * 1024], // cudaLimitPrintfFifoSize
  [2, 8 * 1024 * 1024], // cudaLimitMallocHeapSize
  [3, 2], // cudaLimitDevRuntimeSyncDepth
  [4, 2048], // cudaLimitDevRuntimePendingLaunchCount
  [5, 64], // cudaLimitMaxL2FetchGranularity
  [6, 0], // cudaLimitPersistingL2CacheSize
]);

/**
 * The state behind the CUDA calls of one program: one device, its memory, and the errors that
 * CUDA keeps between calls. API handlers read and change it; nothing else does.
 */
export class CudaContext {
  readonly memory: LinearMemory;
  readonly deviceMemory: DeviceMemory;
  readonly registry: Registry;
  readonly device: Device;
  readonly host: HostProgram;
  readonly streams = new Streams();
  readonly events = new Events();
  readonly graphs = new Graphs();
  readonly limits = new Map(defaultLimits);
  /** cudaSetDeviceFlags. */
  deviceFlags = 0;
  cacheConfig = 0;
  sharedMemConfig = 0;
  /** The configurations that `<<<...>>>` pushed and the launch stub has not taken yet. */
  readonly launchConfigurations: LaunchConfiguration[] = [];
  /** Reused by every launch. */
  readonly launch: KernelLaunch;

  private scratchPlace: number | undefined;
  private lastError = status.success;
  private failure = status.success;

  constructor(parts: {
    memory: LinearMemory;
    deviceMemory: DeviceMemory;
    registry: Registry;
    device: Device;
    host: HostProgram;
  }) {
    this.memory = parts.memory;
    this.deviceMemory = parts.deviceMemory;
    this.registry = parts.registry;
    this.device = parts.device;
    this.host = parts.host;
    this.launch = {
      // Set by every launch before the device sees it.
      kernel: undefined as never,
      gridDim: { x: 0, y: 0, z: 0 },
      blockDim: { x: 0, y: 0, z: 0 },
      dynamicSharedBytes: 0,
      cooperative: false,
      parameters: this.deviceMemory.allocate(maxParameterBytes, "internal") ?? 0,
    };
  }

  /** The sticky error of a kernel that failed, which every call returns until cudaDeviceReset. */
  get stickyError(): number {
    return this.failure;
  }

  /** Remembers the result of a call for cudaGetLastError, and returns it. */
  record(code: number): number {
    // "Not ready" answers a question; CUDA does not count it as an error.
    if (code !== status.success && code !== status.notReady) this.lastError = code;
    return code;
  }

  /** Memory for the arguments of a call that the runtime itself makes; undefined where there is none left. */
  scratch(): number | undefined {
    this.scratchPlace ??= this.deviceMemory.allocate(scratchBytes, "internal");
    return this.scratchPlace;
  }

  /** cudaPeekAtLastError. */
  peekAtLastError(): number {
    return this.failure === status.success ? this.lastError : this.failure;
  }

  /** cudaGetLastError: forgets the error unless it is sticky. */
  takeLastError(): number {
    const code = this.peekAtLastError();
    this.lastError = status.success;
    return code;
  }

  /**
   * Waits for the device, brings out what kernels printed, and returns the sticky error if one
   * failed. Every call that CUDA makes wait goes through here.
   */
  synchronize(): number {
    const code = this.settle();
    this.host.flushDeviceOutput();
    return code;
  }

  /** As `synchronize`, but what kernels printed stays where it is. */
  settle(): number {
    const fault = this.device.wait();
    if (fault && this.failure === status.success) {
      this.failure = fault.code;
      const message = describeFault(fault);
      if (message !== undefined) this.host.report(message);
    }
    return this.failure;
  }

  /** Fails as a kernel would: every later call returns the code, until cudaDeviceReset. The user is told why. */
  fail(code: number, message: string): number {
    if (this.failure === status.success) {
      this.failure = code;
      this.host.report(message);
    }
    return code;
  }

  /** Tells the user what no CUDA code can say. */
  tell(message: string): void {
    this.host.report(message);
  }

  /** cudaDeviceReset. */
  reset(): void {
    this.device.wait();
    this.host.flushDeviceOutput();
    this.failure = status.success;
    this.lastError = status.success;
    this.deviceMemory.releaseAll();
    this.streams.clear();
    this.events.clear();
    this.graphs.clear();
    this.launchConfigurations.length = 0;
    for (const [limit, value] of defaultLimits) this.limits.set(limit, value);
    this.deviceFlags = 0;
  }
}

export interface LaunchConfiguration {
  gridX: number;
  gridY: number;
  gridZ: number;
  blockX: number;
  blockY: number;
  blockZ: number;
  sharedBytes: number;
  stream: number;
}

/** What CUDA's code alone does not tell. Compiled kernels print failed assertions themselves. */
function describeFault(fault: DeviceFault): string | undefined {
  if (fault.code === status.assert) return fault.reason;
  const at = ({ x, y, z }: { x: number; y: number; z: number }) => `(${x}, ${y}, ${z})`;
  const place = fault.block
    ? ` in block ${at(fault.block)}${fault.thread ? `, thread ${at(fault.thread)}` : ""}`
    : "";
  return `kernel ${fault.kernel} stopped${place}: ${fault.reason ?? "unspecified launch failure"}`;
}
