import { expect, test } from "vitest";
import { parseCommandLine } from "./command-line.ts";
import { OptionError } from "./nvcc-options.ts";

const parse = (words: string, files: Record<string, string> = {}) =>
  parseCommandLine(words.split(" "), { readText: (path) => files[path] });

test("inputs by their extension, and by -x until the next one", () => {
  const line = parse("a.cu b.cpp c.c d.o e.a f.C -x cu g.cpp h -x none i.cc j.obj k.lib");
  expect(line.inputs.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
    ...["a.cu cuda", "b.cpp c++", "c.c c", "d.o object", "e.a object", "f.C c++"],
    ...["g.cpp cuda", "h cuda", "i.cc c++", "j.obj object", "k.lib object"],
  ]);
});

test("objects are objects, whatever -x says", () => {
  expect(parse("-x cu a.cpp b.o libc.a").inputs.map(({ kind }) => kind)).toEqual([
    "cuda",
    "object",
    "object",
  ]);
});

test("values stand in the same word, after = or in the next word", () => {
  const line = parse("-Ia -I b --include-path=c,d -isystem=e -isystem f -DX=1 -D Y -UZ --define-macro W=2");
  expect(line.compile.folders.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    ...["user a", "user b", "user c", "user d", "system e", "system f"],
  ]);
  expect(line.compile.macros).toEqual(["-DX=1", "-DY", "-UZ", "-DW=2"]);
  expect(parse("-o x a.cu").output).toBe("x");
  expect(parse("-o=x a.cu").output).toBe("x");
  expect(parse("--output-file x a.cu").output).toBe("x");
});

test.each([
  ["-std=c++20", { standard: "c++20" }],
  ["-std c++14", { standard: "c++14" }],
  ["--std=c++17", { standard: "c++17" }],
  ["-O3", { optimization: "3" }],
  ["-O", { optimization: "2" }],
  ["--optimize 1", { optimization: "1" }],
  ["-g", { debug: true }],
  ["-use_fast_math", { fastMath: true }],
  ["--use_fast_math", { fastMath: true }],
  ["-fmad=true", { contract: true }],
  ["--fmad true", { contract: true }],
  ["-fmad=true -fmad=false", { contract: false }],
  ["-rdc=true", { rdc: true }],
  ["-rdc true", { rdc: true }],
  ["-rdc=true -rdc=false", { rdc: false }],
  ["-dc", { rdc: true }],
  ["-Xcompiler -fopenmp", { openmp: true }],
  ["-include a.h", { forcedIncludes: ["a.h"] }],
  ["-Xcompiler -Wall,-O1", { optimization: "1", warnings: ["-Wall"] }],
  ["-Wall", { warnings: ["-Wall"] }],
  ["-w", { warnings: ["-w"] }],
  ["-Werror all-warnings", { warnings: ["-Werror"] }],
])("%s", (words, expected) => {
  const line = parse(`${words} a.cu`);
  expect(line.compile).toMatchObject(expected);
  expect(line.inputs).toEqual([{ path: "a.cu", kind: "cuda" }]);
  expect(line.warnings).toEqual([]);
});

test("--gang-width is about the code made at the link, not about objects", () => {
  for (const words of ["--gang-width 16", "--gang-width=16", "--gang-width 4 --gang-width 16"]) {
    const line = parse(`${words} a.cu`);
    expect(line.code).toEqual({ gangWidth: 16 });
    expect(line.compile).toEqual(parse("a.cu").compile);
  }
  expect(parse("a.cu").code).toEqual({});
});

test.each(["2", "016", "64", "-1", "wide"])("--gang-width %s names the widths there are", (width) => {
  const message = `--gang-width: ${width} is none of 1, 4, 8, 16, 32`;
  expect(() => parse(`--gang-width ${width} a.cu`)).toThrow(new OptionError(message));
});

/** What projects pass to nvcc, and what must neither warn nor swallow the source after it. */
test.each([
  ...["-arch=sm_80", "-arch sm_80", "--gpu-architecture=compute_70", "-gencode arch=compute_80,code=sm_80"],
  ...["-gencode=arch=compute_86,code=[sm_86,compute_86]", "--generate-code arch=compute_60,code=sm_60"],
  ...["-code=sm_80", "-arch=native", "-lineinfo", "-G", "--device-debug", "--expt-relaxed-constexpr"],
  ...["--extended-lambda", "-expt-extended-lambda", "-Xptxas -v", "-Xptxas=-O3,-v", "--ptxas-options=-v"],
  ...["-maxrregcount=32", "--maxrregcount 64", "-ftz=true", "-ftz true", "-prec-div=false", "--fmad=false"],
  ...["-prec-sqrt=false", "-m64", "-m 64", "--threads 4", "-t=4", "-t 0", "-split-compile=0", "-dlto"],
  ...["-ccbin g++", "-ccbin=/usr/bin/g++-12", "--compiler-bindir clang", "-cudart static", "-cudart=shared"],
  ...[
    "-Xlinker -rpath=/x",
    "-Xlinker -rpath,/x",
    "--default-stream per-thread",
    "-Xcudafe --diag_suppress=1",
  ],
  ...[
    "-diag-suppress 177",
    "-diag-suppress=177,550",
    "-Wno-deprecated-gpu-targets",
    "-res-usage",
    "-pthread",
  ],
  ...["-forward-unknown-to-host-compiler", "-Xcompiler -fPIC,-pthread,-march=native", "-Xcompiler=-fPIE"],
  ...[
    "--compiler-options -Wextra",
    "-Xcompiler /W3,/EHsc",
    "-pg",
    "-Wl,-rpath,/x",
    "-rdynamic",
    "-MD",
    "-MMD",
  ],
  ...[
    "-allow-unsupported-compiler",
    "-restrict",
    "--source-in-ptx",
    "-keep-dir k",
    "-L/usr/lib -lm -lcudart",
  ],
])("%s is understood", (words) => {
  const line = parse(`${words} a.cu`);
  expect(line.warnings).toEqual([]);
  expect(line.inputs.filter(({ kind }) => kind !== "library")).toEqual([{ path: "a.cu", kind: "cuda" }]);
});

