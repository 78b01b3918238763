/** Device strings, backends, environment variables and other strings that name CUDA's world. */
import type { DeviceFlow } from "./device-flow.ts";
import { environmentNames } from "../../vendors/ascend-environment.ts";
import { argumentsOf, childrenOf, stringContent, stringValue, type SyntaxNode } from "./python/syntax.ts";
import type { Rewriting } from "./rewriting.ts";

/** `cuda`, `cuda:0`, `cuda:%d`, `cuda:{}`, `cuda:` and in f-strings `cuda:{rank}`. */
const deviceText = /^cuda(?::(?:\d+|%[ds]|\{[^{}]*\})?)?$/;
const backendText = /^(?:nccl|(?:cpu:\w+,)?cuda:nccl(?:,cpu:\w+)?)$/;
const tensorType = /^torch\.cuda\.(\w+Tensor)$/;

export function rewriteString(node: SyntaxNode, context: Rewriting, flow: DeviceFlow): void {
  const content = stringContent(context.file, node);
  if (!content || isDocumentation(node)) return;
  const range = { from: content.from, to: content.from + content.text.length };
  if (deviceText.test(content.text)) rewriteDevice(node, range, context, flow);
  else if (backendText.test(content.text)) rewriteBackend(node, range, context, flow);
  else if (node.name !== "String") return;
  else if (tensorType.test(content.text)) {
    context.replace(range, content.text.replace("torch.cuda.", "torch.npu."));
    context.note("tensor-type-string", node);
    if (content.text.includes("Double")) noteSilentDouble(context, node);
  } else if (Object.hasOwn(environmentNames, content.text))
    rewriteEnvironment(node, range, content.text, context);
}

export function noteSilentDouble(context: Rewriting, node: SyntaxNode): void {
  context.note(
    "silent-change",
    node,
    "left in double precision here; transfer_to_npu would silently make it a FloatTensor",
  );
}

function rewriteDevice(node: SyntaxNode, range: Range, context: Rewriting, flow: DeviceFlow): void {
  if (standsBeside(node, "npu", context)) {
    context.note("npu-as-well", node, bothInOne);
    return;
  }
  const { verdict, comparison, key } = flow.decide(node, "device");
  if (verdict === "unclear") {
    context.note("device-string-unclear", node);
    return;
  }
  if (verdict === "foreign") {
    context.note("foreign-device", node);
    return;
  }
  context.replace({ from: range.from, to: range.from + "cuda".length }, "npu");
  for (const use of flow.positionsOf(node)) context.note("device-string-position", use);
  if (comparison) context.note("device-comparison", node);
  else if (key && isMapLocation(node, context)) context.note("map-location-keys", node);
  else context.note(verdict === "named" ? "device-string-by-name" : "device-string", node);
}

const bothInOne = "left as it is: its counterpart stands beside it";

/** `["cuda", "npu", "cpu"]` and `{"cuda": a, "npu": b}`: with the one changed, the other would stand there twice. */
function standsBeside(node: SyntaxNode, word: string, { file }: Rewriting): boolean {
  const display = node.parent;
  if (!display || !/^(?:Array|Tuple|Set|Dictionary)Expression$/.test(display.name)) return false;
  return childrenOf(display).some((child) => stringValue(file, child)?.split(":")[0] === word);
}

type Range = { readonly from: number; readonly to: number };

function isMapLocation(node: SyntaxNode, context: Rewriting): boolean {
  const dictionary = node.parent;
  const keyword = dictionary?.prevSibling?.prevSibling;
  if (!dictionary || dictionary.name !== "DictionaryExpression") return true;
  return !keyword || context.file.textOf(keyword) !== "device_map";
}

function rewriteBackend(node: SyntaxNode, range: Range, context: Rewriting, flow: DeviceFlow): void {
  if (standsBeside(node, "hccl", context)) {
    context.note("npu-as-well", node, bothInOne);
    return;
  }
  const { verdict, comparison } = flow.decide(node, "backend");
  if (verdict === "unclear" || verdict === "foreign") {
    context.note("nccl-unclear", node);
    return;
  }
  const text = context.file.source.slice(range.from, range.to);
  context.replace(range, text.replace("cuda:", "npu:").replace("nccl", "hccl"));
  context.note(comparison ? "nccl-comparison" : verdict === "named" ? "nccl-by-name" : "nccl", node);
}

/** The name of a variable of the environment can be nothing else, wherever it stands as a string of its own. */
function rewriteEnvironment(node: SyntaxNode, range: Range, name: string, context: Rewriting): void {
  const known = environmentNames[name];
  if (!known) return;
  if (known.to === undefined) {
    context.note("environment-missing", node, `${name}: ${known.reason ?? "nothing reads it there"}`);
    return;
  }
  context.replace(range, known.to);
  if (known.reason !== undefined)
    context.note("environment-review", node, `now ${known.to}: ${known.reason}`);
  else context.note("environment", node);
  const value = assignedValue(node, context);
  if (name === "CUDA_VISIBLE_DEVICES" && value !== undefined && !isAscending(value)) {
    context.note(
      "environment-review",
      node,
      `ASCEND_RT_VISIBLE_DEVICES takes numbers in ascending order; "${value}" would be cut short or refused`,
    );
  }
}

/** `os.environ[NAME] = "value"`, `setdefault(NAME, "value")`. */
function assignedValue(node: SyntaxNode, context: Rewriting): string | undefined {
  const outer = node.parent;
  if (outer?.name === "MemberExpression" && outer.parent?.name === "AssignStatement") {
    const value = outer.parent.lastChild;
    return value ? stringValue(context.file, value) : undefined;
  }
  const value = outer?.name === "ArgList" ? argumentsOf(outer)[1]?.value : undefined;
  return value ? stringValue(context.file, value) : undefined;
}

function isAscending(value: string): boolean {
  if (value === "" || value === "-1") return true;
  const numbers = value.split(",").map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  return numbers.every((number, index) => number > (numbers[index - 1] ?? -1));
}

/** A string that stands as a statement. */
function isDocumentation(node: SyntaxNode): boolean {
  return node.parent?.name === "ExpressionStatement" || node.parent?.name === "TypeDef";
}

/** `dict(os.environ, CUDA_VISIBLE_DEVICES="0")` and `env(CUDA_VISIBLE_DEVICES=…)`: a keyword is a name of the environment, too. */
export function rewriteEnvironmentKeyword(node: SyntaxNode, context: Rewriting): void {
  for (const child of childrenOf(node)) {
    const name = context.file.textOf(child);
    const known = environmentNames[name];
    if (child.name !== "VariableName" || child.nextSibling?.name !== "AssignOp" || known?.to === undefined)
      continue;
    context.replace(child, known.to);
    context.note("environment", child);
  }
}
