import { AddressMap, type Region, type RegionKind } from "./address-map.ts";
import { Allocator } from "./allocator.ts";
import type { LinearMemory } from "./linear-memory.ts";

const pageBytes = 65536;

/** All memory that kernels may use: what the program allocated, its variables, and the bookkeeping. */
export class DeviceMemory {
  readonly totalBytes: number;
  readonly regions = new AddressMap();
  private readonly allocator: Allocator;
  private usedBytes = 0;
  private lastAddress = Infinity;
  private whenAllocated: (region: Region) => void = () => {};

  constructor(memory: LinearMemory, totalBytes: number) {
    this.totalBytes = totalBytes;
    this.allocator = new Allocator((pages) => {
      try {
        if (memory.size + pages * pageBytes > this.lastAddress) return undefined;
        return memory.memory.grow(pages) * pageBytes;
      } catch {
        return undefined; // the maximum is reached, or the machine has no more to give
      }
    });
  }

  /** From now on no allocation reaches beyond this address: the device cannot. */
  limitAddresses(end: number): void {
    this.lastAddress = end;
  }

  /** Called for each allocation of the program from now on, before it has the address. */
  onAllocate(whenAllocated: (region: Region) => void): void {
    this.whenAllocated = whenAllocated;
  }

  get freeBytes(): number {
    return this.totalBytes - this.usedBytes;
  }

  /** The address of a new allocation, or undefined when the device's memory is used up. */
  allocate(bytes: number, kind: RegionKind, flags = 0): number | undefined {
    if (kind !== "internal" && bytes > this.freeBytes) return undefined;
    const start = this.allocator.allocate(bytes);
    if (start === undefined) return undefined;
    const region = { start, size: bytes, kind, flags };
    this.regions.add(region);
    if (kind === "internal") return start;
    this.usedBytes += bytes;
    this.whenAllocated(region);
    return start;
  }

  /** Frees the allocation that starts exactly there; false when there is none of these kinds. */
  release(start: number, kinds: readonly RegionKind[]): boolean {
    const region = this.regions.find(start);
    if (!region || region.start !== start || !kinds.includes(region.kind)) return false;
    this.releaseRegion(region);
    return true;
  }

  /** What cudaDeviceReset does: every allocation of the program goes, its variables stay. */
  releaseAll(): void {
    for (const region of this.regions.all().slice()) {
      if (region.kind === "registered") this.regions.remove(region);
      else if (region.kind !== "symbol" && region.kind !== "internal" && region.flags !== variableFlag)
        this.releaseRegion(region);
    }
  }

  /** True for an address that kernels can be given: in an allocation, near one, or of a variable. */
  isUsableOnDevice(address: number): boolean {
    return this.allocator.owns(address) || this.regions.find(address) !== undefined;
  }

  private releaseRegion(region: Region): void {
    this.regions.remove(region);
    this.allocator.release(region.start);
    if (region.kind !== "internal") this.usedBytes -= region.size;
  }
}

/** Marks the region of a managed variable, which the allocator does not own. */
export const variableFlag = -1;
