import { expect, test } from "vitest";
import { artifactVersion, type DeviceModule } from "../artifact/app-info.ts";
import type { Clang, FileTree } from "./clang.ts";
import { KernelCompiler } from "./kernel-compiler.ts";
import type { Services } from "./services.ts";
import { Stages } from "./stages.ts";
import { ToolError } from "./support-objects.ts";
import { memoryServices } from "./testing.ts";

const kernel = (name: string) => `
target triple = "nvptx-nvidia-cuda"
define ptx_kernel void @${name}(ptr %out) {
  store i32 1, ptr %out, align 4
  ret void
}`;

function moduleOf(id: string, ir: string): DeviceModule {
  return { version: artifactVersion, id, sourceFile: "a.cu", rdc: true, fastMath: false, ir };
}

/** A clang that notes what it is given. */
function compilerWith(exitCode: number) {
  const compiled: unknown[] = [];
  const clang: Clang = {
    async run(_argv: readonly string[], files: FileTree) {
      compiled.push(files["kernels.ll"]);
      return { exitCode, output: Uint8Array.of(1), messages: "no such target" };
    },
    dispose() {},
  };
  // Without sources in lib/, the device math library is empty.
  const services: Services = { ...memoryServices({}), clang, digest: (parts) => parts.join("+") };
  const kernels = new KernelCompiler(services, new Stages(() => 0), {}, undefined, undefined);
  return { compiled, kernels };
}

test("a module that was started early is compiled once", async () => {
  const { compiled, kernels } = compilerWith(0);
  const one = moduleOf("m1", kernel("k"));
  kernels.start(one);
  const { code, diagnostics } = await kernels.compile([one]);
  expect(diagnostics).toEqual([]);
  expect(code?.module.id).toBe("m1");
  expect(code?.object).toEqual({ name: "kernels-m1", object: Uint8Array.of(1) });
  expect(compiled).toHaveLength(1);
});

test("modules of separate compilation become one, named after all of them", async () => {
  const { compiled, kernels } = compilerWith(0);
  const { code } = await kernels.compile([moduleOf("m1", kernel("a")), moduleOf("m2", kernel("b"))]);
  expect(code?.module.id).toBe("m1+m2");
  expect(code?.module.fatbins).toEqual(["m1", "m2"]);
  expect(compiled).toHaveLength(1);
});

test("what goes wrong early is told when the kernels are asked for", async () => {
  const { kernels } = compilerWith(1);
  const one = moduleOf("m1", kernel("k"));
  kernels.start(one);
  await expect(kernels.compile([one])).rejects.toThrow(ToolError);
});
