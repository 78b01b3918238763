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

export function cmakeLists(path: string, project: string, programs: readonly Program[]): OutputFile {
  const up = path.includes("/") ? "../" : "";
  const targets = programs.map(({ name, sources }) =>
    [
      `add_executable(${name}`,
      ...sources.map((source) => `  ${up}${source}`),
      `)`,
      `target_include_directories(${name} PRIVATE \${CMAKE_CURRENT_SOURCE_DIR}/${up === "" ? "." : ".."})`,
      `target_compile_options(${name} PRIVATE`,
      `  $<$<COMPILE_LANGUAGE:ASC>:--npu-arch=\${CMAKE_ASC_ARCHITECTURES} --enable-simt>`,
      `)`,
      `target_link_libraries(${name} PRIVATE ascendcl)`,
    ].join("\n"),
  );
  const content = `# Written by unwarp port: Ascend C, SIMT, for Ascend 950.
cmake_minimum_required(VERSION 3.16)
find_package(ASC REQUIRED)
project(${project} LANGUAGES ASC CXX)

set(CMAKE_CXX_STANDARD 17)
set(CMAKE_ASC_ARCHITECTURES "${architecture}" CACHE STRING "the chip")

${targets.join("\n\n")}
`;
  return { path, content };
}

/** Names of CMake's targets: letters, digits and few others. */
export function targetName(path: string): string {
  const name = path.replace(/\.\w+$/, "").replaceAll(/[^\w.-]+/g, "-");
  return name === "" ? "program" : name;
}
