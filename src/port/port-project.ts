/** Ports a project: reads its sources through Clang, lets the target note edits, and makes the new files. */
import { commonHeaders } from "./ast/common-headers.ts";
import { dumpAst, type DumpedAst } from "./ast/dump-ast.ts";
import { EditSink } from "./edit-sink.ts";
import { firstProgram } from "./program-place.ts";
import { mentionsCuda, type Project, type ProjectFile } from "./project.ts";
import { type FileReport, type PortReport, type PortStatus, type Remark, reportVersion } from "./report.ts";
import { rewriteRefused, sayTheSame, withContents } from "./rewrite-refused.ts";
import type { OutputFile, PortSession, PortTarget } from "./target.ts";
import { Unit } from "./unit.ts";
import { invariant } from "../source/invariant.ts";
import type { FileTree } from "../toolchain/clang.ts";
import type { CompileOptions } from "../toolchain/compile-options.ts";
import type { HeadersInTheMaking } from "../toolchain/precompiled-header.ts";
import { latin1 } from "../toolchain/latin1.ts";
import { absolutePath } from "../toolchain/paths.ts";
import type { Services } from "../toolchain/services.ts";
import { kernelReports } from "./kernel-reports.ts";

export interface PortRequest {
  readonly project: Project;
  readonly target: PortTarget;
  /** What the user says about compiling: folders, macros, the standard. */
  readonly options: CompileOptions;
  /** As the report names the project. */
  readonly displayName: string;
  /** Where the port will stand, as a user types it, for commands that are told. Default: where they stand. */
  readonly folder?: string;
  readonly onProgress?: (done: number, of: number, path: string) => void;
}

export interface PortResult {
  readonly report: PortReport;
  /** The project's files as they come out, changed or not. */
  readonly files: readonly OutputFile[];
  /** What the target adds. */
  readonly added: readonly OutputFile[];
  /** Old and new text by file of the project, for a patch. */
  readonly changes: readonly TextChange[];
}

export interface TextChange {
  readonly path: string;
  readonly output: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Where a target asks for it, what was refused for its words alone is said in others and tried a second time.
 *
 * @param services with the project's root as working folder
 */
export async function portProject(request: PortRequest, services: Services): Promise<PortResult> {
  const { project, target } = request;
  const reading = new Reading(request, services);
  const { units, result } = await portOnce(request, [], services, reading);
  if (target.rewritesRefused !== true) return result;
  const rewritten = rewriteRefused(project, units, result.report.refusals);
  if (!rewritten) return result;
  const again = { ...request, project: rewritten.project };
  const files = withContents(services, rewritten.contents);
  const reread = new Reading(again, { ...services, files }, await reading.withoutChanged(rewritten.contents));
  const second = await portOnce(again, rewritten.remarks, services, reread);
  const isBetter = second.result.report.refusals.length < result.report.refusals.length;
  if (!isBetter || !sayTheSame(units, second.units)) return result;
  const changes = second.result.changes.map((change) => ({
    ...change,
    before: utf8(project.textAt(absolutePath(change.path, project.root))?.bytes ?? "") || change.before,
  }));
  return { ...second.result, changes };
}

interface OnePort {
  readonly units: readonly Unit[];
  readonly result: PortResult;
}

async function portOnce(
  request: PortRequest,
  remarks: readonly Remark[],
  services: Services,
  reading: Reading,
): Promise<OnePort> {
  const { project, target, onProgress } = request;
  const sink = new EditSink();
  for (const remark of remarks) sink.remark(remark);
  const session = target.begin(project, request.options, (path) =>
    headerText(services.resources.include, path),
  );
  const units: Unit[] = [];
  const { unread } = project;
  const broken = new Set<string>();
  let done = 0;
  const sources = project.sources.filter(({ path }) => session.leaves?.(path) !== true);
  await inParallel(sources, 2, async (file) => {
    const read = await reading.read(file);
    if ("reason" in read) {
      unread.set(file.path, read.reason);
      if (read.isBroken) broken.add(file.path);
    } else units.push(...read);
    onProgress?.((done += 1), sources.length, file.path);
  });
  // In the order of their names, whichever was read first: two runs write the same.
  units.sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0));
  for (const unit of units) session.portUnit(unit, sink);
  const { files: added, nextSteps } = session.finish(sink);
  // A header that is not here says nothing against a source. With nothing else to go by, errors do.
  const isNothingRead = sources.length > 0 && sources.every(({ path }) => broken.has(path));
  const made = makeFiles(project, session, sink, isNothingRead);
  const kernels = kernelReports(units, sink);
  const program = firstProgram({
    project,
    units,
    options: request.options,
    folder: request.folder ?? ".",
    leaves: (path) => session.leaves?.(path) === true,
    outputPath: (path) => session.outputPath(path),
  });
  const report: PortReport = {
    version: reportVersion,
    target: target.name,
    source: request.displayName,
    status: overall(made.reports, made.isUnreadCode),
    files: [...made.reports, ...project.skipped.map(skippedReport)],
    kernels,
    refusals: sink.refusals,
    remarks: sink.remarks,
    nextSteps: isNothingRead ? ["mend what does not compile, and port again"] : nextSteps(program),
  };
  return { units, result: { report, files: made.files, added, changes: made.changes } };
}

