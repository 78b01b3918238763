/**
 * Writes dist/toolkit: a folder laid out like NVIDIA's toolkit, for Makefiles that want a CUDA_PATH and for
 * CMake, which takes a compiler by the path of one file and looks for the rest around it.
 */
import { chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Part of every program already: there only to be found, before the system's own. */
const libraries = ["cudart", "cudart_static", "cudadevrt", "cuda", "m", "dl", "rt", "pthread"];

const launcher = `#!/usr/bin/env node
process.argv.splice(2, 0, "nvcc");
import("../../unwarp.js");
`;

const windowsLauncher = `@node "%~dp0nvcc" %*\r\n`;

const toolchain = `# cmake --toolchain FILE: CUDA, C++ and C are compiled by unwarp.
set(UNWARP_NVCC "\${CMAKE_CURRENT_LIST_DIR}/bin/nvcc")
set(CMAKE_CUDA_COMPILER "\${UNWARP_NVCC}")
set(CMAKE_CXX_COMPILER "\${UNWARP_NVCC}")
set(CMAKE_C_COMPILER "\${UNWARP_NVCC}")
list(PREPEND CMAKE_LIBRARY_PATH "\${CMAKE_CURRENT_LIST_DIR}/lib64")
# Programs have pointers of 32 bits, wherever they are built.
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
if(NOT DEFINED CMAKE_CUDA_ARCHITECTURES)
  set(CMAKE_CUDA_ARCHITECTURES 80)
endif()
`;

export function writeToolkit(root, folder) {
  for (const name of ["bin", "lib64", "nvvm/libdevice"]) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, "bin", "nvcc"), launcher);
  chmodSync(join(folder, "bin", "nvcc"), 0o755);
  writeFileSync(join(folder, "bin", "nvcc.cmd"), windowsLauncher);
  // Node 20 runs a file without extension only as CommonJS.
  writeFileSync(join(folder, "bin", "package.json"), `{ "type": "commonjs" }\n`);
  cpSync(join(root, "include"), join(folder, "include"), {
    recursive: true,
    filter: (path) => basename(path) !== "host",
  });
  for (const name of libraries) {
    for (const file of [`lib${name}.a`, `${name}.lib`])
      writeFileSync(join(folder, "lib64", file), "!<arch>\n");
  }
  writeFileSync(
    join(folder, "nvvm", "libdevice", "README"),
    "Nothing here: unwarp has its own device library.\n",
  );
  writeFileSync(
    join(folder, "version.json"),
    `${JSON.stringify({ cuda: { name: "unwarp, in the place of the CUDA SDK", version: "12.0.140" } })}\n`,
  );
  writeFileSync(join(folder, "unwarp.cmake"), toolchain);
}
