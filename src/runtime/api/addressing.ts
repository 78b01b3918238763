import type { CudaContext } from "../context.ts";
import type { Region } from "../memory/address-map.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

/** cudaMemoryType. */
const unregistered = 0;
const host = 1;
const device = 2;
const managed = 3;
const noDevice = 0xfffffffe; // cudaInvalidDeviceId, -2

export function addressingApi(cuda: CudaContext): SectionHandlers<"addressing"> {
  const { memory, deviceMemory } = cuda;
  return {
    cudaDeviceCanAccessPeer(out, from, to) {
      if (out === 0) return status.invalidValue;
      if (from !== 0 || to !== 0) return status.invalidDevice;
      memory.setU32(out, 0); // a device is no peer of itself
      return status.success;
    },
    cudaDeviceDisablePeerAccess: () => status.invalidDevice,
    cudaDeviceEnablePeerAccess: () => status.invalidDevice,
    cudaPointerGetAttributes(out, pointer) {
      if (out === 0) return status.invalidValue;
      // cudaPointerAttributes { type, device, devicePointer, hostPointer }.
      const region = deviceMemory.regions.find(pointer);
      const type = memoryType(region);
      const isKnown = type !== unregistered;
      memory.setU32(out, type);
      memory.setU32(out + 4, isKnown ? 0 : noDevice);
      memory.setU32(out + 8, isKnown ? pointer : 0);
      memory.setU32(out + 12, type === device ? 0 : pointer);
      return status.success;
    },
  };
}

function memoryType(region: Region | undefined): number {
  switch (region?.kind) {
    case "device":
    case "symbol":
    case "heap":
      return device;
    case "pinned":
    case "registered":
      return host;
    case "managed":
      return managed;
    default:
      return unregistered;
  }
}
