/** Files that come with a port: how it is built, and how much stack it needs. */
import type { OutputFile } from "../target.ts";

export const architecture = "dav-3510";

/** The default is 1152 bytes a thread; sizes are multiples of 128. */
export const defaultStackBytes = 1152;

export function stackConfiguration(stackBytes: number): OutputFile {
  const bytes = Math.ceil((stackBytes + defaultStackBytes) / 128) * 128;
  const content = { StackSize: { simt_stack_size: bytes, simt_divergence_stack_size: 1024 } };
  return { path: stackFile, content: `${JSON.stringify(content, null, 2)}\n` };
}

export const stackFile = "acl.json";

export interface Program {
  /** A name for the target. */
  readonly name: string;
  readonly sources: readonly string[];
}

export interface Build {
  readonly path: string;
  readonly project: string;
  readonly programs: readonly Program[];
  /** Relative to the project, or absolute where they lie outside. */
  readonly folders: readonly string[];
  /** `-DNAME=VALUE` and `-UNAME`, as typed. */
  readonly macros: readonly string[];
  /** Sources that are not ported. */
  readonly leftOut: readonly string[];
}

export function cmakeLists({ path, project, programs, folders, macros, leftOut }: Build): OutputFile {
  const up = path.includes("/") ? "../" : "";
  const root = `\${CMAKE_CURRENT_SOURCE_DIR}/${up === "" ? "." : ".."}`;
  const includes = folders.filter((folder) => folder !== ".").map((folder) => inRoot(root, folder));
  const definitions = macros.flatMap((macro) => /^-D(.+)$/s.exec(macro)?.slice(1) ?? []);
  const undefinitions = macros.filter((macro) => macro.startsWith("-U"));
  const targets = programs.map(({ name, sources }) =>
    [
      `add_executable(${name}`,
      ...sources.map((source) => `  ${up}${source}`),
      `)`,
      `target_include_directories(${[`${name} PRIVATE ${root}`, ...includes].join("\n  ")}${includes.length > 0 ? "\n" : ""})`,
      ...(definitions.length > 0
        ? [`target_compile_definitions(${name} PRIVATE`, ...definitions.map((one) => `  ${quoted(one)}`), `)`]
        : []),
      `target_compile_options(${name} PRIVATE`,
      `  $<$<COMPILE_LANGUAGE:ASC>:--npu-arch=\${CMAKE_ASC_ARCHITECTURES} --enable-simt>`,
      ...undefinitions.map((one) => `  ${quoted(one)}`),
      `)`,
      `target_link_libraries(${name} PRIVATE ascendcl)`,
    ].join("\n"),
  );
  const missing = leftOut.map((source) => `# Left out, because Clang could not read it: ${source}\n`);
  const content = `# Written by unwarp port: Ascend C, SIMT, for Ascend 950.
cmake_minimum_required(VERSION 3.16)
find_package(ASC REQUIRED)
project(${project} LANGUAGES ASC CXX)

set(CMAKE_CXX_STANDARD 17)
set(CMAKE_ASC_ARCHITECTURES "${architecture}" CACHE STRING "the chip")

${missing.length > 0 ? `${missing.join("")}\n` : ""}${targets.join("\n\n")}
`;
  return { path, content };
}

function inRoot(root: string, folder: string): string {
  const path = folder.startsWith("/") ? folder : `${root}/${folder}`;
  return /[\s();#]/.test(path) ? `"${path}"` : path;
}

/** An argument of CMake's, whatever letters it has. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"$]/g, String.raw`\$&`)}"`;
}

/** Names of CMake's targets: letters, digits and few others. */
export function targetName(path: string): string {
  const name = path.replace(/\.\w+$/, "").replaceAll(/[^\w.-]+/g, "-");
  return name === "" ? "program" : name;
}
