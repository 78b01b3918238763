import type { FindingSink } from "../finding-sink.ts";
import type { Token } from "./cpp-tokens.ts";
import { closingOf } from "./device-functions.ts";

/** Instructions that say more than that there is assembly. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\b(?:wmma|mma|wgmma|ldmatrix|stmatrix|tcgen05)\b[.\w]*/, "language/tensor-core"],
  [/\bcp\.(?:async\.bulk|reduce\.async\.bulk)\b[.\w]*/, "language/bulk-copy"],
  [/\bcp\.async\b[.\w]*/, "language/async-copy"],
  [/\b(?:barrier\.cluster|mapa)\b[.\w]*/, "language/cluster"],
];
/** What PTX looks like; `asm("nop")` of a CPU does not. */
const ptx =
  /%%?(?:laneid|lanemask_\w+|warpid|smid|nsmid|clock\w*|globaltimer|tid|ntid|ctaid|nctaid|gridid)|\b(?:mov|ld|st|add|sub|mul|mad|fma|cvt|cvta|setp|selp|bfe|bfi|bfind|prmt|lop3|shf|shl|shr|vote|shfl|match|redux|bar|barrier|membar|fence|atom|red|prefetch\w*|discard|applypriority|ex2|lg2|rcp|rsqrt|sqrt|sin|cos|tanh|min|max|abs|neg|popc|clz|brev|dp4a|dp2a|trap|brkpt|exit|elect|mbarrier|griddepcontrol|isspacep|tex|suld|sust|pmevent|nanosleep|createpolicy|setmaxnreg|activemask|copysign|div|rem|and|or|xor|not|cnot|set|mul24|mad24|addc|subc|madc|sad|testp|wgmma|mma|ldmatrix|stmatrix|wmma|cp|tcgen05|mapa|getctarank)\.\w+|\btrap;|\bbrkpt;|\bexit;|\bactivemask\b/;

/** Reads nothing but a lane's number or mask, which other targets have functions for. */
const laneRegister = /^\s*mov\.[usb]32\s+%0,\s*%%(?:laneid|lanemask_(?:eq|lt|le|gt|ge));?\s*$/;

/**
 * Assembly statements that are PTX. What stands in the strings counts here; host code may have assembly of its own,
 * so outside of device functions the text must look like PTX.
 */
export function findInlinePtx(tokens: readonly Token[], insideDevice: Uint8Array, sink: FindingSink): void {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word" || !/^(?:asm|__asm__|__asm)$/.test(token.text)) continue;
    let open = index + 1;
    while (/^(?:volatile|__volatile__|__volatile|goto|inline)$/.test(tokens[open]?.text ?? "")) open++;
    if (tokens[open]?.text !== "(") continue;
    const close = closingOf(tokens, open) ?? open;
    const text = templateText(tokens, open, close);
    const isPtx = insideDevice[index] === 1 || ptx.test(text);
    if (!isPtx) continue;
    // Only a barrier for the compiler.
    if (text.trim() === "") continue;
    const isLane = laneRegister.test(text);
    sink.add(isLane ? "language/lane-register" : "language/inline-ptx", token.at, firstInstruction(text));
    for (const [pattern, rule] of kinds) {
      const found = pattern.exec(text);
      if (found) {
        sink.add(rule, token.at, found[0]);
        break;
      }
    }
  }
}

/** The strings up to the first colon outside of parentheses, joined as the compiler joins them. */
function templateText(tokens: readonly Token[], open: number, close: number): string {
  const parts: string[] = [];
  for (let at = open + 1; at < close; at++) {
    const token = tokens[at];
    if (token?.kind === "string") parts.push(token.text);
    else if (token?.text === ":" || token?.text === "::") break;
  }
  return parts.join("").replaceAll(/\\[nt]/g, " ");
}

function firstInstruction(text: string): string {
  const [, name] = /^[\s{]*(?:\.reg[^;]*;\s*|@!?%?\w+\s+)*([a-z]\w*(?:\.\w+)*)/.exec(text) ?? [];
  return name === undefined ? "asm" : `asm: ${name}`;
}
