/** A project with CMake, built with the toolkit's toolchain file. Needs `npm run build`; runs where there is a cmake. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { execute, temporaryFolder, unwarp } from "./support/command.ts";

const source = fileURLToPath(new URL("cmake-project", import.meta.url));
const hasCmake = spawnSync("cmake", ["--version"]).status === 0;

// Not on Windows, where CMake cannot start a script as a compiler.
test.skipIf(!hasCmake || process.platform === "win32")(
  "CMake configures, builds and runs a project in C, C++ and CUDA",
  async () => {
    const cwd = temporaryFolder();
    const toolkit = (await unwarp(["toolkit"], { cwd })).stdout.trim();
    const configured = await execute(
      "cmake",
      ["--toolchain", `${toolkit}/unwarp.cmake`, "-S", source, "-B", "build"],
      { cwd },
    );
    expect(configured.stderr).toBe("");
    expect(configured.stdout).toContain("The CUDA compiler identification is NVIDIA 12.0");
    expect(configured.stdout).toContain(`Found CUDAToolkit: ${toolkit}/include`);
    const built = await execute("cmake", ["--build", "build"], { cwd });
    expect(built.stderr).toBe("");
    const { exitCode, stdout } = await execute("build/app", ["x"], { cwd });
    expect(stdout).toBe("8 7 6 5 4 3 2 1 \ncounter 8\n10 40 90 160\n42 12 11110 1\nc 16\n[x]\n");
    expect(exitCode).toBe(3);
  },
  600_000,
);