function headerText(tree: FileTree, path: string): string {
  let found: FileTree[string] | undefined = tree;
  for (const part of path.split("/")) {
    invariant(typeof found === "object" && !(found instanceof Uint8Array), `${path} lies in a folder`);
    found = found[part];
  }
  invariant(typeof found === "string" || found instanceof Uint8Array, `unwarp has a header ${path}`);
  return typeof found === "string" ? found : new TextDecoder().decode(found);
}

type Dumps = ReadonlyMap<string, Promise<DumpedAst>>;

/** Reads sources through Clang, each in the passes that it needs. */
class Reading {
  readonly #headers: HeadersInTheMaking = new Map();
  readonly #options: CompileOptions;
  readonly #common: string;
  readonly #project: Project;
  readonly #services: Services;
  /** By source and pass. */
  readonly #dumps: Map<string, Promise<DumpedAst>>;

  /** @param known of an earlier reading, what is the same now */
  constructor({ project, options }: PortRequest, services: Services, known: Dumps = new Map()) {
    this.#project = project;
    this.#services = services;
    this.#dumps = new Map(known);
    // One source alone has nobody to share with.
    this.#common = project.sources.length > 1 ? commonHeaders(project) : "";
    const guessed = project.includeFolders().map((path) => ({ path, kind: "user" as const }));
    this.#options = { ...options, folders: [...options.folders, ...guessed], color: false };
  }

