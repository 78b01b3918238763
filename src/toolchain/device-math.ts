/**
 * The device math library: C functions of lib/math as device IR, made when the package is built. What a
 * program calls is linked into its device code (see compiler/link-math.ts).
 */
import type { MathLibraryIr } from "../compiler/link-math.ts";
import type { Services } from "./services.ts";
import type { Stages } from "./stages.ts";
import { ToolError, treeParts } from "./support-objects.ts";

/**
 * As the device pass, but for C, optimized as far as it goes without vectors: nobody compiles this while
 * waiting. Nothing here may become a call of the functions that it defines: -fno-builtin.
 */
const flags = [
  ...["clang", "-cc1", "-triple", "nvptx-nvidia-cuda", "-target-cpu", "sm_80", "-target-feature", "+ptx80"],
  ...[
    "-emit-llvm",
    "-O2",
    "-ffp-contract=off",
    "-fno-builtin",
    "-fwrapv",
    "-no-enable-noundef-analysis",
    "-disable-free",
    "-std=c17",
    "-Wall",
    "-Werror",
  ],
  ...["-x", "c"],
] as const;

/**
 * Taken from the package, where the build has put it, else from the cache, else compiled.
 * @throws {ToolError} when a source of ours does not compile: a bug.
 */
export async function deviceMath(services: Services, stages: Stages): Promise<MathLibraryIr> {
  const key = keyOf(services);
  let bytes = services.resources.prebuilt(key) ?? services.cache.read("objects", key);
  if (!bytes) {
    ({ object: bytes } = await stages.timeAsync("compile lib/math", () => buildDeviceMath(services)));
    services.cache.write("objects", key, bytes);
  }
  return JSON.parse(new TextDecoder().decode(bytes)) as MathLibraryIr;
}

/** For the package's build: the library under the key that `deviceMath` asks for. */
export async function buildDeviceMath(services: Services): Promise<{ key: string; object: Uint8Array }> {
  const folder = mathFolder(services);
  const sources = Object.keys(folder).filter((name) => name.endsWith(".c"));
  const files = await Promise.all(
    sources.map(async (name) => {
      const argv = [...flags, name, "-o", "-"];
      const { exitCode, output, messages } = await services.clang.run(argv, folder);
      if (exitCode !== 0) throw new ToolError(`lib/math/${name} does not compile:\n${messages}`);
      return [name, new TextDecoder().decode(output)] as const;
    }),
  );
  const library: MathLibraryIr = {
    files: Object.fromEntries(files),
    definedIn: Object.fromEntries(
      files.flatMap(([name, text]) =>
        Array.from(text.matchAll(/^define .*@(__unwarp_math_\w+)\(/gm), ([, defined = ""]) => [
          defined,
          name,
        ]),
      ),
    ),
  };
  return { key: keyOf(services), object: new TextEncoder().encode(JSON.stringify(library)) };
}

function mathFolder({ resources }: Services) {
  const { math } = resources.lib;
  return math === undefined || typeof math === "string" || math instanceof Uint8Array ? {} : math;
}

function keyOf(services: Services): string {
  const { digest, resources } = services;
  return digest([resources.clangVersion, JSON.stringify(flags), ...treeParts(mathFolder(services), "math")]);
}
