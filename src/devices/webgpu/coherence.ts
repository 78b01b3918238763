import type { DeviceHost } from "../../runtime/device.ts";
import type { Region, RegionKind } from "../../runtime/memory/address-map.ts";
import type { MemoryRange } from "./protocol.ts";
import { RangeSet } from "./range-set.ts";

/** Regions that the program's host code touches without any call of CUDA. */
const hostKinds: ReadonlySet<RegionKind> = new Set(["managed", "pinned", "registered"]);

/**
 * Which bytes of device memory are newer where: device memory exists twice, in the program's memory, where the host
 * and CUDA's copies work on it, and in the GPU's heap. Copies between them are made as late as possible.
 *
 * Errs towards copying: all that kernels could have written counts as written.
 */
export class Coherence {
  readonly #host: DeviceHost;
  /** What the host has written since it was last given to the GPU. */
  readonly #written = new RangeSet();
  /** What is the same on both sides, since the last launch. */
  readonly #same = new RangeSet();
  #hasLaunched = false;
  /** Whether the host has had control since the last launch ended. */
  #hostHasControl = true;
  /** Pinned and registered memory that kernels may reach, as far as known. */
  readonly #reachable = new Set<Region>();

  constructor(host: DeviceHost) {
    this.#host = host;
  }

  /** To be called before the host writes, or when it has. */
  hostWrites(address: number, bytes: number): void {
    this.#written.add(address, address + bytes);
  }

  /** Parts of a range that the GPU may have newer. */
  newerOnGpu(address: number, bytes: number): MemoryRange[] {
    if (!this.#hasLaunched || this.#isHostsOwn(address)) return [];
    return this.#same
      .missing(address, address + bytes)
      .flatMap((part) => this.#written.missing(part.address, part.address + part.bytes));
  }

  /** The host writes to such memory without telling: what it has there counts, but while kernels run that reach it. */
  #isHostsOwn(address: number): boolean {
    const region = this.#host.deviceMemory.regions.find(address);
    if (!region || !hostKinds.has(region.kind)) return false;
    return this.#hostHasControl || (region.kind !== "managed" && !this.#reachable.has(region));
  }

  /** The range was copied from the GPU. */
  fetched(ranges: readonly MemoryRange[]): void {
    for (const { address, bytes } of ranges) this.#same.add(address, address + bytes);
  }

  /** Memory that the host may read without asking, once it has waited for the GPU. */
  sharedWithHost(): MemoryRange[] {
    return this.#sharedRegions().flatMap(({ start, size }) => this.newerOnGpu(start, size));
  }

  /** The launches have ended, and what the host may read was fetched. */
  hostContinues(): void {
    this.#hostHasControl = true;
  }

  /**
   * Whether the next launch has to wait for the ones before: kernels may write to pinned memory that the host may have
   * written to since then, which CUDA allows. Managed memory is not the host's meanwhile.
   */
  get mustWait(): boolean {
    return !this.#hostHasControl && this.#sharedRegions().some(({ kind }) => kind !== "managed");
  }

  /** Takes what has to be copied to the GPU before a launch with these parameters. */
  takeWritten(parameters: Uint8Array): MemoryRange[] {
    const { memory } = this.#host;
    if (this.#hostHasControl) {
      for (const { start, size } of this.#sharedRegions()) this.#written.add(start, start + size);
    }
    // Addresses of pinned memory come as parameters, or lie in memory, perhaps in pinned memory again.
    const seen = [
      parameters,
      ...this.#written.all().map(({ address, bytes }) => memory.range(address, bytes)),
    ];
    for (let content = seen.pop(); content; content = seen.pop()) {
      for (const region of this.#hiddenPinnedIn(content)) {
        this.#reachable.add(region);
        this.#written.add(region.start, region.start + region.size);
        seen.push(memory.range(region.start, region.size));
      }
    }
    const ranges = this.#written.all();
    this.#written.clear();
    return ranges;
  }

  launched(): void {
    this.#same.clear();
    this.#hasLaunched = true;
    this.#hostHasControl = false;
  }

  #sharedRegions(): Region[] {
    const { regions } = this.#host.deviceMemory;
    return regions.all().filter((region) => {
      if (region.kind === "managed") return true;
      return hostKinds.has(region.kind) && this.#reachable.has(region);
    });
  }

  #hiddenPinned(): readonly Region[] {
    return this.#host.deviceMemory.regions
      .all()
      .filter(
        (region) =>
          (region.kind === "pinned" || region.kind === "registered") && !this.#reachable.has(region),
      );
  }

  /** Those whose addresses are among the words. */
  #hiddenPinnedIn(content: Uint8Array): ReadonlySet<Region> {
    const found = new Set<Region>();
    const hidden = this.#hiddenPinned();
    if (hidden.length === 0) return found;
    const { regions } = this.#host.deviceMemory;
    const low = Math.min(...hidden.map(({ start }) => start));
    const high = Math.max(...hidden.map(({ start, size }) => start + size));
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    for (let at = 0; at + 4 <= content.length; at += 4) {
      const word = view.getUint32(at, true);
      if (word < low || word > high) continue;
      const region = regions.find(word);
      if (region && hidden.includes(region)) found.add(region);
    }
    return found;
  }
}
