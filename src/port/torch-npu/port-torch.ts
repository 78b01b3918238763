/**
 * `unwarp port DIR --to torch-npu`: Python through its parser, requirements and containers line by line, the C++ side of
 * extensions by tokens, and kernels by the port to Ascend C.
 */
import { ascendC } from "../ascend/ascend-c.ts";
import { shellWord } from "../program-place.ts";
import { portProject, type PortRequest, type PortResult, type TextChange } from "../port-project.ts";
import { Project, type ProjectFile } from "../project.ts";
import { reportVersion, type FileReport, type PortStatus, type Refusal, type Remark } from "../report.ts";
import type { OutputFile } from "../target.ts";
import type { Services } from "../../toolchain/services.ts";
import { chips, type Chip } from "../../vendors/torch-npu-support.ts";
import { remarksOfSupport, type ApiUse } from "./api-remarks.ts";
import { noteSettings } from "./copied-settings.ts";
import { wordsLeft } from "./left-words.ts";
import { cudaExtensions, extensionFiles, type CudaExtension } from "./extension-template.ts";
import { ProjectFlow } from "./flow/project-flow.ts";
import { isCompose, isDockerfile, portCompose, portDockerfile } from "./port-dockerfile.ts";
import { portNotebook } from "./port-notebook.ts";
import { portPython, type PortedPython, type PythonOptions } from "./port-python.ts";
import { pinnedTorch, type PinnedTorch } from "./pinned-torch.ts";
import { portRequirements, requirementsForm } from "./port-requirements.ts";
import { portTorchCpp, usesTorch } from "./port-torch-cpp.ts";
import { remarksOfRenamed } from "./renamed-sources.ts";
import type { TextNote } from "./text-note.ts";

export interface TorchOptions {
  /** Chips to warn for; all without one. */
  readonly chips?: readonly Chip[];
  /** Of PyTorch, `2.7.1`: which support table is read. */
  readonly torchVersion?: string;
}

/** @param services with the project's root as working folder */
export async function portTorch(
  request: Omit<PortRequest, "target">,
  services: Services,
  options: TorchOptions = {},
): Promise<PortResult> {
  const port = new TorchPort(request.project, options);
  for (const file of request.project.files) port.read(file);
  const kernels = await port.portKernels(request, services);
  return port.result(request.displayName, request.folder ?? ".", kernels);
}

class TorchPort {
  readonly #project: Project;
  readonly #chips: readonly Chip[];
  readonly #torchVersion: string | undefined;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #python: PythonOptions;
  readonly #outputs = new Map<string, OutputFile>();
  readonly #reports: FileReport[] = [];
  readonly #refusals: Refusal[] = [];
  readonly #remarks: Remark[] = [];
  readonly #changes: TextChange[] = [];
  readonly #kernelSources: ProjectFile[] = [];
  readonly #extensions: { readonly folder: string; readonly extension: CudaExtension }[] = [];
  readonly #uses = new Map<string, ApiUse>();
  readonly #pins: PinnedTorch[] = [];

