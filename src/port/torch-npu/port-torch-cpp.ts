/**
 * PyTorch's C++ side of an extension: names by tokens, because PyTorch's headers are not at hand and Clang cannot read
 * the file. What has one counterpart is renamed, all else is said with its line; kernels are never touched here.
 */
import type { Token } from "../tokens.ts";
import { tokenize } from "../tokens.ts";
import type { PortedText, TextNote } from "./text-note.ts";

interface TokenRule {
  /** Tokens in order; `*` is any name. */
  readonly tokens: readonly string[];
  readonly to?: string;
  readonly reason: string;
  readonly code: string;
}

const stream = "c10_npu::getCurrentNPUStream().stream(false)";
const rules: readonly TokenRule[] = [
  ...["at", "c10"].flatMap((space): TokenRule[] => [
    {
      tokens: [space, "::", "cuda", "::", "getCurrentCUDAStream", "(", ")", ".", "stream", "(", ")"],
      to: stream,
      code: "stream",
      reason: "the stream of the NPU",
    },
    {
      tokens: [space, "::", "cuda", "::", "getCurrentCUDAStream", "(", ")"],
      to: stream,
      code: "stream",
      reason: "the stream of the NPU",
    },
    {
      tokens: [space, "::", "cuda", "::", "CUDAGuard"],
      to: "c10_npu::NPUGuard",
      code: "guard",
      reason: "the guard of the NPU",
    },
    {
      tokens: [space, "::", "cuda", "::", "OptionalCUDAGuard"],
      to: "c10_npu::OptionalNPUGuard",
      code: "guard",
      reason: "the guard of the NPU",
    },
    {
      tokens: [space, "::", "cuda", "::", "CUDAStreamGuard"],
      to: "c10_npu::NPUStreamGuard",
      code: "guard",
      reason: "the guard of the NPU",
    },
    {
      tokens: [space, "::", "cuda", "::", "*"],
      code: "torch-cuda-cpp",
      reason: "torch_npu's C++ has no counterpart that is known",
    },
  ]),
  ...["at", "torch", "c10"].map((space): TokenRule => ({
    tokens: [space, "::", "kCUDA"],
    to: "at::kPrivateUse1",
    code: "device-type",
    reason: "the NPU is PyTorch's PrivateUse1",
  })),
  {
    tokens: ["DeviceType", "::", "CUDA"],
    to: "DeviceType::PrivateUse1",
    code: "device-type",
    reason: "the NPU is PyTorch's PrivateUse1",
  },
  {
    tokens: ["DispatchKey", "::", "CUDA"],
    to: "DispatchKey::PrivateUse1",
    code: "device-type",
    reason: "the NPU is PyTorch's PrivateUse1",
  },
  {
    tokens: ["is_cuda", "(", ")"],
    to: "is_privateuseone()",
    code: "device-type",
    reason: "the NPU is PyTorch's PrivateUse1",
  },
  { tokens: ["cudaStream_t"], to: "aclrtStream", code: "stream", reason: "the stream of ACL" },
  {
    tokens: ["C10_CUDA_CHECK"],
    code: "check-macro",
    reason: "checks CUDA's codes: ACL's are others, compare with ACL_SUCCESS",
  },
  {
    tokens: ["AT_CUDA_CHECK"],
    code: "check-macro",
    reason: "checks CUDA's codes: ACL's are others, compare with ACL_SUCCESS",
  },
  {
    tokens: ["C10_CUDA_KERNEL_LAUNCH_CHECK"],
    code: "check-macro",
    reason: "asks CUDA for the launch's error: aclrtGetLastError(ACL_RT_THREAD_LEVEL) is ACL's",
  },
  {
    tokens: ["PackedTensorAccessor32"],
    code: "tensor-accessor",
    reason: "a struct by value in a kernel's parameters: pass pointer and sizes",
  },
  {
    tokens: ["PackedTensorAccessor64"],
    code: "tensor-accessor",
    reason: "a struct by value in a kernel's parameters: pass pointer and sizes",
  },
  {
    tokens: ["PackedTensorAccessor"],
    code: "tensor-accessor",
    reason: "a struct by value in a kernel's parameters: pass pointer and sizes",
  },
  {
    tokens: ["packed_accessor32"],
    code: "tensor-accessor",
    reason: "a struct by value in a kernel's parameters: pass data_ptr and sizes",
  },
  {
    tokens: ["packed_accessor64"],
    code: "tensor-accessor",
    reason: "a struct by value in a kernel's parameters: pass data_ptr and sizes",
  },
  {
    tokens: ["gpuAtomicAdd"],
    code: "torch-cuda-cpp",
    reason: "PyTorch's atomic for CUDA: asc_atomic_add by type and space",
  },
  { tokens: ["THCState"], code: "torch-cuda-cpp", reason: "an interface that PyTorch dropped" },
];

