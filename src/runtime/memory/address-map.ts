/** What an address belongs to, as `cudaPointerGetAttributes` and the copies need to know. */
export type RegionKind =
  /** cudaMalloc and its relatives: the host must not touch it. */
  | "device"
  /** cudaMallocHost and cudaHostAlloc. */
  | "pinned"
  /** Memory of the host's own heap, announced by cudaHostRegister. */
  | "registered"
  /** cudaMallocManaged, and managed variables. */
  | "managed"
  /** A __device__ or __constant__ variable. */
  | "symbol"
  /** The heap behind malloc in kernels. */
  | "heap"
  /** Stacks, arenas and parameter blocks of the runtime: never a program's business. */
  | "internal";

export interface Region {
  readonly start: number;
  readonly size: number;
  readonly kind: RegionKind;
  /** The flags of the call that made it. */
  readonly flags: number;
}

/** Finds the allocation that an address lies in. */
export class AddressMap {
  /** Both sorted by address; regions do not overlap. */
  private readonly starts: number[] = [];
  private readonly regions: Region[] = [];

  add(region: Region): void {
    const index = this.firstAfter(region.start);
    this.starts.splice(index, 0, region.start);
    this.regions.splice(index, 0, region);
  }

  remove(region: Region): void {
    const index = this.firstAfter(region.start) - 1;
    this.starts.splice(index, 1);
    this.regions.splice(index, 1);
  }

  /** The region that contains the address. */
  find(address: number): Region | undefined {
    const region = this.regions[this.firstAfter(address) - 1];
    return region && address < region.start + region.size ? region : undefined;
  }

  /** The region that contains all of the bytes. */
  findRange(address: number, bytes: number): Region | undefined {
    const region = this.find(address);
    return region && address + bytes <= region.start + region.size ? region : undefined;
  }

  /** True when any of the bytes belongs to a region. */
  overlaps(address: number, bytes: number): boolean {
    if (this.find(address)) return true;
    const next = this.starts[this.firstAfter(address)];
    return next !== undefined && next < address + bytes;
  }

  all(): readonly Region[] {
    return this.regions;
  }

  private firstAfter(address: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
