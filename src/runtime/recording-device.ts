import { errorName, errorText } from "../cuda-api/errors.ts";
import type { CreateDevice, Device, DeviceFault, DeviceHost, KernelLaunch } from "./device.ts";
import { hashBytes } from "./hash-bytes.ts";
import type { Region } from "./memory/address-map.ts";
import {
  defaultHashBudget,
  encodeRepeatedLaunch,
  maxEvents,
  type RecordedBuffer,
  type RecordedEvent,
  type RecordingEnd,
  type RecordingRequest,
} from "./recording.ts";

/** Where a recorder leaves what it saw. */
export interface RecordingSink {
  /** A line for the recording, without its end. */
  line(text: string): void;
  /** The kernel that is about to run, so that it is known where one never ends; undefined when it has. */
  running(kernel: string | undefined): void;
  /** The content of a buffer that was asked for. */
  dump(name: string, bytes: Uint8Array): void;
}

/**
 * A device that also writes down what its launches left in the buffers that they were given, and what the program copied back.
 * It waits for each launch, so that every content is the launch's own.
 */
export function recordLaunches(
  create: CreateDevice,
  request: RecordingRequest,
  sink: RecordingSink,
): CreateDevice {
  return (host, options) => new RecordingDevice(create(host, options), host, request, sink);
}

class RecordingDevice implements Device {
  readonly name: string;
  readonly multiProcessorCount: number;
  readonly maxSharedBytes?: number;
  readonly #device: Device;
  readonly #host: DeviceHost;
  readonly #sink: RecordingSink;
  readonly #window: RecordingRequest["window"];
  readonly #dumps: ReadonlySet<number>;
  /** By region, which stands for one allocation as long as it lives. */
  readonly #allocations = new Map<Region, number>();
  /** Launches that were written in full, by all that is in them but hashes. */
  readonly #shapes = new Map<string, number>();
  readonly #budget: number;
  #fault: DeviceFault | undefined;
  #faultText: string | undefined;
  #events = 0;
  #skipped = 0;
  #hashedBytes = 0;

  constructor(device: Device, host: DeviceHost, request: RecordingRequest, sink: RecordingSink) {
    this.name = device.name;
    this.multiProcessorCount = device.multiProcessorCount;
    if (device.maxSharedBytes !== undefined) this.maxSharedBytes = device.maxSharedBytes;
    this.#device = device;
    this.#host = host;
    this.#sink = sink;
    this.#window = request.window;
    this.#dumps = new Set(request.dump?.events);
    this.#budget = request.hashBudget ?? defaultHashBudget;
    // Memory begins as zeros, and what is allocated again does here, whoever had it before: what nobody has written is
    // equal in every program. A device with a memory of its own must not bring the old bytes back.
    host.deviceMemory.onAllocate(({ start, size }) => {
      this.#device.beforeHostWrites?.(start, size);
      host.memory.range(start, size).fill(0);
    });
  }

