/**
 * Links kernels without a host program: a dynamic library of WebAssembly, which is loaded beside `kernels.wasm`, the support library, into
 * the same memory. So kernels of several sources work on the same buffers, and printf is in a bundle once.
 */
import type { LibraryLayout } from "../artifact/kernel-module.ts";
import { isWasm, readCustomSections, readUnsignedLeb } from "../artifact/wasm-sections.ts";
import { invariant } from "../source/invariant.ts";
import type { Clang, FileTree } from "./clang.ts";
import type { Services } from "./services.ts";
import { compileSupport, ToolError } from "./support-objects.ts";
import { supportSources } from "./support-sources.ts";

/** Memory ends there, so that addresses from 0xE0000000 on never exist. */
const maximumMemoryBytes = 57344 * 65536;
/** For what formats messages; kernels have stacks of their own. It lies where null pointers point, and kernels cannot reach it. */
const hostStackBytes = 65536;

/** What JavaScript calls. */
const entries = ["__unwarp_run", "__unwarp_printf_flush", "__unwarp_printf_lose", "__stack_pointer"];

const withFloats = (names: readonly string[]): string[] => names.flatMap((name) => [name, `${name}f`]);

/** Small functions of C's library, and those that write through pointers, which lib/math lacks. */
const smallMath = withFloats([
  ...["fmin", "fmax", "round", "nearbyint", "ilogb", "lrint", "llrint", "lround", "llround"],
  ...["frexp", "modf", "remquo"],
]);

/** Functions of C's library that lib/math lacks and that few kernels call: a library of its own, with a memory of its own. */
export const rareMath: readonly string[] = withFloats([
  "tgamma",
  "lgamma",
  "j0",
  "j1",
  "jn",
  "y0",
  "y1",
  "yn",
]);

/** What kernels may call besides each other and `rareMath`. Whatever else they call is a diagnostic. */
export const libraryCalls: readonly string[] = [
  ...[
    "vprintf",
    "malloc",
    "free",
    "new",
    "delete",
    "_Znwj",
    "_Znaj",
    "_ZdlPv",
    "_ZdaPv",
    "_ZdlPvj",
    "_ZdaPvj",
  ].map((name) => `__unwarp_dev_${name}`),
  ...["assert_fail", "fault", "clock64", "globaltimer", "warp_release", "grid_not_cooperative"].map(
    (name) => `__unwarp_dev_${name}`,
  ),
  ...["memcpy", "memmove", "memset"],
  ...smallMath,
];

const builtins = "/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a";

export interface LinkedLibrary {
  readonly wasm: Uint8Array;
  readonly layout: LibraryLayout;
}

/** @throws {ToolError} when the linker refuses: a bug. */
export async function linkKernelLibrary(
  object: Uint8Array,
  moduleSymbol: string,
  clang: Clang,
): Promise<LinkedLibrary> {
  const argv = [
    ...["wasm-ld", "-shared", "--experimental-pic", "--no-check-features", "--strip-all"],
    ...["--unresolved-symbols=import-dynamic", `--export=${moduleSymbol}`],
    ...["/kernels.o", builtins, "-o", "-"],
  ];
  const { exitCode, output, messages } = await clang.run(argv, { "kernels.o": object });
  if (exitCode !== 0 || !isWasm(output)) throw new ToolError(`wasm-ld refuses the kernels:\n${messages}`);
  return { wasm: output, layout: readLayout(output) };
}

/** Subsection 1 of the section: sizes, and alignments as powers of two. */
function readLayout(wasm: Uint8Array): LibraryLayout {
  const [section] = readCustomSections(wasm, "dylink.0");
  invariant(section, "the linker describes a dynamic library");
  for (let at = 0; at < section.length;) {
    const kind = section[at];
    const size = readUnsignedLeb(section, at + 1);
    if (kind === 1) {
      const memoryBytes = readUnsignedLeb(section, size.next);
      const memoryAlign = readUnsignedLeb(section, memoryBytes.next);
      const tableSize = readUnsignedLeb(section, memoryAlign.next);
      return {
        memoryBytes: memoryBytes.value,
        memoryAlign: 2 ** memoryAlign.value,
        tableSize: tableSize.value,
      };
    }
    at = size.next + size.value;
  }
  return { memoryBytes: 0, memoryAlign: 1, tableSize: 0 };
}

/** `kernels.wasm`: lib/support with what it needs of libc. For the package's build. */
export async function linkKernelSupport(services: Services): Promise<Uint8Array> {
  const sources = supportSources.filter(({ file }) => file.startsWith("support/"));
  const objects = await Promise.all(sources.map((source) => compileSupport(source, services)));
  const names = objects.map((_, index) => `${index}.o`);
  const files = Object.fromEntries(objects.map((object, index) => [names[index] ?? "", object]));
  const options = ["--export-table", "--growable-table", ...names.map((name) => `/${name}`)];
  return linkAlone([...entries, ...libraryCalls], options, files, services);
}

/** `kernels-math.wasm`: `rareMath` alone. For the package's build. */
export function linkRareMath(services: Services): Promise<Uint8Array> {
  return linkAlone(rareMath, [], {}, services);
}

/** Without the printf of `long double`, which device code does not have. */
async function linkAlone(
  exports: readonly string[],
  options: readonly string[],
  files: FileTree,
  { clang }: Services,
): Promise<Uint8Array> {
  const argv = [
    ...["wasm-ld", "--no-entry", "--no-check-features", "--strip-all"],
    ...["-z", `stack-size=${hostStackBytes}`, "--stack-first", `--max-memory=${maximumMemoryBytes}`],
    ...exports.map((name) => `--export=${name}`),
    ...[...options, "-L/usr/lib/wasm32-wasip1", "-lm", "-lc", builtins, "-o", "-"],
  ];
  const { exitCode, output, messages } = await clang.run(argv, files);
  if (exitCode !== 0) throw new ToolError(`a library for kernels does not link:\n${messages}`);
  return output;
}
