import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeServices } from "../toolchain/services.node.ts";
import { memoryFiles } from "../toolchain/testing.ts";
import { readProject } from "./project.ts";

const roles = (files: Record<string, string | Uint8Array>) =>
  readProject("/project", memoryFiles(files), { without: [] }).files.map(({ path, role, reason }) =>
    [path, role, ...(reason === undefined ? [] : [reason])].join(" "),
  );

test("what is code, and what only looks like it", () => {
  expect(
    roles({
      "/project/a.cu": "",
      "/project/b.cpp": "int main() { cudaFree(0); }",
      "/project/c.cpp": "int main() {}",
      "/project/d.cuh": "",
      "/project/e.cu": new Uint8Array([0x61, 0]),
      "/project/f.h": new Uint8Array([0xff]),
      "/project/node_modules/x.cu": "",
      "/project/README.md": "",
    }),
  ).toEqual([
    "README.md other",
    "a.cu source",
    "b.cpp source",
    "c.cpp other",
    "d.cuh header",
    "e.cu other holds zero bytes: no text",
    "f.h other its text is not UTF-8",
  ]);
});

test("folders that includes need", () => {
  const files = memoryFiles({
    "/project/src/a.cu": '#include "k.cuh"\n#include <lib/x.h>\n#include "near.h"\n',
    "/project/src/near.h": "",
    "/project/include/k.cuh": "",
    "/project/deep/er/lib/x.h": "",
  });
  expect(readProject("/project", files, { without: [] }).includeFolders()).toEqual(["include", "deep/er"]);
});

test("a circle of links is read once", () => {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-project-"));
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "sub", "a.cu"), "");
  symlinkSync(folder, join(folder, "sub", "up"));
  symlinkSync(join(folder, "nothing"), join(folder, "dangling"));
  const services = nodeServices({ workingFolder: folder });
  const project = readProject(folder, services.files, { without: [] });
  services.clang.dispose();
  rmSync(folder, { recursive: true });
  expect(project.files.map(({ path }) => path)).toEqual(["sub/a.cu"]);
  expect(project.skipped.map(({ path }) => path)).toEqual(["dangling", "sub/up"]);
});

test("a single file comes with the headers that it needs, from where they lie", () => {
  const files = memoryFiles({
    "/work/ch1/a.cu":
      '#include "near.h"\n#include <cstdio>\n#include "deep/x.cuh"\n#include <lib.h>\n#include "/etc/passwd.h"\n',
    "/work/ch1/near.h": '#include "../common/check.h"\n',
    "/work/ch1/other.h": "",
    "/work/ch1/deep/x.cuh": '#include "y.cuh"\n',
    "/work/ch1/deep/y.cuh": '#include "near.h"\n',
    "/work/common/check.h": "",
    "/work/include/lib.h": "",
    "/elsewhere/lib.h": "",
    "/etc/passwd.h": "",
  });
  const read = (path: string, ...includeFolders: string[]) => {
    const { root, files: found } = readProject(path, files, { without: [], includeFolders });
    return [root, ...found.map((file) => file.path)];
  };
  const own = ["ch1/a.cu", "ch1/near.h", "ch1/deep/x.cuh", "common/check.h", "ch1/deep/y.cuh"];
  expect(read("/work/ch1/a.cu", "/elsewhere")).toEqual(["/work", ...own]);
  const foreign = memoryFiles({ "/x.cu": "#include <lib.h>\n", "/other/lib.h": "__global__ void k();\n" });
  expect(readProject("/x.cu", foreign, { without: [], includeFolders: ["/other"] })).toMatchObject({
    root: "/",
    files: [{ path: "x.cu" }],
    skipped: [{ path: "/other/lib.h" }],
  });
  expect(read("/work/ch1/a.cu", "/work/include")).toEqual([
    "/work",
    ...[...own.slice(0, 3), "include/lib.h", ...own.slice(3)],
  ]);
  expect(read("/work/ch1/deep/x.cuh")).toEqual(["/work/ch1/deep", "x.cuh", "y.cuh"]);
});

test("a folder brings along the headers outside of it that its code names", () => {
  const files = memoryFiles({
    "/own/kernels/blur.cu": '#include "../common/util.cuh"\n#include "near.h"\n#include "../gone.h"\n',
    "/own/kernels/near.h": "",
    "/own/kernels/notes.md": '#include "../train.py"\n',
    "/own/common/util.cuh": '#include "more/x.h"\n',
    "/own/common/more/x.h": "",
    "/own/common/other.cuh": "",
    "/own/train.py": "",
  });
  const read = (path: string) => readProject(path, files, { without: [] });
  const { root, files: found } = read("/own/kernels");
  expect(root).toBe("/own");
  expect(found.map(({ path, role }) => `${path} ${role}`)).toEqual([
    "common/more/x.h header",
    "common/util.cuh header",
    "kernels/blur.cu source",
    "kernels/near.h header",
    "kernels/notes.md other",
  ]);
  expect(read("/own").root).toBe("/own");
  expect(read("/own").files).toHaveLength(7);
});

test("a source that another includes is part of that one, unless it has a main", () => {
  expect(
    roles({
      "/project/main.cu": '#include "sub/kernels.cu"\nint main() {}\n',
      "/project/sub/kernels.cu": '#include "more.cu"\n',
      "/project/sub/more.cu": "",
      "/project/test.cu": '#include "main.cu"\n#include "own.cu"\n',
      "/project/own.cu": '#include "own.cu"\n',
    }),
  ).toEqual([
    "main.cu source",
    "own.cu header",
    "sub/kernels.cu header",
    "sub/more.cu header",
    "test.cu source",
  ]);
});
