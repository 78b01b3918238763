import type { IrFunction } from "./function.ts";
import type { AllocaInst, Instruction } from "./instruction.ts";
import type { Lexer } from "./lexer.ts";
import type { Module } from "./module.ts";
import type { Constant, GlobalVariable } from "./values.ts";

/** What the parts of the parser share while they read one module. */
export interface ParseContext {
  readonly lexer: Lexer;
  readonly module: Module;
  readonly renameStruct: (name: string) => string;
  /** Functions, variables and aliases are known before any reference to them is read. */
  resolveGlobal(name: string): Constant;
  /** Attribute groups and metadata stand at the end of the text: what refers to them is settled last. */
  readonly groupUses: { readonly number: string; readonly target: { attributes: readonly string[] } }[];
  readonly locationUses: { readonly node: string; readonly target: Instruction }[];
  readonly variableUses: { readonly node: string; readonly target: AllocaInst | GlobalVariable }[];
  readonly subprograms: { readonly node: string; readonly target: IrFunction }[];
  /** Parts of the language that clang emits only for programs that we cannot compile. */
  readonly unsupported: {
    readonly what: string;
    readonly node: string | undefined;
    readonly target: IrFunction;
  }[];
}
