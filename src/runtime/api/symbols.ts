import type { CudaContext } from "../context.ts";
import { type Copying, copying } from "../copies.ts";
import type { LoadedSymbol } from "../registry.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

export type SymbolHandlers = Pick<
  SectionHandlers<"memory">,
  | "cudaGetSymbolAddress"
  | "cudaGetSymbolSize"
  | "cudaMemcpyFromSymbol"
  | "cudaMemcpyFromSymbolAsync"
  | "cudaMemcpyToSymbol"
  | "cudaMemcpyToSymbolAsync"
>;

const hostToDevice = 1;
const deviceToHost = 2;
const deviceToDevice = 3;
const defaultDirection = 4;

/** Variables are named by the address of their shadow in the host program. */
export function symbolApi(cuda: CudaContext, doing: Copying = copying): SymbolHandlers {
  const { memory, registry, streams, deviceMemory } = cuda;

  const find = (shadow: number): LoadedSymbol | undefined => {
    const symbol = registry.symbol(shadow);
    if (symbol) return symbol;
    // A managed variable is its own shadow.
    const region = deviceMemory.regions.find(shadow);
    return region?.kind === "managed" && region.start === shadow
      ? { info: { name: "", size: region.size, constant: false, managed: true }, address: shadow }
      : undefined;
  };
  /** `toSymbol` says which side of the copy is the variable. */
  const copy = (
    shadow: number,
    other: number,
    bytes: number,
    offset: number,
    kind: number,
    toSymbol: boolean,
  ): number => {
    const symbol = find(shadow);
    if (!symbol) return status.invalidSymbol;
    const allowed = [toSymbol ? hostToDevice : deviceToHost, deviceToDevice, defaultDirection];
    if (!allowed.includes(kind)) return status.invalidMemcpyDirection;
    if (offset + bytes > symbol.info.size) return status.invalidValue;
    const inside = symbol.address + offset;
    return toSymbol
      ? doing.bytes(cuda, inside, other, bytes, kind)
      : doing.bytes(cuda, other, inside, bytes, kind);
  };
  const afterWaiting = (run: () => number): number => {
    const code = cuda.synchronize();
    return code === status.success ? run() : code;
  };
  const inStream = (stream: number, run: () => number): number =>
    streams.has(stream) ? run() : status.invalidResourceHandle;
  const get = (out: number, shadow: number, value: (symbol: LoadedSymbol) => number): number => {
    if (out === 0) return status.invalidValue;
    const symbol = find(shadow);
    if (!symbol) return status.invalidSymbol;
    memory.setU32(out, value(symbol));
    return status.success;
  };

  return {
    cudaGetSymbolAddress: (out, shadow) => get(out, shadow, (symbol) => symbol.address),
    cudaGetSymbolSize: (out, shadow) => get(out, shadow, (symbol) => symbol.info.size),
    cudaMemcpyFromSymbol: (to, shadow, bytes, offset, kind) =>
      afterWaiting(() => copy(shadow, to, bytes, offset, kind, false)),
    cudaMemcpyFromSymbolAsync: (to, shadow, bytes, offset, kind, stream) =>
      inStream(stream, () => copy(shadow, to, bytes, offset, kind, false)),
    cudaMemcpyToSymbol: (shadow, from, bytes, offset, kind) =>
      afterWaiting(() => copy(shadow, from, bytes, offset, kind, true)),
    cudaMemcpyToSymbolAsync: (shadow, from, bytes, offset, kind, stream) =>
      inStream(stream, () => copy(shadow, from, bytes, offset, kind, true)),
  };
}
