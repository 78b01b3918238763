import { expect, test } from "vitest";
import { withoutNvidiaToolkit } from "./nvidia-toolkit.ts";
import { memoryFiles } from "./testing.ts";

test("folders of NVIDIA's headers and of copies of ours are left out, a project's own stay", () => {
  const files = memoryFiles({
    "/usr/local/cuda/include/cuda_runtime.h": "",
    "/usr/local/cuda/include/crt/host_config.h": "",
    "/toolkit/include/cuda_runtime.h": "",
    "/toolkit/include/unwarp/version.h": "",
    "/project/shim/cuda_runtime.h": "",
  });
  const folders = ["/usr/local/cuda/include", "/toolkit/include", "shim", "gone"].map((path) => ({
    path,
    kind: "user" as const,
  }));
  expect(withoutNvidiaToolkit(folders, files).map(({ path }) => path)).toEqual(["shim", "gone"]);
});
