/** What nvcc prints about itself. */

/** CMake, autoconf and Makefiles look for NVIDIA's first line, `release X.Y` and `VX.Y.Z`; people shall see what it is. */
export function versionText(version: string): string {
  return `unwarp ${version}, in the place of "nvcc: NVIDIA (R) Cuda compiler driver"
Understands CUDA 12.0 and compiles it for the CPU
Cuda compilation tools, release 12.0, V12.0.140
`;
}

/** What `-v` and `--dryrun` print first: CMake reads from it where the toolkit is. */
export function environmentText(toolkit: string, pathSeparator: string): string {
  return `#$ TOP=${toolkit}
#$ NVVMIR_LIBRARY_DIR=${toolkit}/nvvm/libdevice
#$ PATH=${toolkit}/bin${pathSeparator}
#$ INCLUDES="-I${toolkit}/include"
#$ LIBRARIES=  "-L${toolkit}/lib64"
`;
}

/** One step, as a command that could be run. CMake reads the linker and the architecture from it. */
export function stepText(step: NvccStep, toolkit: string): string {
  const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`).join(" ");
  const nvcc = `#$ "${toolkit}/bin/nvcc"`;
  if (step.kind === "compile") {
    return `${nvcc} -arch compute_80 -x ${step.language} -c "${step.input}" -o "${step.output}"\n`;
  }
  return `${nvcc} ${quoted(step.inputs)} -o "${step.output}" "-L${toolkit}/lib64" -lcudadevrt -lcudart_static\n`;
}

export type NvccStep =
  | {
      readonly kind: "compile";
      readonly language: "cu" | "c++" | "c";
      readonly input: string;
      readonly output: string;
    }
  | { readonly kind: "link"; readonly inputs: readonly string[]; readonly output: string };

export function helpText(): string {
  return `Usage: unwarp nvcc [options] FILES

Compiles CUDA (.cu), C++ and C for unwarp, with nvcc's options. The result of a link is an
executable file; unwarp exec FILE runs it where ./FILE cannot (Windows).

  -c, -dc            compile to an object, -dc with device code to be linked with other files'
  -o FILE            name of the output (default: a.out, or NAME.o with -c)
  -lib               put the objects into an archive (ar does it as well)
  -E                 preprocess only
  -M, -MD, -MF FILE  rules for make
  --run              run the program after the link
  -x cu|c++|c        language of the files that follow
  -I -isystem -D -U -include -L -l    as always
  -std=c++17         c++11 to c++20 (default: c++17)
  -O0 to -O3, -g     for host code (default: -O2)
  -rdc=true          separate compilation of device code
  -use_fast_math     faster, less exact functions
  -Xcompiler OPTIONS options of the host compiler, as far as they mean something here
  -w, -W…            warnings
  -keep, -keep-dir   keep the files between the stages
  -v, -dryrun        say what is done, or would be

Options about GPUs (-arch, -gencode, -maxrregcount, -Xptxas …) are accepted without effect: there is one
device. Unknown options are warnings; an option that would change what the program means is an error.
`;
}
