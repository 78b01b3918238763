/** `--to ascend-c`: CUDA C++ to Ascend C's SIMT language and the AscendCL runtime, for Ascend 950. */
import type { Node } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Project } from "../project.ts";
import type { SourceText } from "../source-text.ts";
import type { Finish, OutputFile, PortSession, PortTarget } from "../target.ts";
import { remarkMention } from "../rename/build-files.ts";
import type { Unit } from "../unit.ts";
import type { CompileOptions } from "../../toolchain/compile-options.ts";
import { absolutePath } from "../../toolchain/paths.ts";
import { refuseApiMacros, refuseApiNames } from "./api-names.ts";
import { remarkArithmetic } from "./arithmetic.ts";
import { type DeviceNeeds, portDeviceCode } from "./device-code.ts";
import { refuseErrorNameTexts } from "./error-name-texts.ts";
import { Facts } from "../facts.ts";
import { deviceHeader, deviceHeaderName, hostHeaderName } from "./helper-header.ts";
import { helperFiles } from "./helper-files.ts";
import { portHostCode } from "./host-code.ts";
import { hostHeaderFor } from "./host-header.ts";
import { NeededSources } from "../needed-sources.ts";
import type { ProgramPlace } from "../program-place.ts";
import { Launches } from "./launches.ts";
import { type ManagedSources, managedSources } from "./managed-sources.ts";
import {
  cmakeLists,
  defaultStackBytes,
  type Program,
  stackConfiguration,
  stackFile,
  targetName,
} from "./project-files.ts";
import { type ProjectFeatures, projectFeatures } from "./project-features.ts";
import { markRefusals } from "../rename/mark-refusals.ts";
import { claimAssertions } from "./assertions-off.ts";
import { OffBranches } from "./off-branches.ts";
import { mayShareMemory } from "./shared-memory-use.ts";
import { Streams } from "./streams.ts";
import { Symbols } from "./symbols.ts";
import { Twins } from "./twins.ts";
import { Uniformity } from "./uniformity.ts";
import { portVersions } from "./version-macros.ts";
import { WideCalls } from "./word-helpers.ts";
import { portWords, type WordsFound } from "./words-pass.ts";

export const ascendC: PortTarget = {
  name: "ascend-c",
  summary: "Ascend C, SIMT, for Ascend 950",
  rewritesRefused: true,
  begin: (project, options, ownHeader) => new AscendPort(project, options, ownHeader),
};

class AscendPort implements PortSession {
  readonly #project: Project;
  readonly #options: CompileOptions;
  readonly #unitsWithMain = new Set<string>();
  readonly #needed = new NeededSources();
  readonly #symbols = new Symbols();
  readonly #launches = new Launches(this.#symbols);
  readonly #streams = new Streams();
  readonly #needs = new Map<SourceText, DeviceNeeds>();
  readonly #facts: Facts[] = [];
  readonly #mains = new Map<SourceText, number>();
  readonly #managed: ManagedSources;
  readonly #features: ProjectFeatures;

  readonly #ownHeader: (path: string) => string;
  /** Headers that some source needs, and that come with the port for it. */
  readonly #helpers = new Set<string>();

  constructor(project: Project, options: CompileOptions, ownHeader: (path: string) => string) {
    this.#ownHeader = ownHeader;
    this.#project = project;
    this.#managed = managedSources(project);
    this.#features = projectFeatures(project);
    this.#options = options;
  }

  portUnit(unit: Unit, sink: EditSink): void {
    const facts = new Facts(unit, sink);
    this.#facts.push(facts);
    this.#needed.read(unit);
    refuseApiNames(unit, sink);
    this.#symbols.read(facts);
    portHostCode(facts, {
      launches: this.#launches,
      symbols: this.#symbols,
      streams: this.#streams,
      managed: this.#managed,
      features: this.#features,
      onMain: (_, body) => this.#noteMain(unit, body),
    });
    this.#launches.addKernels(facts);
  }

  outputPath(path: string): string {
    return path.replace(/\.cu$/, ".asc");
  }

