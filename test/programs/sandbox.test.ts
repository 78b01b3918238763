/** A program reaches the folders it is granted and nothing else; unwarp itself opens no connection. Needs `npm run build`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { execute, temporaryFolder, unwarp } from "./support/command.ts";

describe("files", () => {
  const outside = temporaryFolder();
  const work = join(outside, "work");
  const secret = join(outside, "secret.txt");

  beforeAll(() => {
    mkdirSync(join(work, "sub"), { recursive: true });
    writeFileSync(secret, "secret");
    writeFileSync(join(work, "in.txt"), "inside");
    writeFileSync(join(work, "sub", "deep.txt"), "deep");
    symlinkSync("in.txt", join(work, "link-inside"));
    symlinkSync("../secret.txt", join(work, "link-outside"));
    symlinkSync(secret, join(work, "link-absolute"));
    symlinkSync("..", join(work, "folder-link"));
    symlinkSync("folder-link/secret.txt", join(work, "link-through-link"));
    symlinkSync("folder-link/made.txt", join(work, "link-to-nothing"));
    symlinkSync("circle", join(work, "circle"));
    writeFileSync(
      join(work, "files.cpp"),
      `#include <cstdio>
      #include <initializer_list>
      #include <cstring>
      #include <dirent.h>
      #include <fcntl.h>
      #include <unistd.h>
      #include <sys/stat.h>
      void show(const char* what, const char* path, bool worked) { printf("%s %s: %s\\n", what, path, worked ? "yes" : "no"); }
      int main(int argc, char** argv) {
        for (int i = 1; i < argc; i++) {
          char text[16] = "";
          FILE* f = fopen(argv[i], "r");
          if (f) fgets(text, sizeof text, f);
          printf("%s: %s\\n", argv[i], f ? text : "no");
        }
        struct stat s;
        for (const char* place : {"../secret.txt", "folder-link/secret.txt", "link-through-link"}) {
          show("stat", place, stat(place, &s) == 0);
          show("append to", place, fopen(place, "a"));
        }
        show("create", "../made.txt", fopen("../made.txt", "w"));
        show("create", "folder-link/made.txt", fopen("folder-link/made.txt", "w"));
        show("create", "link-to-nothing", fopen("link-to-nothing", "w"));
        show("list", "..", opendir(".."));
        show("list", "folder-link", opendir("folder-link"));
        show("make folder", "folder-link/x", mkdir("folder-link/x", 0777) == 0);
        show("move out", "in.txt", rename("in.txt", "folder-link/in.txt") == 0);
        show("move in", "secret.txt", rename("folder-link/secret.txt", "got.txt") == 0);
        show("link in", "secret.txt", link("folder-link/secret.txt", "got.txt") == 0);
        show("delete", "folder-link/secret.txt", unlink("folder-link/secret.txt") == 0);
        int sub = open("sub", O_RDONLY | O_DIRECTORY);
        show("open below sub", "deep.txt", openat(sub, "deep.txt", O_RDONLY) >= 0);
        show("open below sub", "../in.txt", openat(sub, "../in.txt", O_RDONLY) >= 0);
        show("open below sub", "../folder-link/secret.txt", openat(sub, "../folder-link/secret.txt", O_RDONLY) >= 0);
        show("create", "new.txt", fopen("new.txt", "w"));
      }`,
    );
  });

  test("only the working folder is there, by relative and by absolute names", async () => {
    const paths = [
      ...["in.txt", "./sub/../in.txt", join(work, "in.txt"), "sub/deep.txt", "link-inside"],
      ...["../secret.txt", secret, "sub/../../secret.txt", "link-outside", "link-absolute"],
      ...["folder-link/secret.txt", "link-through-link", "circle"],
    ];
    const { stdout, stderr, exitCode } = await unwarp(["run", "files.cpp", "--", ...paths], { cwd: work });
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout.replaceAll(outside, "/OUTSIDE")).toBe(`in.txt: inside
./sub/../in.txt: inside
/OUTSIDE/work/in.txt: inside
sub/deep.txt: deep
link-inside: inside
../secret.txt: no
/OUTSIDE/secret.txt: no
sub/../../secret.txt: no
link-outside: no
link-absolute: no
folder-link/secret.txt: no
link-through-link: no
circle: no
stat ../secret.txt: no
append to ../secret.txt: no
stat folder-link/secret.txt: no
append to folder-link/secret.txt: no
stat link-through-link: no
append to link-through-link: no
create ../made.txt: no
create folder-link/made.txt: no
create link-to-nothing: no
list ..: no
list folder-link: no
make folder folder-link/x: no
move out in.txt: no
move in secret.txt: no
link in secret.txt: no
delete folder-link/secret.txt: no
open below sub deep.txt: yes
open below sub ../in.txt: no
open below sub ../folder-link/secret.txt: no
create new.txt: yes
`);
    expect(readdirSync(outside).toSorted()).toEqual(["secret.txt", "work"]);
    expect(readFileSync(secret, "utf8")).toBe("secret");
  });

  test("--dir grants other folders in the place of the working folder", async () => {
    const shown = async (...words: string[]) => {
      const { stdout } = await unwarp(["run", "files.cpp", ...words], { cwd: work });
      return stdout.split("\n").slice(0, 2);
    };
    const words = ["--", "in.txt", secret];
    expect(await shown("--dir", "sub", ...words)).toEqual(["in.txt: no", `${secret}: no`]);
    expect(await shown("--dir", ".", "--dir", outside, ...words)).toEqual([
      "in.txt: inside",
      `${secret}: secret`,
    ]);
  });

  test("a folder that is not there is one line", async () => {
    const { exitCode, stderr } = await unwarp(["run", "files.cpp", "--dir", "gone"], { cwd: work });
    expect(stderr).toBe("unwarp run: --dir gone: no such folder\nunwarp run --help tells more.\n");
    expect(exitCode).toBe(2);
  });
});

describe("network", () => {
  test("compiling and running opens no connection and asks for no name", async () => {
    const cwd = temporaryFolder();
    const log = join(cwd, "log.txt");
    writeFileSync(
      join(cwd, "a.cu"),
      "__global__ void k() {}\nint main() { k<<<1, 1>>>(); return cudaDeviceSynchronize(); }",
    );
    const witness = fileURLToPath(new URL("support/network-witness.cjs", import.meta.url));
    const env = {
      NODE_OPTIONS: `--require ${JSON.stringify(witness)}`,
      NETWORK_LOG: log,
      UNWARP_CACHE_DIR: join(cwd, "cache"),
    };
    const commands = [["run", "a.cu"], ["nvcc", "a.cu", "-o", "a"], ["exec", "a"], ["devices"], ["--help"]];
    for (const words of commands) {
      const { exitCode, stderr } = await unwarp(words, { cwd, env });
      expect(exitCode, words.join(" ")).toBe(0);
      // Drivers of GPUs write there what they like.
      if (words[0] !== "devices") expect(stderr, words.join(" ")).toBe("");
    }
    const seen = readFileSync(log, "utf8").trim().split("\n");
    // The witness was there, in each process, that in which devices looks for GPUs included, and in the threads that run clang and kernels.
    expect(seen.filter((line) => line === "process").length).toBe(commands.length + 1);
    expect(seen.filter((line) => line === "thread").length).toBeGreaterThan(0);
    expect(seen.filter((line) => line !== "process" && line !== "thread")).toEqual([]);
  });

  test("the witness sees what it is there to see", async () => {
    const cwd = temporaryFolder();
    const log = join(cwd, "log.txt");
    const attempts = [
      'require("net").connect(1)',
      'require("http").get("http://localhost:1")',
      'require("https").get("https://localhost:1")',
      'require("dgram").createSocket("udp4")',
      'require("dns").lookup("localhost", () => {})',
      'fetch("http://localhost:1")',
    ];
    const witness = fileURLToPath(new URL("support/network-witness.cjs", import.meta.url));
    for (const attempt of attempts) {
      await execute(process.execPath, ["--require", witness, "-e", attempt], {
        cwd,
        env: { NETWORK_LOG: log },
      });
    }
    const seen = readFileSync(log, "utf8")
      .trim()
      .split("\n")
      .filter((line) => line !== "process");
    expect(new Set(seen).size).toBeGreaterThanOrEqual(4);
    expect(seen.length).toBeGreaterThanOrEqual(attempts.length);
  });

  test("a program has no sockets", async () => {
    const cwd = temporaryFolder();
    writeFileSync(
      join(cwd, "a.cpp"),
      "#include <sys/socket.h>\nint main() { return socket(AF_INET, SOCK_STREAM, 0); }",
    );
    const { exitCode, stderr } = await unwarp(["run", "a.cpp"], { cwd });
    expect(stderr).toContain("socket");
    expect(exitCode).toBe(1);
    expect(existsSync(join(cwd, "a"))).toBe(false);
  });
});