  submit(launch: KernelLaunch): void {
    // As the devices do: what follows a fault is dropped.
    if (this.#fault) return;
    this.#sink.running(launch.kernel.info.name);
    this.#device.submit(launch);
    this.#fault = this.#device.wait();
    this.#sink.running(undefined);
    if (this.#fault) this.#faultText = faultText(this.#fault);
    const event = this.#events++;
    if (event >= maxEvents) return void this.#skipped++;
    const { info } = launch.kernel;
    const buffers = this.#buffersOf(launch);
    const bytes = buffers.reduce((sum, { region }) => sum + region.size, 0);
    const isHashed = this.#mayHash(event, bytes) || this.#dumps.has(event);
    if (!isHashed) this.#skipped++;
    const hashes = buffers.map(({ region }, index) => {
      if (!isHashed) return undefined;
      const content = this.#host.memory.range(region.start, region.size);
      if (this.#dumps.has(event)) this.#sink.dump(`${event}-${index}.bin`, content);
      return hashBytes(content);
    });
    const shape = shapeOf(launch, buffers);
    const like = this.#shapes.get(shape);
    if (like !== undefined) {
      this.#sink.line(encodeRepeatedLaunch(like, hashes));
      return;
    }
    this.#shapes.set(shape, this.#shapes.size);
    this.#write({
      kind: "launch",
      kernel: info.name,
      displayName: info.displayName,
      gridDim: [launch.gridDim.x, launch.gridDim.y, launch.gridDim.z],
      blockDim: [launch.blockDim.x, launch.blockDim.y, launch.blockDim.z],
      buffers: buffers.map(({ parameter, variable, allocation, offset, bytes: size }, index) => {
        const hash = hashes[index];
        const name = variable === undefined ? {} : { variable };
        const place = { parameter, ...name, allocation, offset, bytes: size };
        return hash === undefined ? place : { ...place, hash };
      }),
    });
  }

  launchRefused(kernel: string, code: number): void {
    this.#device.launchRefused?.(kernel, code);
    if (this.#events++ < maxEvents)
      this.#write({ kind: "refused", kernel, error: errorName(code), text: errorText(code) });
  }

  wait(): DeviceFault | undefined {
    const fault = this.#fault ?? this.#device.wait();
    this.#fault = undefined;
    return fault;
  }

  beforeHostReads(address: number, bytes: number): void {
    this.#device.beforeHostReads?.(address, bytes);
    const region = this.#host.deviceMemory.regions.find(address);
    if (!region) return;
    const event = this.#events++;
    if (event >= maxEvents) return;
    const isHashed = this.#mayHash(event, bytes) || this.#dumps.has(event);
    const content = isHashed ? this.#host.memory.range(address, bytes) : undefined;
    if (content && this.#dumps.has(event)) this.#sink.dump(`${event}-0.bin`, content);
    this.#write({
      kind: "copy",
      allocation: this.#numberOf(region),
      offset: address - region.start,
      bytes,
      ...(content ? { hash: hashBytes(content) } : {}),
    });
  }

  beforeHostWrites(address: number, bytes: number): void {
    this.#device.beforeHostWrites?.(address, bytes);
  }

  dispose(): void {
    const end: RecordingEnd = {
      kind: "end",
      events: this.#events,
      skipped: this.#skipped,
      ...(this.#faultText === undefined ? {} : { fault: this.#faultText }),
    };
    this.#sink.line(JSON.stringify(end));
    this.#device.dispose();
  }

  /**
   * Every launch while the budget lasts, then every second one, and with each further budget half as many. It goes by bytes and
   * numbers, never by time, so that two programs that do the same are looked at in the same places.
   */
  #mayHash(event: number, bytes: number): boolean {
    if (this.#window) return event >= this.#window.from && event < this.#window.to;
    const stride = 2 ** Math.min(30, Math.floor(this.#hashedBytes / this.#budget));
    if (event % stride !== 0) return false;
    this.#hashedBytes += bytes;
    return true;
  }

  #write(event: RecordedEvent): void {
    this.#sink.line(JSON.stringify(event));
  }

  /**
   * The allocations that the parameters point into, each once, and the variables that a kernel may write. Structs may hold
   * pointers at any word. A number of 4 bytes is one where it is the start of an allocation: others are what they seem.
   */
  #buffersOf({
    kernel,
    parameters,
  }: KernelLaunch): (Omit<RecordedBuffer, "hash"> & { readonly region: Region })[] {
    const { memory, deviceMemory } = this.#host;
    const found = new Map<Region, Omit<RecordedBuffer, "hash"> & { readonly region: Region }>();
    for (const [parameter, { offset, size, kind, isStruct }] of kernel.info.parameters.entries()) {
      const isNumber = kind === "value" && size < 8 && isStruct !== true;
      for (let at = 0; at + 4 <= size; at += 4) {
        const pointer = memory.u32(parameters + offset + at);
        const region = deviceMemory.regions.find(pointer);
        if (!region || region.kind === "internal" || region.kind === "heap" || found.has(region)) continue;
        if (isNumber && pointer !== region.start) continue;
        const allocation = this.#numberOf(region);
        found.set(region, {
          parameter,
          allocation,
          offset: pointer - region.start,
          bytes: region.size,
          region,
        });
      }
    }
    for (const { name, constant, hasPointers } of kernel.module.globals) {
      const address = constant || hasPointers ? undefined : this.#host.symbolAddress(kernel.module, name);
      const region = address === undefined ? undefined : deviceMemory.regions.find(address);
      if (!region || found.has(region)) continue;
      const allocation = this.#numberOf(region);
      found.set(region, {
        parameter: -1,
        variable: name,
        allocation,
        offset: 0,
        bytes: region.size,
        region,
      });
    }
    return [...found.values()];
  }

  #numberOf(region: Region): number {
    const known = this.#allocations.get(region);
    if (known !== undefined) return known;
    const number = this.#allocations.size;
    this.#allocations.set(region, number);
    return number;
  }
}

function shapeOf(
  { kernel, gridDim, blockDim }: KernelLaunch,
  buffers: readonly Omit<RecordedBuffer, "hash">[],
): string {
  const { x, y, z } = gridDim;
  const places = buffers.map(
    ({ parameter, allocation, offset, bytes }) => `${parameter} ${allocation} ${offset} ${bytes}`,
  );
  return `${kernel.info.name} ${x} ${y} ${z} ${blockDim.x} ${blockDim.y} ${blockDim.z} ${places.join(" ")}`;
}

function faultText({ reason, kernel, block, thread }: DeviceFault): string {
  const at = ({ x, y, z }: { x: number; y: number; z: number }) => `(${x}, ${y}, ${z})`;
  const place = block ? ` in block ${at(block)}${thread ? `, thread ${at(thread)}` : ""}` : "";
  return `kernel ${kernel} stopped${place}: ${reason ?? "unspecified launch failure"}`;
}
