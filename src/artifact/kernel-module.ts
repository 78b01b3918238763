import type { KernelInfo } from "./app-info.ts";
import type { NativeVariable } from "./native-image.ts";
import type { WgslKernel } from "./wgsl-kernel.ts";

/**
 * What a bundle holds of a `.cu` file: the contract between the bundlers' plugin, which writes it as JavaScript, and `unwarp/kernels`,
 * which runs it.
 */
export interface KernelModule {
  readonly version: typeof kernelModuleVersion;
  /** As messages name the source. */
  readonly file: string;
  readonly id: string;
  /** The kernels as WebAssembly, in base64: a dynamic library beside `dist/support/kernels.wasm`. */
  readonly wasm: string;
  readonly layout: LibraryLayout;
  /** In the order of their slots in the library's table. */
  readonly kernels: readonly ImportedKernel[];
  /** Variables that the host can name, in slot order after the kernels. */
  readonly symbols: readonly ImportedSymbol[];
  /** All variables of the device code, for GPUs. */
  readonly variables: readonly NativeVariable[];
}

/** Raised whenever a runtime could misread what a newer plugin wrote. */
export const kernelModuleVersion = 1;

/** What WebAssembly's section `dylink.0` says. */
export interface LibraryLayout {
  readonly memoryBytes: number;
  readonly memoryAlign: number;
  readonly tableSize: number;
}

export interface ImportedKernel {
  /** The name of the export. */
  readonly name: string;
  /** As the source calls it, with template arguments. */
  readonly displayName: string;
  /** Where the source defines it. */
  readonly line: number;
  readonly parameters: readonly ImportedParameter[];
  readonly info: KernelInfo;
  /** By the threads that an invocation runs, fewest first; none where the GPU cannot run the kernel. */
  readonly wgsl: readonly ImportedWgsl[];
  /** Why there is no WGSL. */
  readonly notOnGpu?: string;
}

export interface ImportedWgsl extends Omit<WgslKernel, "invocations" | "usesDeviceHeap"> {
  readonly threadsPerInvocation: number;
}

export interface ImportedParameter {
  readonly name: string;
  /** As in the source, for messages. */
  readonly cudaType: string;
  readonly offset: number;
  readonly type: ValueType;
}

export interface ImportedSymbol {
  readonly name: string;
  /** As the compiler calls it. */
  readonly symbol: string;
  readonly bytes: number;
  readonly element: ScalarType | undefined;
}

/** Numbers, as memory has them, and their size in bytes. */
export const scalarBytes = {
  i8: 1,
  u8: 1,
  bool: 1,
  i16: 2,
  u16: 2,
  f16: 2,
  bf16: 2,
  i32: 4,
  u32: 4,
  f32: 4,
  i64: 8,
  u64: 8,
  f64: 8,
} as const;

export type ScalarType = keyof typeof scalarBytes;

/** The classes whose arrays a kernel's pointers take; the first is the one to name. Characters may have a sign or not. */
export const arrayClasses = {
  i8: ["Int8Array", "Uint8Array"],
  u8: ["Uint8Array", "Uint8ClampedArray"],
  bool: ["Uint8Array"],
  i16: ["Int16Array"],
  u16: ["Uint16Array"],
  f16: ["Uint16Array", "Float16Array"],
  bf16: ["Uint16Array"],
  i32: ["Int32Array"],
  u32: ["Uint32Array"],
  f32: ["Float32Array"],
  i64: ["BigInt64Array"],
  u64: ["BigUint64Array"],
  f64: ["Float64Array"],
} as const satisfies Record<ScalarType, readonly [string, ...string[]]>;

/** How a value of JavaScript becomes bytes of the parameter block. */
export type ValueType =
  | { readonly kind: "scalar"; readonly scalar: ScalarType }
  | {
      readonly kind: "pointer";
      /** Undefined where what it points to has no numbers of one type: bytes then. */
      readonly element: ScalarType | undefined;
      /** `const T*`: the kernel reads only. */
      readonly isConst: boolean;
    }
  /** `float4`, and arrays in structs. */
  | { readonly kind: "tuple"; readonly element: ValueType; readonly count: number; readonly stride: number }
  | { readonly kind: "struct"; readonly name: string; readonly fields: readonly StructField[] };

export interface StructField {
  readonly name: string;
  readonly offset: number;
  readonly type: ValueType;
}