  constructor(project: Project, { chips: asked, torchVersion }: TorchOptions) {
    this.#project = project;
    this.#chips = asked ?? chips;
    this.#torchVersion = torchVersion;
    const own = ownModules(project);
    this.#texts = textsOf(project);
    const pythonTexts = new Map([...this.#texts].filter(([path]) => path.endsWith(".py")));
    this.#python = { ownModules: own, others: new ProjectFlow(pythonTexts, own) };
  }

  read(file: ProjectFile): void {
    const { path } = file;
    const text = this.#texts.get(path);
    const isPython = /\.pyi?$/.test(path);
    const form = requirementsForm(path);
    const isCpp = /\.(?:cu|cuh|cpp|cc|cxx|h|hpp)$/.test(path);
    if (text === undefined) {
      this.#keep(file, isPython || isCpp ? (file.reason ?? "its text is not UTF-8") : undefined);
    } else if (isPython) this.#portedPython(file, text, portPython(text, path, this.#python));
    else if (path.endsWith(".ipynb")) {
      const ported = portNotebook(text, path, this.#python);
      if (typeof ported === "string") this.#keep(file, ported);
      else this.#portedPython(file, text, ported);
    } else if (form) {
      this.#pins.push(...pinnedTorch(text, form, path));
      this.#lines(file, text, portRequirements(text, form));
    } else if (isDockerfile(path))
      this.#lines(file, text, portDockerfile(text, this.#chips, this.#hasKernels()));
    else if (isCompose(path)) {
      const { notes } = portCompose(text);
      this.#lines(file, text, { text, notes: [...notes, ...noteSettings(text, path)] });
    } else if (isCpp && usesTorch(text)) this.#lines(file, text, portTorchCpp(text));
    else if (isCpp) this.#kernelSources.push(file);
    else {
      this.#keep(file, file.reason);
      for (const note of noteSettings(text, path)) this.#remark(path, note);
    }
  }

  #hasKernels(): boolean {
    return this.#project.files.some(({ path }) => path.endsWith(".cu"));
  }

  /** CUDA sources without PyTorch's headers, as Ascend C. */
  async portKernels(
    request: Omit<PortRequest, "target">,
    services: Services,
  ): Promise<PortResult | undefined> {
    if (!this.#kernelSources.some(({ path }) => path.endsWith(".cu"))) {
      for (const file of this.#kernelSources) this.#keep(file, undefined);
      return undefined;
    }
    if (!this.#chips.includes("950")) {
      for (const { path } of this.#kernelSources) {
        if (!path.endsWith(".cu")) continue;
        const reason = `the port to Ascend C (SIMT) runs on Ascend 950 and not on ${this.#chips.join(", ")}`;
        const help = "write the operator with Triton or Ascend C's vector interface for this chip";
        this.#refusals.push({
          code: "kernels-on-this-chip",
          file: path,
          line: 0,
          construct: "the file's kernels",
          reason,
          help,
        });
      }
    }
    // Its own CMakeLists.txt keeps its name, and flags of build files say what arithmetic is meant. Dockerfiles are ported here.
    const others = request.project.files.filter(({ role, path }) => role === "other" && !isDockerfile(path));
    const project = new Project(request.project.root, [...this.#kernelSources, ...others], []);
    const ported = await portProject({ ...request, project, target: ascendC }, services);
    return onlyOf(new Set(this.#kernelSources.map(({ path }) => path)), ported);
  }

  result(displayName: string, folder: string, kernels: PortResult | undefined): PortResult {
    const ported = kernels?.files ?? [];
    const files = [...this.#outputs.values(), ...ported];
    const reports = [...this.#reports, ...(kernels?.report.files ?? [])].toSorted((a, b) =>
      a.path < b.path ? -1 : 1,
    );
    const folders = [...new Set(this.#extensions.map(({ folder }) => folder))];
    const added = folders.flatMap((folder) =>
      extensionFiles(
        this.#extensions.filter((one) => one.folder === folder).map(({ extension }) => extension),
        folder,
        ported.flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(folder.length)] : [])),
      ),
    );
    this.#remarkLeft();
    const refusals = [...this.#refusals, ...(kernels?.report.refusals ?? [])];
    const remarks = [
      ...this.#remarks,
      ...remarksOfSupport(this.#uses, this.#chips, this.#torchVersion, this.#pins),
      ...remarksOfRenamed(this.#texts, kernels?.report.files ?? []),
      ...(kernels?.report.remarks ?? []),
    ];
    const unread = reports.some(
      ({ status, reason, path }) =>
        status === "copied" && reason !== undefined && /\.(?:pyi?|ipynb|cuh?)$/.test(path),
    );
    const changed = reports.some(({ status }) => status === "ported, not checked");
    const status: PortStatus =
      unread || refusals.length > 0 ? "refused" : changed ? "ported, not checked" : "unchanged";
    return {
      report: {
        version: reportVersion,
        target: "torch-npu",
        source: displayName,
        status,
        files: [
          ...reports,
          ...this.#project.skipped.map(({ path, reason }): FileReport => ({
            path,
            output: "",
            status: "copied",
            reason: `left out: ${reason}`,
          })),
        ],
        kernels: kernels?.report.kernels ?? [],
        refusals: refusals.toSorted(byPlace),
        remarks: remarks.toSorted(byPlace),
        nextSteps: this.#nextSteps(kernels, folder),
      },
      files,
      added: [...added, ...(kernels?.added ?? [])],
      changes: [...this.#changes, ...(kernels?.changes ?? [])],
    };
  }

  /** When all files are read: only then it is known whether there is a setup_npu.py. */
  #remarkLeft(): void {
    const hasSetup =
      this.#extensions.length > 0 || this.#project.files.some(({ path }) => path.endsWith("setup_npu.py"));
    for (const { path, content } of this.#outputs.values()) {
      const text = typeof content === "string" ? content : decoded(content);
      if (text === undefined) continue;
      const said = [
        ...this.#remarks.map((one) => ({ ...one, what: one.text })),
        ...this.#refusals.map((one) => ({ ...one, what: one.construct })),
      ].filter(({ file }) => file === path);
      const isSaid = (word: string, at: number) =>
        said.some(
          ({ line, what }) =>
            what.startsWith(`${word}: `) ||
            what.startsWith(`${word} (`) ||
            (line === at && what.includes(word)),
        );
      for (const note of wordsLeft(path, text, isSaid, hasSetup)) this.#remark(path, note);
    }
  }

  #portedPython(file: ProjectFile, before: string, ported: PortedPython): void {
    const { path } = file;
    if (ported.unread) {
      this.#keep(file, `line ${ported.unread.line}: ${ported.unread.what}`);
      return;
    }
    let refused = false;
    for (const { rule, way, line, construct, message } of ported.notes) {
      if (way === "by hand")
        this.#refusals.push({ code: rule, file: path, line, construct, reason: message });
      else if (way === "review") this.#remark(path, { code: rule, line, construct, message });
      refused ||= way === "by hand";
    }
    for (const [api, line] of ported.uses) {
      const use = this.#uses.get(api);
      if (use) use.count += 1;
      else this.#uses.set(api, { file: path, line, count: 1 });
    }
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
    if (path.endsWith(".py"))
      for (const extension of cudaExtensions(before, path)) this.#extension(path, folder, extension);
    this.#finish(file, before, ported.text, refused);
  }

  #extension(path: string, folder: string, extension: CudaExtension): void {
    for (const { line, construct, reason } of extension.leftOut)
      this.#remark(path, { code: "extension-argument", line, construct, message: reason });
    const isThere = this.#project.files.some((file) => file.path === `${folder}setup_npu.py`);
    if (
      isThere ||
      this.#extensions.some((one) => one.extension.name === extension.name && one.folder === folder)
    ) {
      const message = isThere
        ? `not in ${folder}setup_npu.py, which is there already: add it by hand`
        : `another extension of setup_npu.py has this name: add it by hand`;
      this.#remark(path, {
        code: "extension-argument",
        line: extension.line,
        construct: extension.name,
        message,
      });
    } else this.#extensions.push({ folder, extension });
  }

  #lines(
    file: ProjectFile,
    before: string,
    { text, notes }: { text: string; notes: readonly TextNote[] },
  ): void {
    let refused = false;
    for (const { code, way, line, construct, message } of notes) {
      if (way === "by hand") this.#refusals.push({ code, file: file.path, line, construct, reason: message });
      else if (way === "review") this.#remark(file.path, { code, line, construct, message });
      refused ||= way === "by hand";
    }
    this.#finish(file, before, text, refused);
  }

