/**
 * An extension for torch_npu beside the CUDA one: setup.py with NpuExtension for the C++ side, and a CMake project for
 * the kernels, which no setup.py compiles.
 */
import type { OutputFile } from "../target.ts";
import { Scopes } from "./python/scopes.ts";
import {
  argumentsOf,
  childrenOf,
  elementsOf,
  parsePython,
  stringValue,
  type SyntaxNode,
} from "./python/syntax.ts";

export interface CudaExtension {
  readonly name: string;
  readonly sources: readonly string[];
  /** Folders of headers, as written. */
  readonly includes: readonly string[];
  readonly line: number;
  /** What the template does not have: arguments, sources that are computed. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly line: number;
  readonly construct: string;
  readonly reason: string;
}

/** The CUDAExtension(…) of a setup.py. */
export function cudaExtensions(source: string, path: string): CudaExtension[] {
  if (!source.includes("CUDAExtension")) return [];
  const file = parsePython(source, path);
  const scopes = new Scopes(file);
  const found: CudaExtension[] = [];
  /** The texts of a list, and undefined in the place of what is computed. */
  const listOf = (node: SyntaxNode): readonly (string | undefined)[] => {
    if (node.name === "VariableName") {
      const bindings = scopes.lookup(node)?.bindings ?? [];
      const [binding] = bindings;
      const isKnown = bindings.length === 1 && binding?.value && binding.value.name !== "VariableName";
      return isKnown && binding.value ? listOf(binding.value) : [undefined];
    }
    return elementsOf(node)?.map((element) => stringValue(file, element)) ?? [undefined];
  };
  const visit = (node: SyntaxNode): void => {
    const callee = node.name === "CallExpression" ? node.firstChild : null;
    const named = callee && (scopes.dotted(callee) ?? file.textOf(callee));
    if (named?.endsWith("CUDAExtension")) {
      const args = argumentsOf(node);
      const argument = (keyword: string, index: number) =>
        args.find(({ name }) => name && file.textOf(name) === keyword) ??
        (args[index]?.name ? undefined : args[index]);
      const name = argument("name", 0);
      const sources = argument("sources", 1);
      const text = name && stringValue(file, name.value);
      const list = sources ? listOf(sources.value) : [];
      const known = list.filter((source) => source !== undefined);
      const leftOut: LeftOut[] = [];
      const leave = (left: SyntaxNode, reason: string) =>
        leftOut.push({ line: file.lineAt(left.from), construct: shortened(file.textOf(left)), reason });
      if (text === undefined)
        leave(name?.value ?? node, "the extension's name is computed: give it in setup_npu.py");
      if (known.length < list.length)
        leave(
          sources?.value ?? node,
          "sources are computed: name them in setup_npu.py, and the kernels in a CMake project",
        );
      const includes: string[] = [];
      for (const one of args) {
        if (one === name || one === sources) continue;
        if (one.name && file.textOf(one.name) === "include_dirs") {
          const folders = listOf(one.value);
          const kept = folders.filter((folder) => folder !== undefined && !isOfCuda(folder));
          includes.push(...(kept as string[]));
          if (kept.length < folders.length)
            leave(
              one.name,
              "folders that are computed, or are CUDA's own, are not in setup_npu.py: what of them is none of CUDA's has to be added there",
            );
          continue;
        }
        leave(one.name ?? one.value, leftOutReason(one.name && file.textOf(one.name)));
      }
      found.push({
        name: text ?? "extension",
        sources: known,
        includes,
        line: file.lineAt(node.from),
        leftOut,
      });
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(file.tree.topNode);
  return found;
}

function isOfCuda(folder: string): boolean {
  return /^(?:\/usr\/local\/cuda|\/opt\/cuda)\b|\bcuda(?:-[\d.]+)?\/(?:targets\/[\w-]+\/)?include\/?$/.test(
    folder,
  );
}

/** `-O3` of nvcc means nothing to CANN's compiler, and a folder of CUDA's headers nothing to NpuExtension. */
function leftOutReason(keyword: string | undefined): string {
  if (keyword === "extra_compile_args")
    return "not in setup_npu.py: flags for cxx may stay, flags for nvcc have no meaning there";
  if (keyword === "libraries" || keyword === "library_dirs" || keyword === "extra_link_args")
    return "not in setup_npu.py: link there what is none of CUDA's";
  return "not in setup_npu.py: what of it is none of CUDA's has to be added there";
}

function shortened(text: string): string {
  return text.split("\n")[0]?.slice(0, 80) ?? "";
}

/** An extension with the names that its files get. */
interface NamedExtension extends CudaExtension {
  readonly library: string;
  /** Its kernels that are ported, relative to the folder of setup.py. */
  readonly kernels: readonly string[];
}

/**
 * @param extensions of one setup.py
 * @param folder of the setup.py, relative to the project, empty or ending in a slash
 * @param ported the ported kernel sources, relative to that folder
 */
export function extensionFiles(
  extensions: readonly CudaExtension[],
  folder: string,
  ported: readonly string[],
): OutputFile[] {
  const named = extensions.map((extension): NamedExtension => {
    const library = `${extension.name.split(".").at(-1) ?? extension.name}_kernels`;
    const kernels = extension.sources.filter((source) => source.endsWith(".cu")).map(ascName);
    return { ...extension, library, kernels: kernels.filter((kernel) => ported.includes(kernel)) };
  });
  return [
    { path: `${folder}setup_npu.py`, content: setupFile(named) },
    ...named
      .filter(({ kernels }) => kernels.length > 0)
      .map((one) => ({ path: `${folder}${one.library}/CMakeLists.txt`, content: cmakeFile(one) })),
  ];
}

function ascName(source: string): string {
  return source.replace(/\.cu$/, ".asc");
}

function setupFile(extensions: readonly NamedExtension[]): string {
  const libraries = extensions.filter(({ kernels }) => kernels.length > 0).map(({ library }) => library);
  const how =
    libraries.length === 0
      ? "# python setup_npu.py install"
      : `# First the kernels, with CANN's compiler:
${libraries.map((library) => `#     cmake -S ${library} -B ${library}/build && cmake --build ${library}/build`).join("\n")}
# then this: python setup_npu.py install`;
  const unported = extensions.flatMap(({ sources, kernels }) =>
    sources.filter((source) => source.endsWith(".cu") && !kernels.includes(ascName(source))),
  );
  const missing = unported.map((source) => `# Not ported, see the report: ${source}\n`).join("");
  const constructs = extensions.flatMap(({ leftOut }) => leftOut.map(({ construct }) => construct));
  const left = constructs.length === 0 ? "" : `# Left out, see the report: ${constructs.join(", ")}\n`;
  const here = libraries.length === 0 ? "" : `\nhere = os.path.dirname(os.path.abspath(__file__))\n`;
  return `# Written by unwarp port for torch_npu; the original setup.py stays for CUDA.
#
${how}
${missing}${left}${libraries.length === 0 ? "" : "import os\n\n"}from setuptools import setup
from torch.utils.cpp_extension import BuildExtension
from torch_npu.utils.cpp_extension import NpuExtension
${here}
setup(
    name=${JSON.stringify(extensions[0]?.name ?? "extension")},
    ext_modules=[
${extensions.map(extensionCall).join("\n")}
    ],
    cmdclass={"build_ext": BuildExtension},
)
`;
}

function extensionCall({ name, sources, includes, library, kernels }: NamedExtension): string {
  const bindings = sources.filter((source) => !source.endsWith(".cu"));
  const folder = `os.path.join(here, "${library}", "build")`;
  const link =
    kernels.length === 0
      ? ""
      : `
            libraries=["${library}"],
            library_dirs=[${folder}],
            runtime_library_dirs=[${folder}],`;
  const folders =
    includes.length === 0
      ? ""
      : `
            include_dirs=[${includes.map((one) => JSON.stringify(one)).join(", ")}],`;
  return `        NpuExtension(
            name=${JSON.stringify(name)},
            sources=[${bindings.map((source) => JSON.stringify(source)).join(", ")}],${folders}${link}
        ),`;
}

function cmakeFile({ name, library, kernels, includes }: NamedExtension): string {
  const folders = includes.map((one) =>
    one.startsWith("/") ? ` ${one}` : ` \${CMAKE_CURRENT_SOURCE_DIR}/../${one.replace(/^\.\//, "")}`,
  );
  return `# Written by unwarp port: the kernels of ${name}, Ascend C, SIMT, for Ascend 950.
cmake_minimum_required(VERSION 3.16)
find_package(ASC REQUIRED)
project(${library} LANGUAGES ASC CXX)

set(CMAKE_CXX_STANDARD 17)
set(CMAKE_ASC_ARCHITECTURES "dav-3510" CACHE STRING "the chip")

add_library(${library} SHARED
${kernels.map((kernel) => `  ../${kernel}`).join("\n")}
)
target_include_directories(${library} PRIVATE \${CMAKE_CURRENT_SOURCE_DIR}/..${folders.join("")})
target_compile_options(${library} PRIVATE
  $<$<COMPILE_LANGUAGE:ASC>:--npu-arch=\${CMAKE_ASC_ARCHITECTURES} --enable-simt>
)
target_link_libraries(${library} PRIVATE ascendcl)
`;
}
