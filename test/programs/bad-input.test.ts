/** What goes wrong is told in a clear line, with the right exit code and without a stack. Needs `npm run build`. */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandFile, type Ending, temporaryFolder, unwarp } from "./support/command.ts";

const cwd = temporaryFolder();
const files: Record<string, string | Uint8Array> = {
  "good.cu": "int main() { return 7; }",
  "good2.cu": "int main() { return 8; }",
  "arguments.cu": "int main(int, char**) { return 9; }",
  "empty.cu": "",
  "no-main.cu": "int f() { return 1; }",
  "binary.cu": Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) & 255),
  "utf16.cu": Uint8Array.from(Buffer.from("int main() { return 7; }", "utf16le")),
  "bom.cu": '\uFEFF#include <cstdio>\r\nint main() {\r\n  puts("fine");\r\n  return 7;\r\n}\r\n',
  "ü & ö/söurce file.cu": '#include "häader.h"\nint main() { return SEVEN; }',
  "ü & ö/häader.h": "#define SEVEN 7\n",
  "undefined-host.cu": "namespace n { int far(float, const char*); }\nint main() { return n::far(1, 0); }",
  "undefined-device.cu":
    "namespace n { __device__ int far(float); }\n__global__ void k(int* p) { *p = n::far(1); }\nint main() { k<<<1, 1>>>(nullptr); }",
  "deep.cu": `int main() { return ${"(".repeat(200_000)}7${")".repeat(200_000)}; }`,
  "long.cu": `// ${"x".repeat(3_000_000)}\nint main() { return 7; }`,
  "error.cu": "#include <cstdio>\nint main() {\n  return undeclared;\n}\n",
  "text.txt": "hello",
};
mkdirSync(join(cwd, "folder.cu"));
mkdirSync(join(cwd, "ü & ö"));
for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);

const run = (...words: string[]) => unwarp(["run", ...words], { cwd });
const isClean = ({ stdout, stderr }: Ending) => {
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at |node:|internal error/m);
};

test.each([
  ["gone.cu", 2, "unwarp: gone.cu: no such file\n"],
  ["folder.cu", 2, "unwarp: folder.cu: is a folder, not a file\n"],
  ["good.cu/inside.cu", 2, "unwarp: good.cu/inside.cu: no such file\n"],
  ["empty.cu", 1, "link: error: no file defines main: undefined reference to 'main'\n"],
  ["no-main.cu", 1, "link: error: no file defines main: undefined reference to 'main'\n"],
  [
    "good.cu good2.cu",
    1,
    "link: error: duplicate symbol: main\n>>> defined in good.cu\n>>> defined in good2.cu\n",
  ],
  [
    "good.cu arguments.cu",
    1,
    "link: error: duplicate symbol: main\n>>> defined in arguments.cu\n>>> defined in good.cu\n",
  ],
  ["binary.cu", 2, "unwarp: binary.cu: is not a text in UTF-8\n"],
  ["utf16.cu", 2, "unwarp: utf16.cu: is not a text in UTF-8\n"],
  ["undefined-host.cu", 1, "undefined-host.cu: error: undefined reference to 'n::far(float, char const*)'\n"],
  ["good.cu --frobnicate", 7, "unwarp: warning: unknown option --frobnicate is ignored\n"],
  ["good.cu -Igone", 7, ""],
  ["long.cu", 7, ""],
])("run %s: exit code %i", async (words, exitCode, stderr) => {
  const ending = await run(...words.split(" "));
  expect(ending.stderr).toBe(stderr);
  expect(ending.exitCode).toBe(exitCode);
  isClean(ending);
});

test.each([
  ["good.cu --threads 0", '--threads needs a whole number from 1 to 256, not "0"'],
  ["good.cu --threads", "--threads needs a value: --threads N"],
  ["good.cu --timeout abc", '--timeout needs seconds above 0, not "abc"'],
  ["good.cu --timeout -1", '--timeout needs seconds above 0, not "-1"'],
  ["good.cu --device gpu", 'there is no device "gpu"; unwarp devices lists what there is'],
  ["good.cu --verbose=1", "--verbose takes no value"],
  ["good.cu -o", "-o needs a value"],
  ["good.cu -ptx", "-ptx: unwarp translates device code when it links and makes no PTX or cubin"],
  ["-c good.cu", "compiling to an object (-c) is work for unwarp nvcc"],
  ["-", "-: a source cannot come from standard input; put it into a file"],
  [
    "text.txt",
    "text.txt: do not know what to do with this kind of file; arguments for the program go behind --",
  ],
  ["-O3", "which file? For example: unwarp run app.cu"],
])("run %s: a usage error", async (words, message) => {
  const ending = await run(...words.split(" "));
  expect(ending.stderr).toBe(`unwarp run: ${message}\nunwarp run --help tells more.\n`);
  expect(ending.exitCode).toBe(2);
  isClean(ending);
});

