/** Device code to a shared library for this machine's CPU, by the machine's own clang. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { CompiledModule } from "../artifact/app-info.ts";
import type { NativeImage } from "../artifact/native-image.ts";
import { compileNative, compileNativeSupport } from "../compiler/compile-native.ts";
import { nativeFolder } from "./cache.node.ts";
import { makeFolder } from "./make-folder.node.ts";
import { packageFolder } from "./package-folder.node.ts";
import type { Services } from "./services.ts";
import { cpuExtensions, machineFlag, type SystemClang } from "./system-clang.node.ts";

export interface NativeLibrary {
  readonly file: string;
  readonly image: NativeImage;
}

/** The machine's clang cannot make a library. The message tells the user why. */
export class NativeCompileError extends Error {
  override readonly name = "NativeCompileError";
}

const flags = [
  ...["-fPIC", "-shared", "-ffp-contract=off", "-fno-math-errno", "-std=c17", "-w"],
  // What never returns must not run into the next function.
  ...["-mllvm", "-trap-unreachable"],
];

/** Beyond so many characters of LLVM IR, -O3 takes a minute and -O1 half of it, over vectors that are there already. */
const longIr = 3_000_000;

const linkerFlags = process.platform === "darwin" ? [] : ["-Wl,-Bsymbolic", "-lm"];

/**
 * Compiles the modules of a program into one library, or finds it in the cache: by all that it is made
 * of, this CPU and this clang.
 * @throws {NativeCompileError}
 */
export function nativeLibrary(
  modules: readonly CompiledModule[],
  support: string,
  clang: SystemClang,
  services: Services,
  folder: string,
): NativeLibrary {
  const { digest, resources } = services;
  const parts = modules.flatMap(({ id, ir, gangWidth }) => [id, ir, String(gangWidth)]);
  const key = digest([resources.fingerprint, clang.version, cpuIdentity(), ...flags, support, ...parts]);
  const [file, imageFile] = [join(folder, `${key}.so`), join(folder, `${key}.json`)];
  const known = readLibrary(file, imageFile);
  if (known) return known;
  const { modules: code, image } = compileNative(modules, { floatLanes: floatLanes(clang) });
  const work = mkdtempSync(join(folder, "making-"));
  try {
    const sources = [...code, compileNativeSupport(support)].map(({ id, llvmIr }) => {
      const name = join(work, `${id}.ll`);
      writeFileSync(name, llvmIr);
      return name;
    });
    const table = code.map(({ id, functionCount }) => `X(${id}, ${functionCount})`).join(" ");
    const made = join(work, "library.so");
    const length = code.reduce((sum, { llvmIr }) => sum + llvmIr.length, 0);
    runClang(clang, [
      length > longIr ? "-O1" : "-O3",
      ...[...flags, machineFlag, `-DUNWARP_MODULES=${table}`, "-o", made],
      ...["-x", "ir", ...sources, "-x", "c", join(packageFolder(), "lib", "native", "entry.c")],
      ...linkerFlags,
    ]);
    writeFileSync(join(work, "image.json"), JSON.stringify(image));
    // The library last: whoever sees it finds the image as well.
    renameSync(join(work, "image.json"), imageFile);
    renameSync(made, file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return { file, image };
}

function readLibrary(file: string, imageFile: string): NativeLibrary | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const image = JSON.parse(readFileSync(imageFile, "utf8")) as NativeImage;
    // Renews both for the eviction.
    const now = new Date();
    for (const used of [file, imageFile]) utimesSync(used, now, now);
    return { file, image };
  } catch {
    return undefined; // damaged, or just removed
  }
}

/** Where libraries are: in the cache, or in a folder that only this process knows and that ends with it. */
export function libraryFolder(environment: NodeJS.ProcessEnv, useCache: boolean): string {
  try {
    if (!useCache) return temporaryFolder();
    const folder = nativeFolder(environment);
    makeFolder(folder);
    rmSync(mkdtempSync(join(folder, "making-")), { recursive: true });
    return folder;
  } catch {
    return temporaryFolder(); // the cache cannot be written
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-native-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function runClang({ command, version }: SystemClang, args: readonly string[]): void {
  try {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    const lines = said.split("\n").slice(0, 10).join("\n");
    throw new NativeCompileError(`${version} (${command}) cannot compile the kernels:\n${lines}`);
  }
}

/** Of this CPU's vectors; undefined for the usual 256 bits, or two of 128. */
function floatLanes(clang: SystemClang): number | undefined {
  return cpuExtensions(clang).includes("AVX-512") ? 16 : undefined;
}

/** Changes with everything that -march=native looks at. */
function cpuIdentity(): string {
  const model = `${process.platform} ${process.arch} ${cpus()[0]?.model ?? ""}`;
  try {
    const features = /^(flags|Features)\s*:.*$/m.exec(readFileSync("/proc/cpuinfo", "utf8"));
    return `${model} ${features?.[0] ?? ""}`;
  } catch {
    return model;
  }
}
