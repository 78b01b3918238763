import type { BasicBlock, IrFunction } from "./function.ts";
import type { AllocaInst, Instruction } from "./instruction.ts";
import type { Module } from "./module.ts";
import { quoteName, quoteString } from "./names.ts";
import {
  AttributeGroups,
  type AttributePrinter,
  printAttributesInPlace,
  printParameterAttributes,
} from "./print-attributes.ts";
import { printConstant, printTypedConstant } from "./print-constants.ts";
import { printOperation } from "./print-instructions.ts";
import { LocationPrinter } from "./print-locations.ts";
import { PrintNames } from "./print-names.ts";
import { encodeSourceVariable, variableMetadata } from "./source-variable.ts";
import type { StructType } from "./types.ts";
import type { GlobalVariable } from "./values.ts";

export interface PrintOptions {
  /** Write source locations as `!dbg` metadata (default false). */
  readonly locations?: boolean;
}

/** What the parts of the printer share while they write one text. */
interface Writer {
  readonly attributes: AttributePrinter;
  readonly locations: LocationPrinter | undefined;
}
const plainWriter: Writer = { attributes: printAttributesInPlace, locations: undefined };

/** LLVM IR text that clang and `parseModule` read; reading and printing it again gives the same text. */
export function printModule(module: Module, options: PrintOptions = {}): string {
  const groups = new AttributeGroups();
  const writer: Writer = {
    attributes: groups.print,
    locations: options.locations ? new LocationPrinter() : undefined,
  };
  const sections = [
    printHeader(module),
    Array.from(module.structs.values(), printStruct),
    printComdats(module),
    Array.from(
      module.globals.values(),
      (global) => printGlobal(global) + (options.locations ? attachVariable(global) : ""),
    ),
    Array.from(
      module.aliases,
      ([name, aliasee]) => `@${quoteName(name)} = alias i8, ${printTypedConstant(aliasee)}`,
    ),
    ...Array.from(module.functions.values(), (fn) => [writeFunction(fn, writer)]),
    groups.definitions(),
    writer.locations?.definitions() ?? [],
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => `${lines.join("\n")}\n`);
  return text.join("\n");
}

/** `, !unwarp.variable !{!"…"}`, or "". */
function attachVariable({ variable }: AllocaInst | GlobalVariable): string {
  if (!variable) return "";
  return `, !${variableMetadata} !{!${quoteString(encodeSourceVariable(variable))}}`;
}

/** One function, with its attributes in place instead of in groups. */
export function printFunction(fn: IrFunction): string {
  return `${writeFunction(fn, plainWriter)}\n`;
}

/** One instruction as it stands in its function. */
export function printInstruction(instruction: Instruction): string {
  return writeInstruction(instruction, new PrintNames(instruction.block?.function), plainWriter);
}

/** `@x = addrspace(3) global i32 0, align 4` */
export function printGlobal(global: GlobalVariable): string {
  const space = global.type.kind === "pointer" ? global.type.addressSpace : 0;
  const linkage = global.linkage === "external" && global.initializer ? "" : global.linkage;
  const words = [
    linkage,
    space === 0 ? "" : `addrspace(${space})`,
    global.externallyInitialized ? "externally_initialized" : "",
    global.isConstant ? "constant" : "global",
    global.valueType.text,
    global.initializer ? printConstant(global.initializer) : "",
  ];
  const clauses = [
    words.filter(Boolean).join(" "),
    global.section === undefined ? "" : `section ${quoteString(global.section)}`,
    printComdat(global.comdat, global.name),
    global.align === undefined ? "" : `align ${global.align}`,
  ];
  return `@${quoteName(global.name)} = ${clauses.filter(Boolean).join(", ")}`;
}

function printHeader({ sourceFile, dataLayout, targetTriple }: Module): string[] {
  return [
    ...(sourceFile ? [`source_filename = ${quoteString(sourceFile)}`] : []),
    ...(dataLayout ? [`target datalayout = ${quoteString(dataLayout)}`] : []),
    ...(targetTriple ? [`target triple = ${quoteString(targetTriple)}`] : []),
  ];
}

function printStruct({ text, packed, fields }: StructType): string {
  if (!fields) return `${text} = type opaque`;
  const body = fields.length === 0 ? "{}" : `{ ${fields.map((field) => field.text).join(", ")} }`;
  return `${text} = type ${packed ? `<${body}>` : body}`;
}

function printComdats(module: Module): string[] {
  const names = [...module.globals.values(), ...module.functions.values()].map(({ comdat }) => comdat);
  const used = new Set(names.filter((name) => name !== undefined));
  return Array.from(used, (name) => `$${quoteName(name)} = comdat any`);
}

function printComdat(comdat: string | undefined, ownName: string): string {
  if (comdat === undefined) return "";
  return comdat === ownName ? "comdat" : `comdat($${quoteName(comdat)})`;
}

function writeFunction(fn: IrFunction, writer: Writer): string {
  const names = new PrintNames(fn);
  const signature = printSignature(fn, names, writer);
  if (fn.isDeclaration) return `declare ${signature}`;
  const blocks = fn.blocks.map((block, index) => writeBlock(block, index === 0, names, writer));
  return `define ${signature}${writer.locations?.attachToFunction(fn) ?? ""} {\n${blocks.join("\n")}}`;
}

function printSignature(fn: IrFunction, names: PrintNames, { attributes }: Writer): string {
  const parameters = fn.args.map((arg) =>
    [arg.type.text, printParameterAttributes(arg.attributes), fn.isDeclaration ? "" : names.value(arg)]
      .filter(Boolean)
      .join(" "),
  );
  if (fn.functionType.variadic) parameters.push("...");
  return [
    fn.linkage === "external" ? "" : fn.linkage,
    fn.callingConvention,
    ...fn.resultAttributes,
    fn.functionType.result.text,
    `@${quoteName(fn.name)}(${parameters.join(", ")})`,
    attributes(fn.attributes),
    fn.section === undefined ? "" : `section ${quoteString(fn.section)}`,
    printComdat(fn.comdat, fn.name),
  ]
    .filter(Boolean)
    .join(" ");
}

function writeBlock(block: BasicBlock, isEntry: boolean, names: PrintNames, writer: Writer): string {
  // An entry block without a name gets its number from LLVM, too.
  const label = isEntry && block.name === "" ? "" : `${names.label(block)}:\n`;
  const lines = block.instructions.map(
    (instruction) => `  ${writeInstruction(instruction, names, writer)}\n`,
  );
  return label + lines.join("");
}

function writeInstruction(instruction: Instruction, names: PrintNames, writer: Writer): string {
  const result = instruction.type.kind === "void" ? "" : `${names.value(instruction)} = `;
  const operation = printOperation(instruction, names, writer.attributes);
  if (!writer.locations) return `${result}${operation}`;
  const variable = instruction.opcode === "alloca" ? attachVariable(instruction) : "";
  return `${result}${operation}${writer.locations.attachTo(instruction)}${variable}`;
}