test.each([
  ["gone", 2, "unwarp exec: gone: no such file\nunwarp exec --help tells more.\n"],
  ["folder.cu", 2, "unwarp exec: folder.cu: is a folder, not a program\nunwarp exec --help tells more.\n"],
  ["good.cu", 126, "unwarp: good.cu: not a program built by unwarp\n"],
  ["--frob x", 2, "unwarp exec: there is no option --frob\nunwarp exec --help tells more.\n"],
])("exec %s: exit code %i", async (words, exitCode, stderr) => {
  const ending = await unwarp(["exec", ...words.split(" ")], { cwd });
  expect(ending).toEqual({ exitCode, stdout: "", stderr });
});

test.each([
  ["-c good.cu -o gone/good.o", "cannot write gone/good.o: no such file or directory"],
  ["good.cu -o folder.cu", "cannot write folder.cu: illegal operation on a directory"],
])("nvcc %s", async (words, message) => {
  const ending = await unwarp(["nvcc", ...words.split(" ")], { cwd });
  expect(ending).toEqual({ exitCode: 1, stdout: "", stderr: `nvcc: error: ${message}\n` });
});

test("an error shows clang's message with file, line and caret", async () => {
  const ending = await run("error.cu");
  expect(ending.stderr).toMatch(
    /^error\.cu:3:10: error: use of undeclared identifier 'undeclared'\n.*return undeclared;\n.*\^~+\n$/s,
  );
  expect(ending.exitCode).toBe(1);
});

test("an undefined device function is told at its call", async () => {
  const ending = await run("undefined-device.cu");
  expect(ending.stderr).toMatch(/^undefined-device\.cu:2:34: error: no definition of device function n::far/);
  expect(ending.exitCode).toBe(1);
});

test("what nests too deep for clang is no stack trace of ours", async () => {
  const ending = await run("deep.cu");
  expect(ending.stderr).toContain("deep.cu");
  expect(ending.exitCode).toBe(1);
  isClean(ending);
});

test("a byte order mark and CRLF do no harm", async () => {
  expect(await run("bom.cu")).toEqual({ exitCode: 7, stdout: "fine\n", stderr: "" });
});

test("spaces and letters beyond ASCII in paths do no harm", async () => {
  expect(await run("ü & ö/söurce file.cu")).toMatchObject({ exitCode: 7, stderr: "" });
});

describe("the cache", () => {
  const folder = join(temporaryFolder(), "cache");
  const cached = (...words: string[]) =>
    unwarp(["run", ...words], { cwd, env: { UNWARP_CACHE_DIR: folder } });
  const entries = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  test("several runs that share an empty one all get their program", async () => {
    const endings = await Promise.all(Array.from({ length: 3 }, () => cached("good.cu")));
    for (const ending of endings) expect(ending).toEqual({ exitCode: 7, stdout: "", stderr: "" });
    expect(entries().filter((path) => path.endsWith(".tmp"))).toEqual([]);
  });

  test("entries that were cut short or changed are made again", async () => {
    await cached("good.cu");
    for (const path of entries()) truncateSync(path, Math.floor(readFileSync(path).length / 2));
    expect(await cached("good.cu")).toEqual({ exitCode: 7, stdout: "", stderr: "" });
    for (const path of entries())
      writeFileSync(
        path,
        readFileSync(path).map((byte) => byte ^ 1),
      );
    expect(await cached("good.cu")).toEqual({ exitCode: 7, stdout: "", stderr: "" });
  });

  test("a run that is killed leaves nothing that a later one would trip over", async () => {
    for (const milliseconds of [200, 500, 900]) {
      writeFileSync(join(cwd, "killed.cu"), `int main() { return 7; } // ${milliseconds}`);
      await new Promise((resolve) => {
        const child = spawn(process.execPath, [commandFile, "run", "killed.cu"], {
          cwd,
          env: { ...process.env, UNWARP_CACHE_DIR: folder },
        });
        setTimeout(() => child.kill("SIGKILL"), milliseconds);
        child.on("close", resolve);
      });
      expect(await cached("killed.cu")).toEqual({ exitCode: 7, stdout: "", stderr: "" });
    }
  });

  test("where it cannot be written, one line says so and the program runs", async () => {
    const blocked = join(cwd, "good.cu");
    const ending = await unwarp(["run", "good.cu"], { cwd, env: { UNWARP_CACHE_DIR: blocked } });
    expect(ending.exitCode).toBe(7);
    expect(ending.stderr).toBe(
      `unwarp: warning: the cache in ${join(blocked, "v1")} cannot be written (not a directory); going on without it\n`,
    );
  });

  test("--no-cache neither reads nor writes", async () => {
    const unused = join(cwd, "unused");
    const ending = await unwarp(["run", "--no-cache", "good.cu"], { cwd, env: { UNWARP_CACHE_DIR: unused } });
    expect(ending).toEqual({ exitCode: 7, stdout: "", stderr: "" });
    expect(() => readdirSync(unused)).toThrow("ENOENT");
  });
});
