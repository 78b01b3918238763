/**
 * Device modules to objects. A module that stands alone can be compiled as soon as its device pass is
 * done, while the host pass still runs; the link step then finds it finished.
 */
import type { DeviceModule } from "../artifact/app-info.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { OnIntermediate } from "./build-program.ts";
import { kernelObjectFlags } from "./clang-flags.ts";
import {
  type CodeOptions,
  compileDevice,
  type DeviceCode,
  type KernelCode,
  type PassOptions,
} from "./device-compiler.ts";
import { deviceMath } from "./device-math.ts";
import { runCompiler } from "./run-compiler.ts";
import type { Services } from "./services.ts";
import type { Stages } from "./stages.ts";
import { ToolError } from "./support-objects.ts";

export interface CompiledKernels {
  /** Undefined after an error, or when the passes were stopped early. */
  readonly code: { readonly module: DeviceCode["module"]; readonly object: NamedObject } | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface NamedObject {
  readonly name: string;
  readonly object: Uint8Array;
}

export class KernelCompiler {
  readonly #services: Services;
  readonly #stages: Stages;
  readonly #code: CodeOptions;
  readonly #passes: PassOptions | undefined;
  readonly #onIntermediate: OnIntermediate | undefined;
  readonly #started = new Map<string, Promise<CompiledKernels>>();

  constructor(
    services: Services,
    stages: Stages,
    code: CodeOptions,
    passes: PassOptions | undefined,
    onIntermediate: OnIntermediate | undefined,
  ) {
    this.#services = services;
    this.#stages = stages;
    this.#code = code;
    this.#passes = passes;
    this.#onIntermediate = onIntermediate;
  }

  /** Begins with a module that is to be linked alone. What goes wrong is told by `compile`. */
  start(module: DeviceModule): void {
    this.compile([module]).catch(() => {});
  }

  /**
   * One module, or several of separate compilation as one.
   * @throws {ToolError} when clang refuses what our passes made: a bug.
   */
  compile(group: readonly DeviceModule[]): Promise<CompiledKernels> {
    const ids = group.map(({ id }) => id);
    const key = ids.join(" ");
    const known = this.#started.get(key);
    if (known) return known;
    const [first = ""] = ids;
    // One module keeps its id; several get one that depends on all of theirs.
    const id = ids.length === 1 ? first : this.#services.digest(ids).slice(0, 16);
    const started = this.#compile(group, id);
    this.#started.set(key, started);
    return started;
  }

  /** Compiles IR that the toolchain made itself. */
  async compileIr(name: string, code: KernelCode): Promise<NamedObject> {
    const { llvmIr } = code;
    this.#onIntermediate?.(`${name}.ll`, llvmIr);
    const argv = [...kernelObjectFlags(code), "/kernels.ll", "-o", "-"];
    const { exitCode, output, messages } = await runCompiler(this.#services.clang, argv, {
      "kernels.ll": llvmIr,
    });
    if (exitCode !== 0) throw new ToolError(`clang refuses the kernels' code:\n${messages}`);
    this.#onIntermediate?.(`${name}.o`, output);
    return { name, object: output };
  }

  async #compile(group: readonly DeviceModule[], id: string): Promise<CompiledKernels> {
    const library = await deviceMath(this.#services, this.#stages);
    const { code, diagnostics } = this.#stages.time("compile kernels", () =>
      compileDevice(group, id, library, this.#code, this.#passes),
    );
    if (!code) return { code, diagnostics };
    const object = await this.#stages.timeAsync("compile kernels (clang)", () =>
      this.compileIr(`kernels-${id}`, code),
    );
    return { code: { module: code.module, object }, diagnostics };
  }
}
