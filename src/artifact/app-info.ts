/**
 * What the compiler leaves in its outputs for the linker and the runtime: the contract between
 * compile time and run time. It travels as JSON in custom sections of WebAssembly files.
 */

import { type GangWidth, gangWidths } from "./gang-width.ts";
import { type Rules, rules } from "./rules.ts";

/** Custom section of a `-c` object: a `DeviceModule`. */
export const deviceSectionName = "unwarp.device";
/** Custom section of a linked program: an `AppInfo`. */
export const appSectionName = "unwarp.app";
/** What `__cudaRegisterFatBinary` finds at `wrapper->data`: this, the device module's id, a NUL. */
export const fatBinaryMagic = "UNWARP1\0";
/** Raised whenever an older runtime or linker could misread a newer file. */
export const artifactVersion = 1;

/** The device side of one translation unit. */
export interface DeviceModule {
  readonly version: typeof artifactVersion;
  /** A hash, safe as part of a C identifier. */
  readonly id: string;
  readonly sourceFile: string;
  /** Compiled with `-rdc=true`: refers to symbols of other modules and is linked with them. */
  readonly rdc: boolean;
  readonly fastMath: boolean;
  /** What a program of another language than CUDA is held to. */
  readonly rules?: Rules;
  /** LLVM IR text. */
  readonly ir: string;
}

/** The device side of a linked program. */
export interface AppInfo {
  readonly version: typeof artifactVersion;
  readonly modules: readonly CompiledModule[];
}

export interface CompiledModule {
  /** Safe as part of a C identifier. The program exports the data symbol `__unwarp_module_<id>`. */
  readonly id: string;
  /** Ids of the device modules linked into it: one, or several with `-rdc=true`. */
  readonly fatbins: readonly string[];
  /** In the order of their slots in the module's table. */
  readonly kernels: readonly KernelInfo[];
  /** Variables the host can name, in slot order after the kernels. */
  readonly globals: readonly GlobalInfo[];
  /** The linked device IR, as text: what the interpreter runs and native code is made of. */
  readonly ir: string;
  /** What the user asked for; absent when each kernel has a width of its own. */
  readonly gangWidth?: GangWidth;
  /** Of the language that it was written in. */
  readonly rules?: Rules;
}

export interface KernelInfo {
  /** Mangled name as in the registration call, e.g. `_Z5saxpyifPfS_`. */
  readonly name: string;
  readonly displayName: string;
  readonly parameters: readonly ParameterInfo[];
  /** Size of the parameter block. */
  readonly parameterBytes: number;
  /** Dynamic shared memory starts at the next multiple of 16. */
  readonly staticSharedBytes: number;
  readonly usesDynamicShared: boolean;
  /** Per thread of the block: values that live across barriers, and local arrays. */
  readonly contextBytesPerThread: number;
  /** Threads that run at once, as one gang, where blocks are wide enough; 1 when none do. */
  readonly gangWidth: number;
  /** What `cudaFuncGetAttributes` reports. */
  readonly localBytesPerThread: number;
  /** Shadow stack needed below the kernel without recursion: an upper bound. */
  readonly stackBytes: number;
  /** From `__launch_bounds__`, else 1024. */
  readonly maxThreadsPerBlock: number;
}

/** A struct passed by value is one parameter, whose bytes are copied to `offset`. */
export interface ParameterInfo {
  readonly offset: number;
  readonly size: number;
  readonly align: number;
  readonly kind: "pointer" | "value";
  /** Where it is one. */
  readonly isStruct?: true;
}

export interface GlobalInfo {
  readonly name: string;
  readonly size: number;
  readonly constant: boolean;
  readonly managed: boolean;
  /** Where it holds addresses, which say nothing in another run. */
  readonly hasPointers?: true;
}

/** Text of an `unwarp.device` section. */
export function encodeDeviceModule(module: DeviceModule): string {
  return JSON.stringify(module);
}

/** Text of an `unwarp.app` section. */
export function encodeAppInfo(info: AppInfo): string {
  return JSON.stringify(info);
}

/** @throws {ArtifactError} when the text was not written by this version of unwarp. */
export function decodeDeviceModule(text: string): DeviceModule {
  return parse(text, deviceSectionName, isDeviceModule);
}

/** @throws {ArtifactError} when the text was not written by this version of unwarp. */
export function decodeAppInfo(text: string): AppInfo {
  return parse(text, appSectionName, isAppInfo);
}

/** The file is damaged or was made by another version: the user's to fix by building it again. */
export class ArtifactError extends Error {
  override readonly name = "ArtifactError";
}

function parse<T>(text: string, section: string, isValid: (value: unknown) => value is T): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ArtifactError(`section ${section} is damaged: it is not JSON`);
  }
  const version = isRecord(value) ? value["version"] : undefined;
  if (version !== artifactVersion) {
    const found = typeof version === "number" ? `version ${version}` : "no version";
    throw new ArtifactError(
      `section ${section} has ${found}, this unwarp reads version ${artifactVersion}: build the program again`,
    );
  }
  if (!isValid(value)) throw new ArtifactError(`section ${section} is damaged: fields are missing`);
  return value;
}

type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === "string";
const isFlag: Check = (value) => typeof value === "boolean";
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isIdentifier: Check = (value) => typeof value === "string" && /^\w+$/.test(value);
const isRules: Check = (value) => value === undefined || rules.some((name) => name === value);
const isVersion: Check = (value) => value === artifactVersion;
const isMark: Check = (value) => value === undefined || value === true;
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** Total over the fields of T, so that a new field cannot be forgotten here. */
function hasFields<T>(fields: Record<keyof T & string, Check>): (value: unknown) => value is T {
  return (value): value is T =>
    isRecord(value) && Object.entries<Check>(fields).every(([name, check]) => check(value[name]));
}

const isParameterInfo = hasFields<ParameterInfo>({
  offset: isCount,
  size: isCount,
  align: isCount,
  kind: (value) => value === "pointer" || value === "value",
  isStruct: isMark,
});

const isKernelInfo = hasFields<KernelInfo>({
  name: isText,
  displayName: isText,
  parameters: isListOf(isParameterInfo),
  parameterBytes: isCount,
  staticSharedBytes: isCount,
  usesDynamicShared: isFlag,
  contextBytesPerThread: isCount,
  gangWidth: isCount,
  localBytesPerThread: isCount,
  stackBytes: isCount,
  maxThreadsPerBlock: isCount,
});

const isGlobalInfo = hasFields<GlobalInfo>({
  name: isText,
  size: isCount,
  constant: isFlag,
  managed: isFlag,
  hasPointers: isMark,
});

const isCompiledModule = hasFields<CompiledModule>({
  id: isIdentifier,
  fatbins: isListOf(isIdentifier),
  kernels: isListOf(isKernelInfo),
  globals: isListOf(isGlobalInfo),
  ir: isText,
  gangWidth: (value) => value === undefined || gangWidths.some((width) => width === value),
  rules: isRules,
});

const isAppInfo = hasFields<AppInfo>({ version: isVersion, modules: isListOf(isCompiledModule) });

const isDeviceModule = hasFields<DeviceModule>({
  version: isVersion,
  id: isIdentifier,
  sourceFile: isText,
  rdc: isFlag,
  fastMath: isFlag,
  rules: isRules,
  ir: isText,
});
