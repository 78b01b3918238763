/** Methods, attributes and options that name CUDA by themselves, whatever they are called on. */
import { familyOf } from "./library-families.ts";
import {
  argumentsOf,
  childrenOf,
  isSame,
  parametersOf,
  partsOf,
  stringContent,
  stringValue,
  type Argument,
  type SyntaxNode,
} from "./python/syntax.ts";
import type { Rewriting } from "./rewriting.ts";

/** `x.cuda(…)`, `x.is_cuda`, `stream.cuda_stream` */
export function rewriteAttribute(node: SyntaxNode, context: Rewriting, ownIsCuda: boolean): void {
  const { file, scopes } = context;
  const property = node.getChild("PropertyName");
  const base = node.firstChild;
  if (!property || !base) return;
  const name = file.textOf(property);
  if (name === "cuda") {
    const path = scopes.dotted(node);
    if (path !== undefined && !path.startsWith("torch.Tensor.") && !path.startsWith("torch.nn.")) return;
    const isCall = node.parent?.name === "CallExpression" && isSame(node.parent.firstChild ?? property, node);
    // `self.cuda = True` and `args.cuda` are the project's own; a method is called or handed on from a class.
    if (!isCall && path === undefined) return;
    context.replace(property, "npu");
    context.note("cuda-method", node);
  } else if (name === "is_cuda") {
    if (ownIsCuda) context.note("own-is-cuda", node);
    else {
      context.replace(property, "is_npu");
      context.note("is-cuda", node);
    }
  } else if (name === "cuda_stream") {
    context.replace(property, "npu_stream");
    context.note("cuda-stream-attribute", node);
  } else if (
    ["major", "minor", "multi_processor_count", "warp_size", "max_threads_per_multi_processor"].includes(name)
  ) {
    const call = base.name === "VariableName" ? scopes.lookup(base)?.bindings[0]?.value : base;
    const callee = call?.name === "CallExpression" ? call.firstChild : null;
    if (callee && scopes.dotted(callee) === "torch.cuda.get_device_properties")
      context.note("device-properties", node);
  }
}

/** `def cuda(self)` follows its calls, which become `.npu()`. */
export function rewriteDefinition(node: SyntaxNode, context: Rewriting): void {
  const name = node.getChild("VariableName");
  if (!name || context.file.textOf(name) !== "cuda") return;
  if (context.scopes.scopeAt(node).kind !== "class") return;
  context.replace(name, "npu");
  context.note("own-cuda-method", name);
}

export function rewriteCall(node: SyntaxNode, context: Rewriting, ownModules: ReadonlySet<string>): void {
  const callee = node.firstChild;
  if (!callee) return;
  const { file, scopes } = context;
  const args = argumentsOf(node);
  const path = scopes.dotted(callee);
  const property = callee.name === "MemberExpression" ? callee.getChild("PropertyName") : null;
  const method = property ? file.textOf(property) : undefined;
  integerDevices(args, path, method, context);
  options(args, path, context, ownModules);
  if (
    path === "torch.load" &&
    args.length > 0 &&
    !hasKeyword(args, "map_location", context) &&
    args.length < 2
  ) {
    context.note("checkpoint-location", node);
  }
  if (path === "torch.utils.data.DataLoader" || path?.endsWith(".DataLoader")) {
    const pinned = args.find(
      ({ name, value }) => name && file.textOf(name) === "pin_memory" && file.textOf(value) === "True",
    );
    if (pinned && !hasKeyword(args, "pin_memory_device", context)) context.note("pin-memory", pinned.value);
  }
  if (method === "double" && args.length === 0 && path === undefined) context.note("double-type", node);
  if (path === "torch.cuda.nvtx.range") return;
  if (path !== undefined && /^(?:subprocess\.\w+|os\.(?:system|popen))$/.test(path)) processes(node, context);
}

function hasKeyword(args: readonly Argument[], keyword: string, { file }: Rewriting): boolean {
  return args.some(({ name, unpacked }) => unpacked || (name && file.textOf(name) === keyword));
}

/** `.to(0)`, `torch.device(0)`, `torch.zeros(2, device=0)`; variables are only reported. */
function integerDevices(
  args: readonly Argument[],
  path: string | undefined,
  method: string | undefined,
  context: Rewriting,
): void {
  const { file } = context;
  const first = args[0];
  const isTo = method === "to" || method === "to_empty";
  const candidates: SyntaxNode[] = [];
  if (first && !first.name && !first.unpacked && (path === "torch.device" || (isTo && path === undefined)))
    candidates.push(first.value);
  const keyword = args.find(({ name }) => name && file.textOf(name) === "device");
  if (keyword && (isTo || (path?.startsWith("torch.") && !path.startsWith("torch.cuda."))))
    candidates.push(keyword.value);
  for (const value of candidates) {
    if (value.name === "Number" && /^\d+$/.test(file.textOf(value))) {
      context.replace(value, `"npu:${file.textOf(value)}"`);
      context.note("integer-device", value);
      context.note(
        "silent-change",
        value,
        `written out here; transfer_to_npu would silently read it as npu:${file.textOf(value)}`,
      );
    } else if (isRank(value, context)) context.note("integer-device-variable", value);
  }
}