  finish(sink: EditSink): Finish {
    const sharesMemory = mayShareMemory(this.#project);
    // What kernels may do depends on the launches of all sources.
    const readings = this.#facts.map((facts) => ({
      facts,
      uniformity: new Uniformity(facts, this.#launches),
      sharesMemory,
    }));
    const twins = new Twins(readings);
    const wideCalls = new WideCalls(this.#facts);
    for (const reading of readings)
      portDeviceCode(reading, twins, wideCalls, (functionNode) => this.#needsOf(reading.facts, functionNode));
    const texts = [...this.#texts()];
    for (const file of texts) this.#launches.addText(file);
    refuseErrorNameTexts(texts, sink);
    this.#symbols.finish(this.#facts, this.#launches, sink);
    this.#launches.finish(this.#facts, sink);
    this.#streams.finish();
    const stackBytes = Math.max(0, ...[...this.#needs.values()].map((needs) => needs.stackBytes));
    const needsStack = stackBytes > defaultStackBytes / 2;
    const argument = needsStack ? `("${stackFile}")` : "";
    for (const [file, at] of this.#mains) sink.insert(file, at, `\n  UnwarpAcl unwarpAcl${argument};`);
    claimAssertions(texts, sink, this.#options.macros);
    const off = new OffBranches(this.#facts.map(({ unit }) => unit));
    for (const file of texts) {
      refuseApiMacros(file, sink);
      portVersions(file, sink, (name) => this.#project.ownNames.has(name));
      this.#portText(file, sink, off);
    }
    off.finish(sink);
    this.#remarkLeftOut(sink);
    remarkArithmetic(texts, this.#project, sink);
    markRefusals(texts, sink);
    const header = hostHeaderFor(
      texts.map((file) => sink.apply(file)),
      this.#managed.isUsed,
    );
    return {
      files: this.#files(header, needsStack ? stackBytes : undefined),
      nextSteps: (program) => this.#nextSteps(program),
    };
  }

  /** Build files of others' stay; a new one is written beside them. */
  portOther(path: string, text: string, sink: EditSink): undefined {
    remarkMention(path, text, sink, `the port is built by ${this.#cmakePath()}`);
    return undefined;
  }

  #remarkLeftOut(sink: EditSink): void {
    for (const file of this.#leftOut())
      sink.remark({
        code: "not-built",
        file,
        line: 1,
        text: `Clang could not read it: it is copied as it is, and ${this.#cmakePath()} leaves it out`,
      });
  }

  *#texts(): Iterable<SourceText> {
    for (const file of this.#project.files) {
      const text = this.#project.text(file);
      if (text && !this.#project.unread.has(file.path)) yield text;
    }
  }

  #needsOf(facts: Facts, functionNode: Node): DeviceNeeds {
    const file = facts.unit.text(functionNode.loc) ?? facts.unit.file;
    const needs = this.#needs.get(file) ?? { headers: new Set<string>(), stackBytes: 0 };
    this.#needs.set(file, needs);
    return needs;
  }

  #noteMain(unit: Unit, body: Node): void {
    const token = unit.token(body.begin);
    this.#unitsWithMain.add(unit.file.path);
    if (token) this.#mains.set(token.file, token.span.end);
  }

  #portText(file: SourceText, sink: EditSink, off: OffBranches): void {
    const found = portWords(file, sink, this.#project, off);
    const needs = this.#needs.get(file);
    const isSource = file.path.endsWith(".cu");
    if (!isSource && !found.usesDevice && !found.usesHost && !needs && !sink.isChanged(file)) return;
    const up = "../".repeat(file.path.split("/").length - 1);
    const own = isSource || found.usesDevice || needs ? deviceHeaderName : hostHeaderName;
    const wanted = new Set([...found.headers, ...(needs?.headers ?? []), ...headersOfWords(file)]);
    const helpers = Object.keys(helperFiles).filter((name) => wanted.delete(name));
    for (const name of helpers) this.#helpers.add(name);
    const lines = [`${up}${own}`, ...wanted, ...helpers.map((name) => `${up}${name}`)];
    const includes = lines.map((name) => `#include "${name}"`).join("\n");
    this.#include(file, sink, found, includes);
  }

  #include(file: SourceText, sink: EditSink, found: WordsFound, includes: string): void {
    if (found.include) sink.replace(file, found.include, includes);
    else sink.insert(file, placeOfFirstInclude(file), `${includes}\n`);
  }

  #files(header: string, stackBytes: number | undefined): readonly OutputFile[] {
    return [
      { path: hostHeaderName, content: header },
      { path: deviceHeaderName, content: deviceHeader },
      ...[...this.#helpers].map((path) => ({
        path,
        content: helperFiles[path]?.content(this.#ownHeader) ?? "",
      })),
      ...(stackBytes === undefined ? [] : [stackConfiguration(stackBytes)]),
      cmakeLists({
        path: this.#cmakePath(),
        project: targetName(this.#project.root.split("/").at(-1) ?? ""),
        programs: this.#programs(),
        folders: this.#folders(),
        macros: this.#options.macros,
        leftOut: this.#leftOut(),
      }),
    ];
  }

  /** Beside the project's own, where it has one. */
  #cmakePath(): string {
    const taken = this.#project.files.some(({ path }) => path === "CMakeLists.txt");
    return taken ? "ascend/CMakeLists.txt" : "CMakeLists.txt";
  }

  /** Those that the user gave, and those that the project's own includes are found in. */
  #folders(): readonly string[] {
    const inside = `${this.#project.root}/`;
    const given = this.#options.folders.map(({ path }) => absolutePath(path, this.#project.root));
    const relative = given.map((path) => (`${path}/` === inside ? "." : path.replace(inside, "")));
    return [...new Set([...relative, ...this.#project.includeFolders()])];
  }

  #leftOut(): readonly string[] {
    return this.#project.sources.map(({ path }) => path).filter((path) => this.#project.unread.has(path));
  }

  /** Each main with those that it needs of the sources that have none. */
  #programs(): readonly Program[] {
    const sources = this.#project.sources
      .map(({ path }) => path)
      .filter((path) => !this.#project.unread.has(path));
    const mains = sources.filter((path) => this.#unitsWithMain.has(path));
    const others = sources.filter((path) => !mains.includes(path));
    const [first] = others;
    if (mains.length === 0)
      return first === undefined
        ? []
        : [{ name: targetName(first), sources: others.map((path) => this.outputPath(path)) }];
    return [...this.#needed.of(mains, others)].map(([main, needed]) => ({
      name: targetName(main),
      sources: [main, ...needed].map((path) => this.outputPath(path)),
    }));
  }

  #nextSteps({ folder, sources, flags, hasMain, runsHere }: ProgramPlace): readonly string[] {
    if (sources.length === 0) return [];
    const source = this.#cmakePath().includes("/")
      ? folder === "."
        ? "ascend"
        : `${folder}/ascend`
      : folder;
    const cmake = source === "." ? "cmake -B build" : `cmake -S ${source} -B build`;
    const steps = [
      "with the CANN toolkit and an Ascend 950:",
      `  ${cmake} && cmake --build build`,
      "with the CANN toolkit alone, on its CPU emulation or simulator:",
      `  ${cmake} -DCMAKE_ASC_RUN_MODE=cpu && cmake --build build`,
      `  ${cmake} -DCMAKE_ASC_RUN_MODE=sim && cmake --build build`,
      ...(hasMain && runsHere
        ? ["on this machine, without any of it:", `  ${["unwarp run", ...sources, ...flags].join(" ")}`]
        : []),
    ];
    if (this.#mains.size > 0) return steps;
    return [
      "no main was found: make an object UnwarpAcl (unwarp_acl.h) before the first call of AscendCL",
      ...steps,
    ];
  }
}

/** Types of 16 bits need their header even where no function of it is called. */
function headersOfWords(file: SourceText): readonly string[] {
  const names = new Set(file.tokens.filter(({ kind }) => kind === "name").map(({ text }) => text));
  const has = (...wanted: readonly string[]) => wanted.some((name) => names.has(name));
  return [
    ...(has("__half", "__half2", "half2") ? ["simt_api/asc_fp16.h"] : []),
    ...(has("__nv_bfloat16", "__nv_bfloat162", "nv_bfloat16", "nv_bfloat162") ? ["simt_api/asc_bf16.h"] : []),
  ];
}

/** Behind `#pragma once` or a guard, in front of the first token otherwise. */
function placeOfFirstInclude(file: SourceText): number {
  const guard =
    /^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)*(?:#[ \t]*pragma[ \t]+once[^\n]*\n|#[ \t]*ifndef[ \t]+(\w+)[ \t]*\n\s*#[ \t]*define[ \t]+\1\b[^\n]*\n)/.exec(
      file.bytes,
    );
  return guard?.[0].length ?? file.tokens[0]?.start ?? 0;
}
