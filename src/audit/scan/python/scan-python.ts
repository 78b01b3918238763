/** Python through a real parser: imports, names by their whole path, and strings that mean a device. */
import { type ImportStatement, Scopes } from "../../../port/torch-npu/python/scopes.ts";
import {
  argumentsOf,
  parsePython,
  type PythonFile,
  stringContent,
  type SyntaxNode,
} from "../../../port/torch-npu/python/syntax.ts";
import type { RuleBook } from "../../rules/all-rules.ts";
import { environmentRule } from "../../../vendors/nvidia-words/environment-kinds.ts";
import { packageOfModule } from "../../rules/python-packages.ts";
import { SourceText } from "../../text/source-text.ts";
import { scanCuda } from "../cuda/scan-cuda.ts";
import type { FindingSink } from "../finding-sink.ts";
import { kernelMakers, listedModules, ofNoChip, torchRule } from "./torch-names.ts";

/** Words without which a file of Python is not worth parsing. */
const worthParsing =
  /cuda|CUDA|\btorch\b|nccl|NCCL|nvidia|NVIDIA|triton|cupy|pynvml|tensorrt|flash_attn|apex|xformers|bitsandbytes|deepspeed|vllm|cudf|cuml|jax|tensorflow|numba|transformer_engine|megatron|nvcc|\.cu['"]/;

export interface PythonScan {
  /** Why only a part of it was understood. */
  readonly problem?: string;
}

export function scanPython(
  source: SourceText,
  sink: FindingSink,
  rules: RuleBook,
  localModules: ReadonlySet<string>,
): PythonScan {
  if (!worthParsing.test(source.text)) return {};
  const file = parsePython(source.text, source.path);
  new PythonScanner(source, file, sink, rules, localModules).scan();
  const { problem } = file;
  if (!problem) return {};
  const isOld = problem.what.startsWith("Python 2");
  return {
    problem: isOld
      ? `is ${problem.what} in line ${problem.line}; read as far as it goes, and never rewritten`
      : `is ${problem.what} in line ${problem.line}; read as far as it goes`,
  };
}

class PythonScanner {
  readonly #source: SourceText;
  readonly #file: PythonFile;
  readonly #sink: FindingSink;
  readonly #rules: RuleBook;
  readonly #local: ReadonlySet<string>;
  readonly #scopes: Scopes;
  readonly #usesTorch: boolean;
  /** An import of PyTorch has been found: one in each file says it. */
  #hasTorch = false;

  constructor(
    source: SourceText,
    file: PythonFile,
    sink: FindingSink,
    rules: RuleBook,
    local: ReadonlySet<string>,
  ) {
    this.#source = source;
    this.#file = file;
    this.#sink = sink;
    this.#rules = rules;
    this.#local = local;
    this.#scopes = new Scopes(file);
    this.#usesTorch = /\btorch\b/.test(file.source);
  }

  scan(): void {
    for (const statement of this.#scopes.imports) this.#import(statement);
    const cursor = this.#file.tree.cursor();
    do {
      switch (cursor.name) {
        case "MemberExpression":
          this.#member(cursor.node);
          break;
        case "VariableName":
          this.#name(cursor.node);
          break;
        case "Decorator":
          this.#decorator(cursor.node);
          break;
        case "CallExpression":
          this.#call(cursor.node);
          break;
        case "String":
        case "FormatString":
          this.#string(cursor.node);
          break;
        default:
      }
    } while (cursor.next());
  }

  #import({ node, module, names }: ImportStatement): void {
    const paths =
      module === undefined ? names.map(({ text }) => text) : names.map(({ text }) => `${module}.${text}`);
    for (const path of paths.length > 0 ? paths : [module ?? ""]) {
      if (path.startsWith(".") || this.#local.has(path.split(".")[0] ?? "")) continue;
      const known = packageOfModule(path);
      if (known) this.#sink.add(known.id, node.from, path);
      else if (path === "torch" || path.startsWith("torch.")) {
        if (!this.#hasTorch) this.#sink.add("torch/import", node.from, "torch");
        this.#hasTorch = true;
        const name = names.find(({ text }) => path.endsWith(`.${text}`) || path === text);
        this.#torchPath(path, name?.name.from ?? node.from);
      }
    }
  }

  /** `torch.cuda.x` as a whole: its parts are asked again, and know that they are parts. */
  #member(node: SyntaxNode): void {
    if (
      node.parent?.name === "MemberExpression" &&
      node.parent.firstChild?.from === node.from &&
      this.#longer(node.parent)
    )
      return;
    const path = this.#scopes.dotted(node);
    if (path !== undefined) {
      this.#path(path, node);
      return;
    }
    const property = node.getChild("PropertyName");
    if (!property || !this.#usesTorch) return;
    const name = this.#file.textOf(property);
    const isCall =
      node.parent?.name === "CallExpression" &&
      node.parent.firstChild?.from === node.from &&
      node.parent.firstChild.to === node.to;
    if ((name === "cuda" && isCall) || name === "is_cuda")
      this.#sink.add("torch/cuda-method", property.from, `.${name}`);
    if (name === "double" && isCall && node.parent && argumentsOf(node.parent).length === 0)
      this.#sink.add("torch/double", property.from, ".double()");
  }

  #longer(node: SyntaxNode): boolean {
    return this.#scopes.dotted(node) !== undefined;
  }

  /** `autocast` after `from torch.cuda.amp import autocast`. */
  #name(node: SyntaxNode): void {
    if (node.parent?.name === "MemberExpression" || node.parent?.name === "ImportStatement") return;
    const binding = this.#scopes.lookup(node)?.bindings.find(({ dotted }) => dotted !== undefined);
    const path = binding?.dotted;
    if (path !== undefined && path.includes(".") && !path.startsWith(".")) this.#path(path, node);
  }

  /** `@cuda.jit`, which the grammar leaves in pieces. */
  #decorator(node: SyntaxNode): void {
    const first = node.getChild("VariableName");
    const binding = first && this.#scopes.lookup(first)?.bindings.find(({ dotted }) => dotted !== undefined);
    if (!first || binding?.dotted === undefined) return;
    const rest = node.getChildren("PropertyName").map((part) => this.#file.textOf(part));
    if (rest.length > 0) this.#path([binding.dotted, ...rest].join("."), first);
  }

  #path(path: string, node: SyntaxNode): void {
    if (path.startsWith("torch.")) this.#torchPath(path, node.from, node);
    else if (kernelMakers.test(path) && !this.#local.has(path.split(".")[0] ?? "")) {
      const known = packageOfModule(path);
      if (known) this.#sink.add(known.id, node.from, path);
    }
  }

  #torchPath(path: string, at: number, node?: SyntaxNode): void {
    const rule = torchRule(path);
    if (rule !== undefined) {
      this.#sink.add(rule, at, path);
      return;
    }
    if (path.startsWith("torch.cuda.")) {
      this.#sink.add(`torch-api/${path}`, at, path);
      return;
    }
    if (ofNoChip.test(path)) return;
    const listed = this.#rules.torchListing(path);
    if (listed === "all chips") return;
    if (listed) this.#sink.add(`torch-api/${path}`, at, path);
    else if (node && isCallee(node) && listedModules.test(path))
      this.#sink.add(`torch-api/${path}`, at, path);
  }

  /** `.to(0)`, `device=1`: a number that means a CUDA device. */
  #call(node: SyntaxNode): void {
    if (!this.#usesTorch) return;
    const callee = node.firstChild;
    const property = callee?.name === "MemberExpression" ? callee.getChild("PropertyName") : undefined;
    const [first] = argumentsOf(node);
    if (
      property &&
      this.#file.textOf(property) === "to" &&
      first &&
      !first.name &&
      first.value.name === "Number"
    )
      this.#sink.add("torch/device-number", first.value.from, `.to(${this.#file.textOf(first.value)})`);
    for (const { name, value } of argumentsOf(node)) {
      if (name && this.#file.textOf(name) === "device" && value.name === "Number")
        this.#sink.add("torch/device-number", value.from, `device=${this.#file.textOf(value)}`);
    }
  }

  #string(node: SyntaxNode): void {
    const content = stringContent(this.#file, node);
    if (!content) return;
    const { text, from } = content;
    if (text.length < 400) this.#shortString(text, node);
    if (/__global__|__device__/.test(text)) this.#cudaInString(text, from);
  }

  #shortString(text: string, node: SyntaxNode): void {
    const add = (rule: string) => this.#sink.add(rule, node.from, this.#file.textOf(node));
    if (/^cuda(?::\d+)?$/.test(text) || (node.name === "FormatString" && text.startsWith("cuda:{")))
      add("torch/device-string");
    else if (text === "nccl" || /^(?:cpu:gloo,)?cuda:nccl$/.test(text)) add("torch/nccl");
    else if (/^flash_attention_[23]$/.test(text)) add("torch/attention-implementation");
    else if (environmentRule(text) !== undefined) add(environmentRule(text) ?? "");
    else if (/\bnvidia-smi\b/.test(text)) add("ci/nvidia-smi");
    else if (/^(?:.*\/)?nvcc(?:\.exe)?$|^nvcc\s|^-std=c\+\+\d+ .*nvcc/.test(text)) add("build/nvcc");
    else if (/(?:^|[^\w])(?:sm|compute)_\d{2,3}a?\b/.test(text)) add("build/architecture");
    else if (
      /^-?l?(?:cudart|cublas|cufft|curand|cusparse|cusolver|cudnn|nccl|nvrtc)$/.test(text) &&
      this.#isBuild()
    )
      add("build/link-library");
    else if (/\/usr\/local\/cuda\b/.test(text)) add("build/toolkit-path");
  }

  #isBuild(): boolean {
    return /(?:^|\/)(?:setup|build|conanfile|SConstruct|wscript)\w*(?:\.py)?$/.test(this.#source.path);
  }

  /** CUDA C++ for `load_inline`, `RawKernel` and their like, read where it stands. */
  #cudaInString(text: string, from: number): void {
    const { text: whole, path } = this.#source;
    const blank = (part: string) => part.replaceAll(/[^\n]/g, " ");
    const masked = blank(whole.slice(0, from)) + text + blank(whole.slice(from + text.length));
    scanCuda(new SourceText(path, masked), this.#sink, this.#rules);
  }
}

function isCallee(node: SyntaxNode): boolean {
  const { parent } = node;
  return (
    parent?.name === "CallExpression" &&
    parent.firstChild?.from === node.from &&
    parent.firstChild.to === node.to
  );
}
