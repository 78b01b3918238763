/** Objects, archives and the support library to one program. */
import {
  appSectionName,
  artifactVersion,
  type CompiledModule,
  decodeDeviceModule,
  deviceSectionName,
  type DeviceModule,
  encodeAppInfo,
} from "../artifact/app-info.ts";
import { mathExports, supportExports, systemExports } from "../artifact/support-interface.ts";
import { appendCustomSection, readCustomSections, removeCustomSections } from "../artifact/wasm-sections.ts";
import { driverFunctions } from "../cuda-api/driver-functions.ts";
import { registrationFunctions } from "../cuda-api/registration-functions.ts";
import { runtimeFunctions } from "../cuda-api/runtime-functions.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Clang, FileTree } from "./clang.ts";
import type { KernelCompiler } from "./kernel-compiler.ts";
import { explainLinkErrors } from "./link-errors.ts";
import type { Services } from "./services.ts";
import type { Stages } from "./stages.ts";
import { registrationCode } from "./separate-compilation.ts";
import { isMainUsual, twoMains } from "./two-mains.ts";
import { supportObjects } from "./support-objects.ts";
import { mainOfThree } from "./support-sources.ts";

/** An object, as a file or a member of an archive. */
export interface LinkObject {
  /** For messages: `util.o`, `libx.a(util.o)`, `a.cu`. */
  readonly name: string;
  readonly object: Uint8Array;
  /** From an archive: linked only when something refers to it. */
  readonly onlyIfNeeded: boolean;
}

export interface LinkedProgram {
  /** Undefined when there were errors. */
  readonly app: Uint8Array | undefined;
  /** From the linker, ready to print. */
  readonly messages: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Memory of a program: 3.5 GiB at most, so that addresses from 0xE0000000 on never exist. */
const maximumMemoryBytes = 57344 * 65536;
/** What a thread has on Linux. */
const hostStackBytes = 8 << 20;

const options = [
  ...["--shared-memory", "--import-memory", "--no-check-features", `--max-memory=${maximumMemoryBytes}`],
  // Below everything else, an overflowing stack traps instead of overwriting data.
  ...["-z", `stack-size=${hostStackBytes}`, "--stack-first", "--export-table", "--error-limit=20"],
];

const libraries = [
  "-L/usr/lib/wasm32-wasip1",
  ...["-lc++", "-lc++abi", "-lsetjmp", "-lwasi-emulated-signal", "-lwasi-emulated-process-clocks"],
  ...["-lwasi-emulated-mman", "-lwasi-emulated-getpid", "-lc-printscan-long-double", "-lc"],
  "/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a",
];

/** Functions that the CUDA runtime provides when the program starts. */
const importedFunctions = [runtimeFunctions, driverFunctions, registrationFunctions].flatMap(Object.keys);

export async function linkProgram(
  objects: readonly LinkObject[],
  kernels: KernelCompiler,
  services: Services,
  stages: Stages,
): Promise<LinkedProgram> {
  const tooMany = twoMains(objects);
  if (tooMany !== undefined) return { app: undefined, messages: tooMany, diagnostics: [] };
  const compiled = await Promise.all(groupDeviceModules(objects).map((group) => kernels.compile(group)));
  const diagnostics = compiled.flatMap((device) => device.diagnostics);
  const devices = compiled.flatMap(({ code }) => (code ? [code] : []));
  if (devices.length < compiled.length) return { app: undefined, messages: "", diagnostics };

  const support = (await supportObjects(services, stages)).filter(
    ({ name }) => name !== `lib/${mainOfThree}` || !isMainUsual(objects),
  );
  const registration = registrationCode(objects.map(({ object }) => object));
  const ours = [
    ...devices.map(({ object }) => object),
    ...(registration === undefined
      ? []
      : [await kernels.compileIr("device-link", { llvmIr: registration, isReducible: true })]),
    ...support,
  ];
  const inputs = [
    ...objects.map((input) => ({ ...input, object: removeCustomSections(input.object, deviceSectionName) })),
    ...ours.map((input) => ({ ...input, onlyIfNeeded: false })),
  ];
  const modules = devices.map(({ module }) => module);
  const linked = await stages.timeAsync("link", () => runLinker(services.clang, inputs, modules));
  return { ...linked, diagnostics };
}

/** Modules of separate compilation are linked with each other; every other one stands alone. */
function groupDeviceModules(objects: readonly LinkObject[]): DeviceModule[][] {
  const sections = objects.flatMap(({ object }) => readCustomSections(object, deviceSectionName));
  const all = sections.map((section) => decodeDeviceModule(new TextDecoder().decode(section)));
  // One object may be given twice, by itself and in an archive.
  const modules = [...new Map(all.map((module) => [module.id, module])).values()];
  const separate = modules.filter((module) => module.rdc);
  return [
    ...modules.filter((module) => !module.rdc).map((module) => [module]),
    ...(separate.length > 0 ? [separate] : []),
  ];
}

async function runLinker(
  clang: Clang,
  inputs: readonly LinkObject[],
  modules: readonly CompiledModule[],
): Promise<{ app: Uint8Array | undefined; messages: string }> {
  const folder: FileTree = {};
  const names = new Map<string, string>();
  const words = inputs.flatMap(({ name, object, onlyIfNeeded }, index) => {
    folder[`${index}.o`] = object;
    names.set(`/in/${index}.o`, name);
    return onlyIfNeeded ? ["--start-lib", `/in/${index}.o`, "--end-lib"] : [`/in/${index}.o`];
  });
  const exports = [
    ...systemExports,
    ...Object.keys(supportExports),
    ...mathExports,
    ...modules.map(({ id }) => `__unwarp_module_${id}`),
  ];
  const argv = [
    ...["wasm-ld", ...options, "--allow-undefined-file=/imports.txt"],
    ...exports.map((name) => `--export=${name}`),
    ...[...words, ...libraries, "-o", "-"],
  ];
  const { exitCode, output, messages } = await clang.run(argv, {
    in: folder,
    "imports.txt": importedFunctions.join("\n"),
  });
  const managed = modules.flatMap(({ globals }) => globals.filter((global) => global.managed));
  const explained = explainLinkErrors(
    messages,
    names,
    managed.map(({ name }) => name),
  );
  if (exitCode !== 0) return { app: undefined, messages: explained };
  const info = new TextEncoder().encode(encodeAppInfo({ version: artifactVersion, modules }));
  return { app: appendCustomSection(output, appSectionName, info), messages: explained };
}
