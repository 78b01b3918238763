import { bytesOfHex } from "../artifact/native-image.ts";
import type { KernelModule } from "../artifact/kernel-module.ts";

/** An imported file's variables in a GPU's memory. */
export interface PlacedVariables {
  readonly addresses: ReadonlyMap<string, number>;
  /** What they begin with, for texts: formats of printf, and what assertions say. */
  readonly contents: readonly VariableContent[];
}

export interface VariableContent {
  readonly address: number;
  readonly bytes: Uint8Array;
  /** Whether kernels and the host may write to it: then it holds these bytes no longer. */
  readonly mayChange: boolean;
}

/** Gives all variables of a file memory, and writes their initial values. */
export function placeVariables(
  { variables, symbols }: KernelModule,
  memory: { allocate(bytes: number): number; write(address: number, bytes: Uint8Array): void },
): PlacedVariables {
  const addresses = variables.map(({ bytes }) => memory.allocate(bytes));
  const named = new Set(symbols.map(({ symbol }) => symbol));
  const contents = variables.map((variable, index) => {
    const address = addresses[index] ?? 0;
    const bytes = new Uint8Array(4 * Math.ceil(variable.bytes / 4));
    bytes.set(bytesOfHex(variable.data));
    const view = new DataView(bytes.buffer);
    for (const { offset, sign, kind, number } of variable.addresses) {
      const value = kind === "function" ? number : (addresses[number] ?? 0);
      view.setUint32(offset, view.getUint32(offset, true) + sign * value, true);
    }
    memory.write(address, bytes);
    return { address, bytes, mayChange: named.has(variable.name) };
  });
  const names = variables.map(({ name }, index): [string, number] => [name, addresses[index] ?? 0]);
  return { addresses: new Map(names), contents };
}
