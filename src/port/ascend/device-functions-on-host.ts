/** Functions of CUDA's device side that host code calls too: mathematics that C++ lacks, and numbers of 16 bits. */
import { hasAttribute } from "../ast/functions.ts";
import type { Node } from "../ast/node.ts";
import { callText } from "../call-text.ts";
import type { Facts } from "../facts.ts";
import { deviceFunctions } from "./device-functions.ts";
import { hostMathNames, lackingOnHost } from "./host-math.ts";

/** Of cuda_fp16.h and cuda_bf16.h. */
const sixteenBits =
  /^(?:__\w*(?:half|bfloat16)\w*|make_(?:half|bfloat16)2|__h[a-z]+2?(?:_\w+)?|h2?(?:exp|log|sqrt|rsqrt|rcp|sin|cos|ceil|floor|trunc|rint)\w*)$/;

/** @param callee of a call; names a function that the project does not define */
export function portDeviceFunctionOnHost(
  facts: Facts,
  node: Node,
  callee: Node,
  name: string,
  within: Node | undefined,
): void {
  const isOfHost = !within || facts.hostFunctions.includes(within);
  if (!isOfHost && !hasAttribute(within, "CUDAHostAttr")) return;
  const to = hostMathNames.get(name);
  if (to !== undefined) return rename(facts, node, callee, to, within);
  if (lackingOnHost.has(name) && !hasOwnMeaning(callee, name))
    return facts.refuse(node, within, {
      code: "host-math",
      construct: name,
      reason: `${name} is CUDA's own on the host, and the host's C++ library has no such function`,
      help: "compute it in a kernel, or bring a function of your own",
    });
  // What runs on both sides is ported as device code.
  if (!isOfHost || !/^(?:__|make_|h)/.test(name)) return;
  const rule = Object.hasOwn(deviceFunctions, name) ? deviceFunctions[name] : undefined;
  const isOfSixteenBits = sixteenBits.test(name);
  if (rule?.kind === "rename" && isOfSixteenBits) return rename(facts, node, callee, rule.to, within);
  if (rule?.kind === "around") {
    const text = callText(facts.unit, callee);
    if (!text) return refuseMacro(facts, node, name, within);
    facts.sink.replace(text.file, { start: text.whole.start, end: text.inside.start }, rule.before);
    facts.sink.replace(text.file, { start: text.inside.end, end: text.whole.end }, rule.after);
    return;
  }
  if ((rule && rule.kind !== "same" && rule.kind !== "refuse") || (!rule && isOfSixteenBits))
    facts.refuse(node, within, {
      code: "device-function",
      construct: name,
      reason: `${name} has no counterpart in host code: Ascend C has ${rule ? "its counterpart in device code alone" : "no function of this name or meaning that is documented"}`,
    });
}

/** `std::norm` is another function. */
function hasOwnMeaning(callee: Node, name: string): boolean {
  return /^r?norm$/.test(name) && !/\*/.test(callee.reference?.type?.qualType ?? "");
}

function rename(facts: Facts, node: Node, callee: Node, to: string, within: Node | undefined): void {
  const text = callText(facts.unit, callee);
  if (!text) return refuseMacro(facts, node, callee.reference?.name ?? to, within);
  // `::rsqrtf` and `std::rsqrtf` alike.
  facts.sink.replace(text.file, { start: text.whole.start, end: text.name.end }, to);
}

function refuseMacro(facts: Facts, node: Node, name: string, within: Node | undefined): void {
  facts.refuse(node, within, {
    code: "macro",
    construct: name,
    reason: "the call is put together by a macro, and its words cannot be told apart",
    help: "write it out",
  });
}
