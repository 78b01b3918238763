import { expect, test } from "vitest";
import { readArchive } from "./archive.ts";
import { runNvcc } from "./nvcc.ts";
import { memoryServices } from "./testing.ts";

const wasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function nvcc(words: string, contents: Record<string, string | Uint8Array> = {}) {
  let stdout = "";
  let stderr = "";
  const { exitCode } = await runNvcc(words.split(" "), {
    services: memoryServices(contents),
    version: "1.2.3",
    write: (text) => void (stdout += text),
    writeError: (text) => void (stderr += text),
    color: false,
    commandFile: "/opt/unwarp.js",
    toolkitFolder: "/opt/toolkit",
    isWindows: false,
  });
  return { exitCode, stdout, stderr };
}

test("--version has what CMake, autoconf and Makefiles look for, and says what it is", async () => {
  const { exitCode, stdout } = await nvcc("--version");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/nvcc: NVIDIA \(R\) Cuda compiler driver/);
  expect(stdout).toMatch(/release (\d+\.\d+), V\d+\.\d+\.\d+/);
  expect(stdout).toMatch(/^unwarp 1\.2\.3/);
});

test("-h names the options", async () => {
  const { exitCode, stdout } = await nvcc("-h");
  expect(exitCode).toBe(0);
  for (const option of ["-rdc=true", "-lib", "-MD", "-Xcompiler", "-std", "-use_fast_math"]) {
    expect(stdout).toContain(option);
  }
});

test.each([
  ["-c gone.cu", "gone.cu: no such file"],
  ["-c folder.cu", "folder.cu: is a folder, not a file"],
  ["gone.o", "gone.o: no such file"],
  ["-c a.cu b.cu -o x.o", "-o with -c and several sources"],
  ["-O3", "no input files"],
  ["text.o", "text.o: neither an object nor an archive"],
  ["elf.o", "elf.o: made by another compiler; compile it with unwarp nvcc"],
  ["-lib a.o", "-lib needs -o FILE"],
  ["-lib wasm.o -o gone/x.a", "cannot write gone/x.a: no such folder"],
  ["-dlink gone.o -o x.o", "gone.o: no such file"],
  ["wasm.o -lgone", "cannot find -lgone"],
])("%s is one line and exit code 1", async (words, message) => {
  const files = {
    "/project/a.cu": "",
    "/project/b.cu": "",
    "/project/folder.cu/x": "",
    "/project/text.o": "hello",
    "/project/elf.o": Uint8Array.of(0x7f, 0x45, 0x4c, 0x46),
    "/project/a.o": wasm,
    "/project/wasm.o": wasm,
  };
  const { exitCode, stdout, stderr } = await nvcc(words, files);
  expect(stderr).toMatch(/^nvcc: error: .*\n$/);
  expect(stderr).toContain(message);
  expect(stdout).toBe("");
  expect(exitCode).toBe(1);
});

test("warnings come first and do not stop the work", async () => {
  const { exitCode, stderr } = await nvcc("-M a.cu --frobnicate", { "/project/a.cu": "" });
  expect(stderr).toBe("nvcc: warning: unknown option --frobnicate is ignored\n");
  expect(exitCode).toBe(0);
});

test("-M prints the rule, -o and -MF write it", async () => {
  const files: Record<string, string> = { "/project/src/a.cu": '#include "b.h"', "/project/src/b.h": "" };
  const rule = "a.o: src/a.cu \\\n  src/b.h\n";
  expect((await nvcc("-M src/a.cu", files)).stdout).toBe(rule);
  expect((await nvcc("-MM src/a.cu -MT x.o", files)).stdout).toBe(rule.replace("a.o", "x.o"));
  await nvcc("-M src/a.cu -o a.d", files);
  await nvcc("-M src/a.cu -MF b.d", files);
  expect([files["/project/a.d"], files["/project/b.d"]]).toEqual([rule, rule]);
});

test("-M of several sources is a rule for each", async () => {
  const files: Record<string, string> = {
    "/project/a.cu": '#include "h.h"',
    "/project/b.cu": "",
    "/project/h.h": "",
  };
  await nvcc("-M a.cu b.cu -o all.d", files);
  expect(files["/project/all.d"]).toBe("a.o: a.cu \\\n  h.h\nb.o: b.cu\n");
});

test("--dryrun says what would be done, in commands that could be run", async () => {
  const { exitCode, stderr } = await nvcc("--dryrun a.cu b.cpp c.o -o app");
  expect(exitCode).toBe(0);
  expect(stderr).toBe(`#$ TOP=/opt/toolkit
#$ NVVMIR_LIBRARY_DIR=/opt/toolkit/nvvm/libdevice
#$ PATH=/opt/toolkit/bin:
#$ INCLUDES="-I/opt/toolkit/include"
#$ LIBRARIES=  "-L/opt/toolkit/lib64"
#$ "/opt/toolkit/bin/nvcc" -arch compute_80 -x cu -c "a.cu" -o "a.o"
#$ "/opt/toolkit/bin/nvcc" -arch compute_80 -x c++ -c "b.cpp" -o "b.o"
#$ "/opt/toolkit/bin/nvcc" "a.o" "b.o" "c.o" -o "app" "-L/opt/toolkit/lib64" -lcudadevrt -lcudart_static
`);
});

test("-v tells CMake where the toolkit is even when the input does not exist", async () => {
  const { exitCode, stderr } = await nvcc("-v __cmake_determine_cuda");
  expect(stderr).toContain("#$ TOP=/opt/toolkit\n");
  expect(exitCode).toBe(1);
});

test("-lib puts objects into an archive, -dlink leaves an empty object", async () => {
  const files: Record<string, string | Uint8Array> = { "/project/sub/a.o": wasm, "/project/b.o": wasm };
  expect(await nvcc("-lib sub/a.o b.o -o lib.a", files)).toMatchObject({ exitCode: 0, stderr: "" });
  expect(readArchive(files["/project/lib.a"] as Uint8Array).map(({ name }) => name)).toEqual(["a.o", "b.o"]);
  expect(await nvcc("-dlink b.o -o dlink.o", files)).toMatchObject({ exitCode: 0, stderr: "" });
  expect((files["/project/dlink.o"] as Uint8Array).subarray(0, 4)).toEqual(wasm.subarray(0, 4));
});