const rankName = /^(?:local_)?rank$|^gpu(?:_id)?$|^local_process_index$/i;

function isRank(node: SyntaxNode, { file, scopes }: Rewriting): boolean {
  if (node.name === "MemberExpression") {
    const property = node.getChild("PropertyName");
    return property !== null && rankName.test(file.textOf(property));
  }
  if (node.name !== "VariableName") return false;
  const value = scopes.lookup(node)?.bindings[0]?.value;
  // `rank = torch.device(…)` is no number.
  if (
    value?.name === "CallExpression" &&
    value.firstChild &&
    scopes.dotted(value.firstChild) === "torch.device"
  )
    return false;
  return rankName.test(file.textOf(node));
}

function options(
  args: readonly Argument[],
  path: string | undefined,
  context: Rewriting,
  ownModules: ReadonlySet<string>,
): void {
  const { file } = context;
  for (const { name, value } of args) {
    if (!name) continue;
    const keyword = file.textOf(name);
    const text = stringValue(file, value);
    if (keyword === "attn_implementation" || keyword === "_attn_implementation") attention(value, context);
    else if (keyword === "use_flash_attention_2" && file.textOf(value) === "True") {
      context.note("attention-implementation", value, 'left as it is: write attn_implementation="sdpa"');
    } else if (keyword === "experimental_config" && path?.startsWith("torch.profiler"))
      context.note("profiler-option", value);
    else if (keyword === "use_cuda" && path?.includes("profiler")) context.note("profiler-option", value);
    else if (keyword === "load_in_8bit" || keyword === "load_in_4bit") {
      if (file.textOf(value) === "True") context.note("bitsandbytes", value);
    } else if ((keyword === "fused" || keyword === "foreach") && /^torch\.optim\.\w+$/.test(path ?? "")) {
      // What is computed may be true.
      if (!/^(?:False|None)$/.test(file.textOf(value))) context.note("fused-optimizer", name);
    } else if (keyword === "tf32" && file.textOf(value) === "True") context.note("tensor-float-option", name);
    else if (keyword === "optim" && text !== undefined && /apex|bnb|8bit/.test(text))
      context.note("tensor-float-option", value);
    else if (keyword === "accelerator" && (text === "gpu" || text === "cuda")) {
      if (path === undefined || familyOf(path, ownModules) === "torch")
        context.note("tensor-float-option", value);
    }
  }
}

/** `attn_implementation="flash_attention_2"`, also as a branch of a conditional expression. */
function attention(value: SyntaxNode, context: Rewriting): void {
  if (value.name === "ConditionalExpression" || value.name === "ParenthesizedExpression") {
    for (const part of partsOf(value)) attention(part, context);
    return;
  }
  const content = stringContent(context.file, value);
  if (!content || !/^flash_attention_[23]$/.test(content.text)) return;
  context.replace({ from: content.from, to: content.from + content.text.length }, "sdpa");
  context.note("attention-implementation", value);
}

/** A command line that starts one of NVIDIA's tools. */
function processes(node: SyntaxNode, context: Rewriting): void {
  const visit = (at: SyntaxNode): void => {
    const content = stringContent(context.file, at);
    const tool = content && /(?:^|[\s/])(nvidia-smi|nvcc|nsys|ncu|nvprof)\b/.exec(content.text)?.[1];
    if (tool !== undefined)
      context.note("nvidia-smi", at, `${tool}: another tool with other output (npu-smi info, msprof)`);
    const variable =
      content && /\b(CUDA_VISIBLE_DEVICES|CUDA_LAUNCH_BLOCKING|NCCL_\w+)=/.exec(content.text)?.[1];
    if (variable !== undefined) {
      context.note(
        "environment-missing",
        at,
        `${variable} in a command line, not changed: see the table of variables`,
      );
    }
    for (const child of childrenOf(at)) visit(child);
  };
  visit(node);
}

/** Whether the file makes an attribute `is_cuda` of its own. */
export function definesIsCuda(root: SyntaxNode, context: Rewriting): boolean {
  const { file } = context;
  let found = false;
  const visit = (node: SyntaxNode): void => {
    if (node.name === "AssignStatement" && file.textOf(node.firstChild ?? node).endsWith(".is_cuda"))
      found = true;
    if (node.name === "FunctionDefinition") {
      const name = node.getChild("VariableName");
      if (name && file.textOf(name) === "is_cuda" && parametersOf(node).length > 0) found = true;
    }
    for (const child of childrenOf(node)) visit(child);
  };
  if (file.source.includes("is_cuda")) visit(root);
  return found;
}
