/** What nvcc prints about itself. */

/** CMake, autoconf and Makefiles look for `release X.Y` and `VX.Y.Z`; people shall see what it is. */
export function versionText(version: string): string {
  return `unwarp nvcc: CUDA without NVIDIA, in the place of NVIDIA's compiler driver
unwarp ${version}, understands CUDA 12.0
Cuda compilation tools, release 12.0, V12.0.140
`;
}

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
