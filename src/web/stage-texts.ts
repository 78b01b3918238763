/** What a kernel looks like after each stage of the compiler. */
import { compileModule } from "../compiler/compile-module.ts";
import { WebGpuModule } from "../compiler/compile-webgpu.ts";
import { readAppInfo } from "../runtime/read-app-info.ts";
import { formatDiagnostic } from "../source/diagnostic.ts";
import { InternalError } from "../source/invariant.ts";
import type { StageText } from "./page-api.ts";

/** As every adapter has that WebGPU's defaults allow. */
const leastTarget = {
  maxInvocations: 256,
  maxWorkgroupBytes: 16_384,
  subgroupSize: undefined,
  features: new Set<string>(),
};

/**
 * @param kernel its `displayName`
 * @param blockDim threads of a block, for WGSL
 * @returns the device IR first; stages that change nothing of the kernel are left out
 */
export function stageTexts(
  app: Uint8Array,
  kernel: string,
  target: "cpu" | "webgpu",
  blockDim: readonly [number, number, number],
): StageText[] {
  const all = readAppInfo(app).modules.flatMap((module) => module.kernels.map((info) => ({ module, info })));
  const found = all.find(({ info }) => info.displayName === kernel);
  if (!found) throw new InternalError(`the program has no kernel ${kernel}`);
  const { module, info } = found;
  const stages: StageText[] = [];
  const add = (name: string, irText: string) => {
    const text = functionText(irText, info.name);
    if (text !== undefined && text !== stages.at(-1)?.text) stages.push({ name, language: "llvm", text });
  };
  add("device IR", module.ir);
  if (target === "cpu") {
    const { llvmIr } = compileModule(module.ir, {
      ...(module.gangWidth === undefined ? {} : { gangWidth: module.gangWidth }),
      id: module.id,
      fatbins: module.fatbins,
      printAfter: "all",
      onAfterPass: add,
    });
    if (llvmIr !== undefined) add("LLVM IR for WebAssembly", llvmIr);
    return stages;
  }
  const [x, y, z] = blockDim;
  const request = { kernel: info.name, blockDim: { x, y, z }, dynamicSharedBytes: 0, target: leastTarget };
  const result = new WebGpuModule(module.ir).compile(request, { onAfterPass: add });
  const text =
    result.kernel?.code ?? result.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join("\n");
  return [...stages, { name: "WGSL", language: "wgsl", text }];
}

/**
 * The definitions of the kernel in a module's text: passes split it into parts, whose names have the kernel's between dots. Another
 * kernel's name may contain it.
 */
export function functionText(irText: string, kernel: string): string | undefined {
  const found: string[] = [];
  let current: string[] | undefined;
  const isPart = (line: string) => (/@"?([^"(]+)"?\(/.exec(line)?.[1] ?? "").split(".").includes(kernel);
  for (const line of irText.split("\n")) {
    if (line.startsWith("define ") && isPart(line)) current = [];
    current?.push(line);
    if (current && line === "}") {
      found.push(current.join("\n"));
      current = undefined;
    }
  }
  return found.length === 0 ? undefined : `${found.join("\n\n")}\n`;
}
