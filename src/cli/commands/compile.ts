import { fromBase64 } from "../../source/base64.ts";
import { resolve } from "node:path";
import { type Command, type Io, UsageError } from "../command.ts";
import { formatOptions, takeOptions } from "../options.ts";
import type { WgslRequest } from "../../compiler/compile-webgpu.ts";
import type { CompiledModule } from "../../artifact/app-info.ts";

type BlockDim = WgslRequest["blockDim"];

const forms = ["wgsl", "ir", "wasm"] as const;
type Form = (typeof forms)[number];

const table = {
  emit: {
    value: "FORM",
    summary: "what to write: wgsl, ir (device code) or wasm (a library of the kernels)",
  },
  kernel: { value: "NAME", summary: "wgsl: this kernel only, by its name in the source or mangled" },
  block: { value: "X[,Y,Z]", summary: "wgsl: threads of a block, or any (default: 256)" },
  "dynamic-shared": { value: "BYTES", summary: "wgsl: dynamic shared memory of a block (default: 0)" },
} as const;

/** As every adapter has that WebGPU's defaults allow. */
const leastTarget = {
  maxInvocations: 256,
  maxWorkgroupBytes: 16_384,
  subgroupSize: undefined,
  features: new Set<string>(),
};

/** `unwarp compile k.cu --emit wgsl [-o FILE]` */
export const compile: Command = {
  name: "compile",
  summary: "show what a program's kernels become",
  usage: "FILES --emit FORM [-o FILE] [options] [nvcc flags]",
  help: `${formatOptions(table)}

-o FILE writes into a file, else the text goes to standard output. nvcc's flags are taken
as by unwarp run.

WGSL, the language of WebGPU, is what --device webgpu runs. A kernel is compiled for blocks
of one size; --block any makes one text for all sizes, which constants of the pipeline give.
What cannot be translated is an error that names the construct and its line. wasm is the
kernels of one file as a dynamic library, as import "./a.cu" has them (unwarp/vite).

Examples
  unwarp compile saxpy.cu --emit wgsl --block 128
  unwarp compile a.cu --emit wgsl --kernel reduce --block 32,8 -o reduce.wgsl
  unwarp compile a.cu --emit ir
  unwarp compile a.cu --emit wasm -o a.wasm`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    const form = readForm(options.value("emit"));
    const block = readBlock(options.value("block") ?? "256");
    const dynamicSharedBytes = readCount("dynamic-shared", options.value("dynamic-shared") ?? "0");
    const { words, output } = takeOutput(rest);
    if (form === "wasm") return await emitLibrary(words, output, io);
    const modules = await build(words, io);
    if (!modules) return 1;
    if (form === "ir") return await writeResult(modules.map(({ ir }) => ir).join("\n"), output, io);
    const text = await toWgsl(modules, { block, dynamicSharedBytes, kernel: options.value("kernel") }, io);
    return text === undefined ? 1 : await writeResult(text, output, io);
  },
};

function readForm(word: string | undefined): Form {
  const form = forms.find((one) => one === word);
  if (!form) throw new UsageError(`--emit FORM is needed, one of: ${forms.join(", ")}`);
  return form;
}

function readBlock(text: string): BlockDim {
  if (text === "any") return { threadsPerInvocation: 1 };
  const sizes = text.split(",").map(Number);
  const [x = 1, y = 1, z = 1, ...more] = sizes;
  const fits = sizes.every((size) => Number.isSafeInteger(size) && size > 0) && x * y * z <= 1024;
  if (!fits || more.length > 0)
    throw new UsageError(`--block takes up to 1024 threads as X, X,Y or X,Y,Z, not "${text}"`);
  return { x, y, z };
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0)
    throw new UsageError(`--${name} takes a number, not "${text}"`);
  return count;
}

function takeOutput(rest: readonly string[]): {
  readonly words: readonly string[];
  readonly output?: string;
} {
  const at = rest.indexOf("-o");
  if (at < 0) return { words: rest };
  const output = rest[at + 1];
  if (output === undefined) throw new UsageError("-o needs a file");
  return { words: rest.filter((_, index) => index !== at && index !== at + 1), output };
}

