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
      /** As `-x` takes it. */
      readonly language: string;
      readonly input: string;
      readonly output: string;
    }
  | { readonly kind: "link"; readonly inputs: readonly string[]; readonly output: string };

/** Without a line of usage. */
export const helpText = `\
Compiles CUDA (.cu), C++ and C with nvcc's options. The result of a link is an executable file;
unwarp exec FILE runs it where ./FILE cannot (Windows).

What to do
  -c                 compile to objects          -dc         the same with -rdc=true
  -lib -o FILE       make an archive (ar does)   -dlink      nothing here: accepted
  -E                 preprocess only             --run       run the program after the link
  -M, -MM            print rules for make        -MD, -MMD   write them while compiling
  -MF FILE, -MT NAME, -MP    where to, for which target, with rules for the headers
  -v, --dryrun       show the steps              -keep, -keep-dir DIR   keep what is between them

Files
  -o FILE            the output (default: a.out, or NAME.o with -c); -odir DIR its folder
  -x cu|hip|musa|c++|c  the language of the files that follow, whatever their names
  -I, -isystem, -include, -L, -l       as in every compiler; @FILE has more options

Language and code
  -D, -U             define and undefine macros
  -std=c++17         c++11 to c++23 (default: c++17)
  -O0 to -O3, -g     for host code (default: -O2); kernels are always optimized
  -rdc=true          device functions and variables are shared between files
  -use_fast_math     faster, less exact functions
  -fmad=true         kernels may round a * b + c once, where that is faster: --device native
                     (default: false; nvcc's is true)
  --gang-width N     at the link: threads per SIMD gang, 1, 4, 8, 16, 32 (else chosen per kernel)
  -Xcompiler LIST    options for the host compiler, as far as they mean something here
  -w, -W…, -Werror   warnings

Accepted without effect, since there is one device and one way to make code for it:
  -arch, -gencode, -code, -maxrregcount, -Xptxas, -G, -lineinfo, -m64, -ccbin, -cudart, -t, -dlto,
  --extended-lambda, --expt-relaxed-constexpr (always on), -Xlinker, and -Wl,… ; -ftz, -prec-div,
  -prec-sqrt: results are as exact as with -ftz=false -prec-div=true -prec-sqrt=true, the most
  exact that there is.

Errors, since the program would not mean the same: -ptx, -cubin, -fatbin, -cuda, -shared, and
options that change how data lies in memory (-Xcompiler -fpack-struct, -fshort-enums …).

Any other option is a warning that names it.
`;
