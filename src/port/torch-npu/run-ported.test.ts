import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { portPython } from "./port-python.ts";

const fixtures = fileURLToPath(new URL("../../../test/fixtures/", import.meta.url));
const scripts = readdirSync(join(fixtures, "torch-scripts"));
const hasPython = spawnSync("python3", ["--version"]).status === 0;

// Without Python there is nothing to run; what is written is tested all the same in port-python.test.ts.
describe.skipIf(!hasPython)("ported scripts in Python itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-torch-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (device: "cuda" | "npu", script: string) =>
    execFileSync("python3", [join(fixtures, "fake-torch/fake_torch.py"), device, script], {
      encoding: "utf8",
    });
  const port = (name: string) => {
    const ported = portPython(readFileSync(join(fixtures, "torch-scripts", name), "utf8"), name).text;
    const path = join(folder, name);
    writeFileSync(path, ported);
    return path;
  };

  test.each(scripts)("%s calls the same functions on an NPU as on a GPU", (name) => {
    const original = run("cuda", join(fixtures, "torch-scripts", name));
    const ported = run("npu", port(name));
    const onNpu = original
      .replaceAll(/\bcuda\b/g, "npu")
      .replaceAll("CUDAGraph", "NPUGraph")
      .replaceAll("nccl", "hccl");
    expect(ported.replaceAll("torch_npu.npu.", "torch.npu.")).toBe(onNpu);
    expect(original.split("\n").length).toBeGreaterThan(10);
  });

  test.each(scripts)("%s compiles", (name) => {
    execFileSync("python3", ["-m", "py_compile", port(name)]);
  });

  test("the fake fails where CUDA is left over", () => {
    expect(() => run("npu", join(fixtures, "torch-scripts/ddp.py"))).toThrow(/Command failed/);
  });
});
