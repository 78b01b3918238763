/** A dialect of CUDA: the same language and interfaces under other names. HIP and MUSA are two. */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { Unit } from "../unit.ts";
import type { BuildRules } from "./build-files.ts";
import type { ProgramPlace } from "../program-place.ts";

/** What a dialect has for a name of CUDA. */
export interface DialectName {
  /** Undefined when it has nothing. */
  readonly name: string | undefined;
  /** The API that the name belongs to, in words. */
  readonly subject: string;
}

/** What becomes of `#include <cuda….h>`. */
export type HeaderRule =
  | { readonly to: string }
  /** A header that comes with the port. */
  | { readonly helper: string }
  /** Nothing stands for it. */
  | { readonly refused: string; readonly help?: string };

/** A word that is no name of an API: a qualifier, a macro. */
export type WordRule =
  | { readonly to: string }
  /** Defined by a header that comes with the port: under this name, or another, where the dialect's own differs. */
  | { readonly helper: string; readonly to?: string }
  /** The name of a namespace, where it is used as one. */
  | { readonly namespace: string }
  /** Left out, with a blank behind it. */
  | { readonly drop: true; readonly remark?: string }
  | { readonly refused: string; readonly help?: string };

/** As it is, or made of a header of unwarp's own, `unwarp/x.h`. */
export type HelperText = string | { readonly from: string; readonly convert: (ownHeader: string) => string };

export interface Dialect {
  readonly name: "hip" | "musa";
  readonly title: string;
  readonly summary: string;
  /** Of files with kernels, with the dot. */
  readonly extension: string;
  /** What stands for nvcc's own include of cuda_runtime.h. */
  readonly runtimeHeader: string;
  nameOf(cuda: string): DialectName | undefined;
  headerRule(name: string): HeaderRule | undefined;
  readonly words: Readonly<Record<string, WordRule>>;
  /** Where the names are from, in words. */
  readonly source: string;
  /** Texts of the headers that come with a port which needs them, by name. */
  readonly helpers: Readonly<Record<string, HelperText>>;
  /** Atomics that it lacks for 16-bit types, what is called instead, and the header that defines that. */
  readonly sixteenBitAtomics?: {
    readonly helper: string;
    readonly names: Readonly<Record<string, string>>;
  };
  /** What it calls a number that is no error, where CUDA says "unrecognized error code". */
  readonly unknownError?: string;
  /** Defined where device code is compiled. */
  readonly deviceMacro: string;
  /** Chips whose warps have 32 lanes, and chips whose have more. */
  readonly warps: { readonly of32: string; readonly wider: string };
  /** What only this dialect needs, in the tree of a source. */
  portUnit?(unit: Unit, sink: EditSink): void;
  /** What only this dialect needs, at the words of one file; others of the project may say what its words mean. */
  portText(file: SourceText, sink: EditSink, all: readonly SourceText[]): void;
  /** What builds an extension of PyTorch for these chips, in words. */
  readonly extensions: string;
  readonly build: BuildRules;
  /** Whether Thrust, CUB and cuRAND are there for this dialect as well when unwarp runs a port. */
  readonly librariesRunHere: boolean;
  /** Commands for whoever goes further, about a program with sources. */
  nextSteps(program: ProgramPlace): readonly string[];
}
