import { expect, test } from "vitest";
import type { Finding, Rule } from "./model.ts";
import { portCommands } from "./port-command.ts";

const use = (file: string, id: string) => ({ finding: { file } as Finding, rule: { id } as Rule });
const kernels = [use("a.cu", "language/kernel"), use("a.py", "torch/import")];
const scripts = [use("a.py", "torch/import")];

const portCommand = (...asked: Parameters<typeof portCommands>) => portCommands(...asked)[0];

test("kernels have a port for three chips, PyTorch for Ascend's", () => {
  expect(portCommand("ascend-950", kernels)).toBe("unwarp port . --to ascend-c --out ../port-ascend-c");
  expect(portCommands("ascend-950", kernels)[1]).toContain("--to torch-npu --chip 950");
  expect(portCommands("ascend-910b", kernels)).toEqual([
    "unwarp port . --to torch-npu --chip 910b --out ../port-torch-npu",
  ]);
  expect(portCommand("musa", kernels)).toBe("unwarp port . --to musa --out ../port-musa");
  expect(portCommand("hip", scripts)).toBeUndefined();
  expect(portCommand("ascend-950", scripts)).toContain("--to torch-npu --chip 950");
  expect(portCommand("ascend-910b", [use("a.cu", "language/kernel")])).toBeUndefined();
  expect(portCommand("cpu", kernels)).toBeUndefined();
});

test("the port goes outside of the folder, and a folder's name is one word", () => {
  expect(portCommand("hip", kernels, "app")).toBe("unwarp port app --to hip --out port-hip");
  expect(portCommand("hip", kernels, "..")).toBe("unwarp port .. --to hip --out ../../port-hip");
  expect(portCommand("hip", kernels, "my app")).toBe("unwarp port 'my app' --to hip --out port-hip");
});
