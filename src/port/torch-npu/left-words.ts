/**
 * What the port leaves of NVIDIA's in build files, containers, scripts and CI, by the tables that audits read: nothing of it may
 * stay unsaid, since each such line fails or is without effect beside an NPU. Each word is said once a file, with all its lines.
 */
import type { CommentStyle, LinePattern } from "../../vendors/nvidia-words/line-pattern.ts";
import { wordsOfRules } from "../../vendors/nvidia-words/line-pattern.ts";
import { fileKind, type Scanner } from "../../vendors/nvidia-words/file-kind.ts";
import {
  bazelPatterns,
  cmakePatterns,
  containerPatterns,
  makePatterns,
  shellPatterns,
  yamlPatterns,
} from "../../vendors/nvidia-words/patterns.ts";
import type { TextNote } from "./text-note.ts";

interface Reading {
  readonly patterns: readonly LinePattern[];
  readonly comments: CommentStyle;
}

const readings: Readonly<Partial<Record<Scanner, Reading>>> = {
  bazel: { patterns: bazelPatterns, comments: "hash" },
  cmake: { patterns: cmakePatterns, comments: "cmake" },
  container: { patterns: containerPatterns, comments: "hash" },
  make: { patterns: makePatterns, comments: "hash" },
  shell: { patterns: shellPatterns, comments: "hash" },
  yaml: { patterns: yamlPatterns, comments: "hash" },
};

/** By the audit's rule, what stands in its place on Ascend. */
const instead: Readonly<Record<string, string>> = {
  "build/nvcc": "CANN's compiler is bisheng; ported kernels have a CMakeLists.txt that calls it",
  "build/architecture":
    "a chip of NVIDIA's; Ascend's is said by --npu-arch=dav-3510 (950) or dav-2201 (910B)",
  "build/link-library": "a library of CUDA's; CANN's are -lascendcl and others",
  "build/toolkit-path": "CANN lies at /usr/local/Ascend/ascend-toolkit, and its set_env.sh sets the paths",
  "build/cmake-cuda": "ported kernels have a CMakeLists.txt with find_package(ASC)",
  "build/cmake-library": "a library of CUDA's; CANN's follow what became of the calls",
  "build/bazel-cuda": "Bazel has no maintained rules for Ascend C",
  "build/torch-wheel": "a build for CUDA: the one for the CPU, and torch-npu of the same version",
  "build/cuda-package":
    "a package of CUDA's: CANN's images have their own, or CANN is installed beside the driver",
  "container/cuda-image": "an image with CUDA: quay.io/ascend/cann has CANN by chip and version",
  "container/ngc-image": "an image with CUDA: those of quay.io/ascend have other contents and versions",
  "container/framework-image": "an image with CUDA: those of quay.io/ascend have other contents and versions",
  "container/runtime":
    "NVIDIA's container runtime: NPUs come in by Ascend Docker Runtime, or --device /dev/davinci0 with the host's driver",
  "container/kubernetes": "NVIDIA's device plugin: Ascend's has resources such as huawei.com/Ascend910",
  "container/package-repository": "NVIDIA's packages: CANN comes from Huawei's installers and repositories",
  "ci/gpu-runner": "a runner with an NVIDIA GPU: one with an NPU is one's own machine",
  "ci/toolkit-action": "it installs CUDA: a container with CANN takes its place",
  "ci/nvidia-smi": "npu-smi info, with another output",
  "ci/profiler": "msprof, msSanitizer and msDebug, with other output",
};

/** Builds of an extension that `setup_npu.py` builds now. */
const setupCalls =
  /\bpython[\d.]*\s+(?:\S*\/)?setup\.py\s+(?:install|develop|build\w*|bdist\w*)|\bpip[\d.]*\s+install\s+(?:-\S+\s+)*\.(?=["'\s;&|]|$)/g;

/**
 * @param text as it comes out
 * @param isSaid whether a remark or refusal of this file speaks of a word already
 * @param hasSetup whether the project has a setup_npu.py
 */
export function wordsLeft(
  path: string,
  text: string,
  isSaid: (word: string, line: number) => boolean,
  hasSetup: boolean,
): TextNote[] {
  const reading = readings[fileKind(path).scanner];
  if (!reading) return [];
  const found = new Map<string, { readonly message: string; readonly lines: Set<number> }>();
  const note = (word: string, at: number, message: string) => {
    const line = text.slice(0, at).split("\n").length;
    if (isSaid(word, line)) return;
    const known = found.get(word) ?? { message, lines: new Set() };
    found.set(word, known);
    known.lines.add(line);
  };
  const comments = /(?:^|\/)Jenkinsfile/.test(path) ? "slashes" : reading.comments;
  for (const { rule, at, word } of wordsOfRules(text, reading.patterns, comments))
    note(word, at, instead[rule] ?? "it is NVIDIA's");
  const setup: LinePattern = { pattern: setupCalls, rule: "setup" };
  if (hasSetup)
    for (const { at, word } of wordsOfRules(text, [setup], comments))
      note(word, at, "it builds the extension with CUDA: setup_npu.py builds the ported one");
  return [...found].map(([word, { message, lines: all }]) => {
    const [line = 1, ...others] = [...all].toSorted((a, b) => a - b);
    return {
      code: "left-as-it-is",
      way: "review",
      line,
      construct: others.length > 0 ? `${word} (also line ${others.join(", ")})` : word,
      message: `left as it is: ${message}`,
    };
  });
}