/** Which header declares the counterpart. */
const headers: Readonly<Record<string, string>> = {
  "ATen/cuda/CUDAContext.h": '"torch_npu/csrc/core/npu/NPUStream.h"',
  "c10/cuda/CUDAStream.h": '"torch_npu/csrc/core/npu/NPUStream.h"',
  "c10/cuda/CUDAGuard.h": '"torch_npu/csrc/core/npu/NPUGuard.h"',
  "ATen/cuda/CUDAGuard.h": '"torch_npu/csrc/core/npu/NPUGuard.h"',
};

export function usesTorch(source: string): boolean {
  return /^[ \t]*#[ \t]*include[ \t]*[<"](?:torch|ATen|c10)\//m.test(source);
}

export function portTorchCpp(source: string): PortedText {
  const tokens = tokenize(source);
  const notes: TextNote[] = [];
  let text = "";
  let done = 0;
  const replace = (from: number, to: number, by: string) => {
    text += source.slice(done, from) + by;
    done = to;
  };
  const includes = [...source.matchAll(/^([ \t]*#[ \t]*include[ \t]*)([<"]([^>"]+)[>"])/gm)];
  let at = 0;
  const handleIncludes = (before: number) => {
    while (includes[0] && includes[0].index < before) {
      const [match] = includes.splice(0, 1);
      if (!match) break;
      const [, head = "", quoted = "", name = ""] = match;
      const start = match.index + head.length;
      const counterpart = headers[name];
      if (counterpart !== undefined) replace(start, start + quoted.length, counterpart);
      else if (
        /^(?:ATen|c10|torch)\/.*cuda/i.test(name) ||
        /^cuda|^cu(?:blas|dnn|fft|rand|sparse)/.test(name)
      ) {
        note(
          match.index,
          quoted,
          "cuda-header",
          "a header of CUDA's or of PyTorch's CUDA side: no counterpart is known",
        );
      }
    }
  };
  const note = (offset: number, construct: string, code: string, message: string, renamed = false) => {
    const line = source.slice(0, offset).split("\n").length;
    notes.push({ code, way: renamed ? "mechanical" : "by hand", line, construct, message });
  };
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token) break;
    handleIncludes(token.start);
    const rule =
      tokens[at - 1]?.text === "::" ? undefined : rules.find((one) => fits(one.tokens, tokens, at));
    const own = specialCase(tokens, at);
    const last = tokens[at + (rule?.tokens.length ?? 1) - 1];
    if (own) {
      if (own.to !== undefined) replace(own.at.start, own.at.end, own.to);
      note(token.start, own.construct, own.code, own.reason, own.to !== undefined);
      at = own.next;
    } else if (rule && last) {
      const construct = source.slice(token.start, last.end);
      if (rule.to !== undefined) replace(token.start, last.end, rule.to);
      note(token.start, construct, rule.code, rule.reason, rule.to !== undefined);
      at += rule.tokens.length;
    } else at += 1;
  }
  handleIncludes(source.length);
  return { text: text + source.slice(done), notes };
}

function fits(pattern: readonly string[], tokens: readonly Token[], at: number): boolean {
  return pattern.every((text, index) => {
    const token = tokens[at + index];
    return token !== undefined && (text === "*" ? token.kind === "name" : token.text === text);
  });
}

/** `TORCH_LIBRARY_IMPL(ns, CUDA, m)`, the families of macros and the kernels of the file. */
function specialCase(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  const key = tokens[at + 4];
  if (!token) return undefined;
  if (token.text === "TORCH_LIBRARY_IMPL" && key?.text === "CUDA") {
    const reason = "the NPU is PyTorch's PrivateUse1";
    return { at: key, to: "PrivateUse1", construct: token.text, code: "dispatch-key", reason, next: at + 5 };
  }
  if (/^AT_DISPATCH_\w+$/.test(token.text)) {
    const reason =
      "makes a kernel for each type, double among them, which SIMT kernels on Ascend cannot have: name the types";
    return { at: token, to: undefined, construct: token.text, code: "dispatch-macro", reason, next: at + 1 };
  }
  if (token.text === "__global__") {
    const reason =
      "a kernel in a file that includes PyTorch's headers, which are not at hand: move it to a .cu without them, then unwarp port reads it";
    return {
      at: token,
      to: undefined,
      construct: kernelName(tokens, at),
      code: "kernel-beside-torch",
      reason,
      next: at + 1,
    };
  }
  if (token.kind === "name" && /^cuda[A-Z]\w*$/.test(token.text) && token.text !== "cudaStream_t") {
    const reason = "CUDA's runtime: the ported kernels' host code calls ACL, see unwarp port --to ascend-c";
    return { at: token, to: undefined, construct: token.text, code: "cuda-runtime", reason, next: at + 1 };
  }
  return undefined;
}

function kernelName(tokens: readonly Token[], at: number): string {
  const open = tokens.findIndex(
    (token, index) => index > at && token.text === "(" && tokens[index - 1]?.text !== "__launch_bounds__",
  );
  return tokens[open - 1]?.text ?? "__global__";
}
