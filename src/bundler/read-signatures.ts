import { DebugInfo, type DebugNode } from "./debug-info.ts";
import { type SourceType, TypeReader } from "./read-types.ts";
import type { ScalarType } from "../artifact/kernel-module.ts";

/** A kernel as the source declares it. */
export interface KernelSignature {
  /** As the compiler calls it. */
  readonly symbol: string;
  /** With template arguments, without namespaces: `scale<float>`. */
  readonly sourceName: string;
  readonly place: SourcePlace | undefined;
  readonly parameters: readonly { readonly name: string; readonly type: SourceType }[];
}

export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}

/** A variable that the host can name. */
export interface VariableSignature {
  readonly symbol: string;
  readonly sourceName: string;
  readonly typeName: string;
  readonly element: ScalarType | undefined;
}

export interface Signatures {
  readonly kernels: readonly KernelSignature[];
  readonly variables: readonly VariableSignature[];
}

/**
 * Reads what the source says of its kernels and variables out of device IR with full debug information: in plain IR every pointer
 * is the same.
 */
export function readSignatures(ir: string): Signatures {
  const info = new DebugInfo(ir);
  const types = new TypeReader(info);
  const names = argumentNames(info);
  const kernels = kernelNodes(ir).flatMap(({ symbol, subprogram }): KernelSignature[] => {
    const node = info.node(subprogram);
    if (!node) return [];
    const [, ...parameters] = info.list(info.node(node.field("type"))?.field("types"));
    return [
      {
        symbol,
        sourceName: node.text("name") ?? symbol,
        place: placeOf(node, info),
        parameters: parameters.map((type, index) => ({
          name: names.get(`${subprogram} ${index + 1}`) ?? `argument${index + 1}`,
          type: types.read(type),
        })),
      },
    ];
  });
  const variables = [...info.all("DIGlobalVariable")].flatMap(([, node]): VariableSignature[] => {
    const name = node.text("name");
    if (name === undefined || !node.field("isDefinition")?.startsWith("true")) return [];
    const { name: typeName } = types.read(info.node(node.field("type")));
    const element = types.elementOf(info.node(node.field("type")));
    return [{ symbol: node.text("linkageName") ?? name, sourceName: name, typeName, element }];
  });
  return { kernels, variables };
}

/** `define … ptx_kernel void @name(…) … !dbg !7 {` */
function kernelNodes(ir: string): { readonly symbol: string; readonly subprogram: string }[] {
  return [...ir.matchAll(/^define [^@\n]*ptx_kernel [^@\n]*@("(?:[^"]*)"|[\w.$]+)\(.*!dbg (!\d+)/gm)].map(
    ([, symbol = "", subprogram = ""]) => ({ symbol: symbol.replaceAll('"', ""), subprogram }),
  );
}

/** By `!subprogram number`. */
function argumentNames(info: DebugInfo): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [, node] of info.all("DILocalVariable")) {
    const [name, place] = [node.text("name"), node.field("arg")];
    if (name !== undefined && place !== undefined) names.set(`${node.field("scope")} ${place}`, name);
  }
  return names;
}

function placeOf(node: DebugNode, info: DebugInfo): SourcePlace | undefined {
  const file = info.node(node.field("file"))?.text("filename");
  return file === undefined ? undefined : { file, line: node.number("line") };
}