  /** The units of a source, or why there are none. */
  async read(file: ProjectFile): Promise<readonly Unit[] | Unread> {
    const text = this.#project.text(file);
    if (!text) return { reason: "cannot be read", isBroken: false };
    const device = await this.#dump(file, "device");
    if (!device.root) return unreadFor(device.messages);
    const units = [new Unit(text, device.root, "device", this.#project)];
    const differs = device.source.files.some(({ content }) => asksForPass(content));
    const host = differs ? await this.#dump(file, "host") : undefined;
    if (host && !host.root) return unreadFor(host.messages);
    if (host?.root) units.push(new Unit(text, host.root, "host", this.#project));
    return units;
  }

  /** The trees of sources that are, and include, none of the changed files, by absolute path. */
  async withoutChanged(changed: ReadonlyMap<string, unknown>): Promise<Dumps> {
    const same = new Map<string, Promise<DumpedAst>>();
    for (const [key, dump] of this.#dumps) {
      const { root, source } = await dump;
      const paths = source.files.map(({ path }) => absolutePath(path, this.#project.root));
      if (root && !paths.some((path) => changed.has(path))) same.set(key, dump);
    }
    return same;
  }

  #dump(file: ProjectFile, pass: "host" | "device"): Promise<DumpedAst> {
    const key = `${pass} ${file.path}`;
    const dump = this.#dumps.get(key) ?? this.#dumpAnew(file, pass);
    this.#dumps.set(key, dump);
    return dump;
  }

  #dumpAnew(file: ProjectFile, pass: "host" | "device"): Promise<DumpedAst> {
    const language = file.path.endsWith(".cu") ? "cuda" : file.path.endsWith(".c") ? "c" : "c++";
    const request = {
      path: file.path,
      language,
      options: this.#options,
      pass,
      headers: this.#headers,
      common: language === "c" ? "" : this.#common,
    } as const;
    return dumpAst(request, this.#services);
  }
}

function asksForPass(content: Uint8Array): boolean {
  return /__CUDA_ARCH__|__CUDA_ARCH_/.test(new TextDecoder().decode(content));
}

interface Unread {
  readonly reason: string;
  /** It has errors although all headers are there. */
  readonly isBroken: boolean;
}

function unreadFor(messages: string): Unread {
  return { reason: firstError(messages), isBroken: !/ error: '.*' file not found/.test(messages) };
}

/** `a.cu:3:1: fatal error: 'x.h' file not found`, without the source line below. */
function firstError(messages: string): string {
  const line = messages.split("\n").find((one) => /\berror:/.test(one)) ?? messages.split("\n")[0] ?? "";
  return `clang cannot read it: ${line.trim()}`;
}

function makeFiles(
  project: Project,
  session: PortSession,
  sink: EditSink,
  isNothingRead: boolean,
): { files: OutputFile[]; reports: FileReport[]; changes: TextChange[]; isUnreadCode: boolean } {
  const files: OutputFile[] = [];
  const reports: FileReport[] = [];
  const changes: TextChange[] = [];
  let isUnreadCode = false;
  const { unread } = project;
  const refused = new Set(sink.refusals.map(({ file }) => file));
  for (const file of project.files) {
    if (session.leaves?.(file.path) === true) {
      files.push({ path: file.path, content: file.content });
      reports.push({ path: file.path, output: file.path, status: "copied" });
      continue;
    }
    const text = project.text(file);
    const reason = file.reason ?? unread.get(file.path);
    const isByWords =
      text && file.reason === undefined && reason !== undefined && session.portsUnread === true;
    const other =
      file.role === "other" && file.reason === undefined ? portOther(file, session, sink) : undefined;
    if (other) {
      files.push({ path: file.path, content: bytesOf(other.after) });
      const status = sink.refusals.some((one) => one.file === file.path) ? "refused" : "ported, not checked";
      reports.push({ path: file.path, output: file.path, status });
      changes.push({
        path: file.path,
        output: file.path,
        before: utf8(other.before),
        after: utf8(other.after),
      });
      continue;
    }
    if (!text || (reason !== undefined && !isByWords)) {
      if (reason !== undefined && isCudaCode(file)) isUnreadCode = true;
      files.push({ path: file.path, content: file.content });
      reports.push({
        path: file.path,
        output: file.path,
        status: "copied",
        ...(reason !== undefined && { reason }),
      });
      continue;
    }
    const changed = sink.isChanged(text) || file.path.endsWith(".cu");
    const output = changed ? session.outputPath(file.path) : file.path;
    const after = changed ? sink.apply(text) : text.bytes;
    files.push({ path: output, content: changed ? bytesOf(after) : file.content });
    if (after !== text.bytes || output !== file.path)
      changes.push({ path: file.path, output, before: utf8(text.bytes), after: utf8(after) });
    const isBroken = isNothingRead && unread.has(file.path);
    const status =
      isBroken || refused.has(file.path) ? "refused" : changed ? "ported, not checked" : "unchanged";
    reports.push({
      path: file.path,
      output,
      status,
      ...(reason !== undefined && {
        reason: isBroken ? `nothing was read: ${reason}` : `ported by its words alone, as ${reason}`,
      }),
    });
  }
  return { files, reports, changes, isUnreadCode };
}

/** Build files are small; what is not UTF-8 is none. */
function portOther(file: ProjectFile, session: PortSession, sink: EditSink) {
  if (!session.portOther || file.content.length > 1 << 20 || file.content.includes(0)) return undefined;
  const before = latin1(file.content);
  const after = session.portOther(file.path, before, sink);
  return after === undefined ? undefined : { before, after };
}

function bytesOf(latin: string): Uint8Array {
  return Uint8Array.from(latin, (letter) => letter.charCodeAt(0));
}

function utf8(latin: string): string {
  return new TextDecoder().decode(bytesOf(latin));
}

function skippedReport({ path, reason }: { readonly path: string; readonly reason: string }): FileReport {
  return { path, output: "", status: "copied", reason: `left out: ${reason}` };
}

function overall(files: readonly FileReport[], isUnreadCode: boolean): PortStatus {
  const isCode = files.filter(({ status }) => status === "refused" || status === "ported, not checked");
  if (isUnreadCode || isCode.some(({ status }) => status === "refused")) return "refused";
  return isCode.length > 0 ? "ported, not checked" : "unchanged";
}

/** Code that had to be read to be ported: of other files it does not matter that they stay as they are. */
function isCudaCode({ path, role, content }: ProjectFile): boolean {
  return role !== "other" || /\.cuh?$/i.test(path) || mentionsCuda(content);
}

/** Runs a task for each item, some at once. */
async function inParallel<T>(
  items: readonly T[],
  count: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await task(item);
  };
  await Promise.all(Array.from({ length: count }, worker));
}