  #remark(file: string, { code, line, construct, message }: Omit<TextNote, "way">): void {
    this.#remarks.push({ code, file, line, text: `${construct}: ${message}` });
  }

  #finish(file: ProjectFile, before: string, after: string, refused: boolean): void {
    const { path } = file;
    const changed = before !== after;
    this.#outputs.set(path, { path, content: changed ? after : file.content });
    if (changed) this.#changes.push({ path, output: path, before, after });
    const status: PortStatus = refused ? "refused" : changed ? "ported, not checked" : "unchanged";
    this.#reports.push({ path, output: path, status });
  }

  #keep({ path, content }: ProjectFile, reason: string | undefined): void {
    this.#outputs.set(path, { path, content });
    this.#reports.push({ path, output: path, status: "copied", ...(reason === undefined ? {} : { reason }) });
  }

  #nextSteps(kernels: PortResult | undefined, folder: string): string[] {
    const word = shellWord(folder);
    return [
      `python -m compileall -q ${word}   # the syntax, with any Python 3`,
      "pip install torch torch-npu   # of versions that go together, beside CANN",
      'python -c "import torch, torch_npu; print(torch.npu.is_available())"   # with a card',
      ...(this.#extensions.length > 0
        ? [
            `${word === "." ? "" : `cd ${word} && `}python setup_npu.py build_ext   # after the kernels' CMake project`,
          ]
        : []),
      ...(kernels?.report.nextSteps ?? []),
    ];
  }
}

/** What a port says of some of its files. */
function onlyOf(paths: ReadonlySet<string>, { report, files, added, changes }: PortResult): PortResult {
  const reports = report.files.filter(({ path }) => paths.has(path));
  const outputs = new Set(reports.map(({ output }) => output));
  return {
    report: { ...report, files: reports },
    files: files.filter(({ path }) => outputs.has(path)),
    added,
    changes: changes.filter(({ path }) => paths.has(path)),
  };
}

/** Names by which the project's own modules are imported: `src/app/model.py` is `app` or `model`. */
function ownModules(project: Project): Set<string> {
  const names = new Set<string>();
  for (const { path } of project.files) {
    if (!path.endsWith(".py")) continue;
    for (const part of path.replace(/\.py$/, "").split("/")) if (part !== "__init__") names.add(part);
  }
  return names;
}

function textsOf(project: Project): Map<string, string> {
  return new Map(
    project.files.flatMap(({ path, content }) => {
      const text = decoded(content);
      return text === undefined ? [] : [[path, text] as const];
    }),
  );
}

function decoded(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

function byPlace(a: { file: string; line: number }, b: { file: string; line: number }): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