test("an unknown option is a warning that names it", () => {
  expect(parse("--frobnicate a.cu -Xcompiler -fwhatever").warnings).toEqual([
    "warning: unknown option --frobnicate is ignored",
    "warning: unknown option -Xcompiler -fwhatever is ignored",
  ]);
});

test("what follows an unknown option and is no file may be its value", () => {
  const message = "4: do not know what to do with this kind of file; ";
  expect(() => parse("a.cu --thread 4")).toThrow(
    `${message}if it is the value of --thread: there is no such option`,
  );
  expect(() => parse("a.cu --thread b.cu 4")).toThrow(`${message}arguments for the program go behind --`);
});

test.each([
  ["-ptx", "makes no PTX"],
  ["-cubin", "makes no PTX"],
  ["--fatbin", "makes no PTX"],
  ["-cuda", "no C++ form"],
  ["-shared", "shared libraries"],
  ["-Xcompiler -fpack-struct", "would not mean the same"],
  ["-Xcompiler -fshort-enums", "would not mean the same"],
  ["-x fortran", "unknown language"],
  ["libfoo.so", "shared libraries"],
  ["kernel.ptx", "CUDA source"],
  ["notes.txt", "do not know what to do"],
  ["-o", "-o needs a value"],
])("%s is an error", (words, message) => {
  expect(() => parse(`a.cu ${words}`)).toThrow(OptionError);
  expect(() => parse(`a.cu ${words}`)).toThrow(message);
});

test("CMake's device link is told -shared and means nothing by it", () => {
  expect(parse("-shared -dlink a.o -o b.o").action).toBe("device-link");
});

test("system libraries given as files are what their -l is", () => {
  expect(parse("/usr/lib/libm.so libpthread.so.0 libcudart.so.12").inputs).toEqual([
    { path: "m", kind: "library" },
    { path: "pthread", kind: "library" },
    { path: "cudart", kind: "library" },
  ]);
});

test("words after -- are the program's", () => {
  const line = parse("a.cu -O3 -- -O0 b.cu --");
  expect(line.programArguments).toEqual(["-O0", "b.cu", "--"]);
  expect(line.inputs).toHaveLength(1);
});

test("options come from files as well, quoted as for a shell", () => {
  const files = { "o.txt": `-DA="x y"\n'-DB=1 2' @more.txt`, "more.txt": "-DC\\ D" };
  expect(parse("a.cu --options-file o.txt", files).compile.macros).toEqual(["-DA=x y", "-DB=1 2", "-DC D"]);
  expect(() => parse("@gone.txt")).toThrow("options file gone.txt: no such file");
  expect(() => parse("@self.txt", { "self.txt": "@self.txt" })).toThrow("names itself");
});

test("-Xcompiler takes several words and lists, also with their values", () => {
  const line = parseCommandLine(["a.cu", "-Xcompiler", "-Wall -DX=1", "-Xcompiler=-include b.h,-fwrapv"], {
    readText: () => undefined,
  });
  expect(line.compile).toMatchObject({
    warnings: ["-Wall"],
    macros: ["-DX=1"],
    forcedIncludes: ["b.h"],
    hostFlags: ["-fwrapv"],
  });
});

test("on Windows paths are typed with backslashes and drives", () => {
  const words = [
    ...["C:\\My Files\\a.cu", "src\\ü.cpp", "-IC:\\inc", "-I", "..\\inc", "-o", "bin\\app.exe", "-Llib\\x64"],
    ...["-include", "a\\b.h", "-MF", "d\\a.d", '-DPATH="C:\\x"', "-lown"],
  ];
  const line = parseCommandLine(words, { readText: () => undefined, isWindows: true });
  expect(line.inputs.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    ...["cuda /C:/My Files/a.cu", "c++ src/ü.cpp", "library own"],
  ]);
  expect(line.compile.folders.map(({ path }) => path)).toEqual(["/C:/inc", "../inc"]);
  expect(line).toMatchObject({ output: "bin/app.exe", libraryFolders: ["lib/x64"], dependencyFile: "d/a.d" });
  expect(line.compile.forcedIncludes).toEqual(["a/b.h"]);
  expect(line.compile.macros).toEqual(['-DPATH="C:\\x"']);
  // Elsewhere a backslash is a letter of the name.
  expect(parse("a\\b.cu").inputs).toEqual([{ path: "a\\b.cu", kind: "cuda" }]);
});

test("what asks for the architectures is answered", () => {
  expect(parse("--list-gpu-arch").action).toBe("list-architectures");
  expect(parse("-code-ls").action).toBe("list-codes");
});