/** The device code of the program; undefined after errors, which have been printed. */
async function build(words: readonly string[], io: Io): Promise<readonly CompiledModule[] | undefined> {
  const source = onlySource(words);
  if (source !== undefined) {
    const code = await compileAlone(source, words, io);
    return code && [code.module];
  }
  const { buildFromCommandLine } = await import("../../api/build-from-command-line.ts");
  const { OptionError } = await import("../../toolchain/nvcc-options.ts");
  const { readAppInfo } = await import("../../runtime/read-app-info.ts");
  try {
    const { app, output } = await buildFromCommandLine(words, {
      environment: io.environment,
      color: io.isTerminal,
    });
    io.writeError(output);
    return app && readAppInfo(app).modules;
  } catch (error) {
    throw error instanceof OptionError ? new UsageError(error.message) : error;
  }
}

/** The file is written whole or not at all. Returns the exit code. */
async function writeResult(text: string | Uint8Array, output: string | undefined, io: Io): Promise<number> {
  if (output === undefined) {
    if (typeof text !== "string") throw new UsageError("wasm is no text; -o FILE is needed");
    io.write(text);
    return 0;
  }
  const { nodeServices } = await import("../../toolchain/services.node.ts");
  const { systemReason } = await import("../../toolchain/system-reason.ts");
  const services = nodeServices({ environment: io.environment });
  try {
    services.files.write(output, text);
    return 0;
  } catch (error) {
    io.writeError(`unwarp: cannot write ${output}: ${systemReason(error)}\n`);
    return 1;
  } finally {
    services.clang.dispose();
  }
}

/** The kernels of one source as a dynamic library of WebAssembly. Returns the exit code. */
async function emitLibrary(words: readonly string[], output: string | undefined, io: Io): Promise<number> {
  const source = onlySource(words);
  if (source === undefined) throw new UsageError("--emit wasm takes one .cu file");
  if (output === undefined) throw new UsageError("wasm is no text; -o FILE is needed");
  const code = await compileAlone(source, words, io);
  if (!code) return 1;
  return writeResult(fromBase64(code.wasm), output, io);
}

/** The source, where the command line names one and nothing to link it with. */
function onlySource(words: readonly string[]): string | undefined {
  const inputs = words.filter((word) => /\.(?:cu|cpp|cc|cxx|c|o|obj|a)$/.test(word));
  const isSeparate = words.some((word) => /^-(?:rdc|dc|relocatable-device-code)/.test(word));
  return inputs.length === 1 && inputs[0]?.endsWith(".cu") && !isSeparate ? inputs[0] : undefined;
}

/** The device code of a source that need not be a program; undefined after errors, which have been printed. */
async function compileAlone(source: string, words: readonly string[], io: Io) {
  const { KernelCompilation } = await import("../../bundler/compilation.node.ts");
  const { OptionError } = await import("../../toolchain/nvcc-options.ts");
  const flags = words.filter((word) => word !== source);
  const compilation = new KernelCompilation({ root: process.cwd(), flags, types: false });
  try {
    const { code, problems } = await compilation.compileCode(resolve(source));
    for (const { text } of problems) io.writeError(`${text}\n`);
    return code;
  } catch (error) {
    throw error instanceof OptionError ? new UsageError(error.message) : error;
  } finally {
    compilation.rest();
  }
}

interface WgslWish {
  readonly block: BlockDim;
  readonly dynamicSharedBytes: number;
  readonly kernel: string | undefined;
}

/** Undefined after errors, which have been printed. */
async function toWgsl(
  modules: readonly CompiledModule[],
  wish: WgslWish,
  io: Io,
): Promise<string | undefined> {
  const { WebGpuModule } = await import("../../compiler/compile-webgpu.ts");
  const { formatDiagnostic } = await import("../../source/diagnostic.ts");
  const { block, dynamicSharedBytes, kernel } = wish;
  const all = modules.flatMap(({ ir, kernels }) => kernels.map((info) => ({ ir, info })));
  const chosen = all.filter(
    ({ info }) =>
      kernel === undefined || info.name === kernel || info.displayName.split(/[(<]/)[0] === kernel,
  );
  if (chosen.length === 0) {
    const names = all.map(({ info }) => `  ${info.displayName}`).join("\n");
    throw new UsageError(
      kernel === undefined
        ? "the program has no kernels"
        : `there is no kernel "${kernel}"; there are:\n${names}`,
    );
  }
  const texts: string[] = [];
  let failed = false;
  for (const { ir, info } of chosen) {
    const request = { kernel: info.name, blockDim: block, dynamicSharedBytes, target: leastTarget };
    const { kernel: compiled, diagnostics } = new WebGpuModule(ir).compile(request);
    for (const diagnostic of diagnostics) io.writeError(`${formatDiagnostic(diagnostic)}\n`);
    if (compiled) texts.push(compiled.code);
    else failed = true;
  }
  return failed ? undefined : texts.join("\n");
}
