/** Enough of LLVM's and WebGPU's languages to colour them. */
import { StreamLanguage, type StringStream } from "@codemirror/language";
import type { StageText } from "../../src/web/page-api.ts";

type Rules = readonly (readonly [pattern: RegExp, token: string | null])[];

const llvm: Rules = [
  [/^;.*/, "comment"],
  [/^c?"(?:[^"\\]|\\.)*"/, "string"],
  [/^%(?:"[^"]*"|[\w.$-]+)/, "variableName"],
  [/^@(?:"[^"]*"|[\w.$-]+)/, "variableName.function"],
  [/^[!#][\w.]+/, "meta"],
  [/^[\w.$-]+:(?=\s|$)/, "labelName"],
  [/^(?:i\d+|half|bfloat|float|double|void|ptr|label|metadata|opaque)\b/, "typeName"],
  [/^(?:0x[\da-fA-F]+|-?\d+(?:\.\d*)?(?:e[+-]?\d+)?)\b/, "number"],
  [/^(?:true|false|null|undef|poison|zeroinitializer)\b/, "atom"],
  [
    /^(?:define|declare|ret|br|switch|unreachable|call|tail|phi|select|load|store|getelementptr|inbounds|alloca|atomicrmw|cmpxchg|fence|icmp|fcmp|[fsu]?(?:add|sub|mul|div|rem|neg)|shl|lshr|ashr|and|or|xor|trunc|zext|sext|fptrunc|fpext|[fsu]+i?to[fpsui]+|ptrtoint|inttoptr|bitcast|addrspacecast|freeze|(?:extract|insert)(?:element|value)|shufflevector|to|x|nuw|nsw|exact|volatile|atomic|align|addrspace)\b/,
    "keyword",
  ],
  [/^[A-Za-z_][\w.]*/, null],
];

const wgsl: Rules = [
  [/^\/\/.*/, "comment"],
  [/^@\w+/, "meta"],
  [
    /^(?:fn|let|var|const|override|struct|if|else|loop|while|for|switch|case|default|break|continue|continuing|return|discard|enable|requires|diagnostic|alias|const_assert)\b/,
    "keyword",
  ],
  [
    /^(?:[iuf](?:16|32)|bool|vec[234][iufh]?|mat\dx\d[fh]?|array|atomic|ptr|storage|workgroup|private|function|uniform)\b/,
    "typeName",
  ],
  [/^(?:true|false)\b/, "atom"],
  [/^(?:0x[\da-fA-F]+|\d+(?:\.\d*)?(?:e[+-]?\d+)?)[iufh]?\b/, "number"],
  [/^[A-Za-z_]\w*(?=\()/, "variableName.function"],
  [/^[A-Za-z_]\w*/, null],
];

function languageOf(rules: Rules): StreamLanguage<unknown> {
  return StreamLanguage.define({
    token(stream: StringStream) {
      if (stream.eatSpace()) return null;
      for (const [pattern, token] of rules) if (stream.match(pattern)) return token;
      stream.next();
      return null;
    },
  });
}

export const stageLanguages: Readonly<Record<StageText["language"], StreamLanguage<unknown>>> = {
  llvm: languageOf(llvm),
  wgsl: languageOf(wgsl),
};
