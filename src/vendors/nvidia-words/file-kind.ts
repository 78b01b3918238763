/** What a file is, by its name. */
export type Scanner =
  | "cuda"
  | "python"
  | "cmake"
  | "make"
  | "bazel"
  | "requirements"
  | "container"
  | "yaml"
  | "shell"
  | "binary"
  | "none";

export interface FileKind {
  /** As reports count it: "CUDA C++". */
  readonly label: string;
  readonly scanner: Scanner;
}

const kind = (label: string, scanner: Scanner): FileKind => ({ label, scanner });

const byExtension: Readonly<Record<string, FileKind>> = {
  ...each("cu cuh", kind("CUDA C++", "cuda")),
  ...each("cpp cc cxx c++ hpp hh hxx h++ h inl ipp tpp inc ixx cppm", kind("C++", "cuda")),
  ...each("c", kind("C", "cuda")),
  ...each("m mm", kind("Objective-C", "none")),
  ...each("py pyi", kind("Python", "python")),
  ...each("pyx pxd", kind("Cython", "none")),
  ...each("ipynb", kind("Jupyter notebook", "python")),
  ...each("cmake", kind("CMake", "cmake")),
  ...each("mk mak make", kind("Makefile", "make")),
  ...each("bzl bazel", kind("Bazel", "bazel")),
  ...each("yml yaml", kind("YAML", "yaml")),
  ...each("sh bash zsh slurm sbatch", kind("Shell", "shell")),
  ...each("dockerfile containerfile", kind("Dockerfile", "container")),
  ...each("so dll dylib a lib o obj exe cubin fatbin ptx engine plan trt whl", kind("Binary", "binary")),
  ...each("rs", kind("Rust", "none")),
  ...each("go", kind("Go", "none")),
  ...each("js mjs ts tsx jsx", kind("JavaScript", "none")),
  ...each("java kt scala", kind("JVM", "none")),
  ...each("md rst txt", kind("Text", "none")),
  ...each("json toml xml cfg ini", kind("Configuration", "none")),
};

function each(extensions: string, value: FileKind): Record<string, FileKind> {
  return Object.fromEntries(extensions.split(" ").map((one) => [one, value]));
}

const byName: readonly (readonly [RegExp, FileKind])[] = [
  [/^CMakeLists\.txt$/, kind("CMake", "cmake")],
  [/^(?:GNU)?[Mm]akefile(?:\..+)?$/, kind("Makefile", "make")],
  [/^(?:BUILD|WORKSPACE|MODULE)(?:\.bazel)?$|^\.bazelrc$/, kind("Bazel", "bazel")],
  [/^(?:Dockerfile|Containerfile)(?:[._-].*)?$|\.[Dd]ockerfile$/, kind("Dockerfile", "container")],
  [/^Singularity(?:\..*)?$/, kind("Singularity", "container")],
  [/^Jenkinsfile(?:\..*)?$/, kind("Jenkinsfile", "yaml")],
  [
    /^[\w.-]*(?:requirements|constraints)[\w.-]*\.(?:txt|in)$|^requirements\/.*\.txt$/,
    kind("Requirements", "requirements"),
  ],
  [
    /^(?:pyproject\.toml|Pipfile|setup\.cfg|poetry\.lock|uv\.lock|pixi\.toml|environment\.ya?ml|conda\.ya?ml|meta\.ya?ml)$|^.*(?:environment|conda|env)[\w.-]*\.ya?ml$/i,
    kind("Python packaging", "requirements"),
  ],
  [/\.so(?:\.\d+)+$/, kind("Binary", "binary")],
  [/^(?:setup|conanfile|SConstruct|wscript)(?:\.py)?$/, kind("Python", "python")],
];

const other = kind("Other", "none");

export function fileKind(path: string): FileKind {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/(?:^|\/)requirements\/[^/]*\.(?:txt|in)$/.test(path)) return kind("Requirements", "requirements");
  const named = byName.find(([pattern]) => pattern.test(name));
  if (named) return named[1];
  const dot = name.lastIndexOf(".");
  return (dot > 0 && byExtension[name.slice(dot + 1).toLowerCase()]) || other;
}
