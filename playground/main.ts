/** The page: puts its parts together. */
import type { Problem } from "../src/web/page-api.ts";
import { createEditor, type ProgramEditor } from "./editor/editor.ts";
import { showProblems } from "./editor/problems-list.ts";
import { examples, firstExample } from "./examples.ts";
import { FilesPane } from "./files/files-pane.ts";
import { messageOf } from "./message-of.ts";
import { OutputPane } from "./output/output-pane.ts";
import { programFile, Session } from "./session.ts";
import { keepProgram, keptProgram } from "./share/kept-program.ts";
import { decodeProgram, isProgramLink, type SharedProgram } from "./share/link.ts";
import { watchShareButton } from "./share/share-dialog.ts";
import { byId, element } from "./shell/element.ts";
import { isolate } from "./shell/isolation.ts";
import { showAbilities } from "./shell/machine.ts";
import { showNotice } from "./shell/notices.ts";
import { watchSplitter } from "./shell/splitter.ts";
import { StatusLine } from "./shell/status-line.ts";
import { Tabs } from "./shell/tabs.ts";
import { watchThemeButton } from "./shell/theme.ts";
import { StagesPane } from "./stages/stages-pane.ts";
import { StepPane } from "./step/step-pane.ts";
import { formatMs } from "./timing/lay-out-bars.ts";
import { TimingPane } from "./timing/timing-pane.ts";
import { findAbilities, openWorkshop } from "./workshop.ts";

const run = byId("run", HTMLButtonElement);
const stop = byId("stop", HTMLButtonElement);
const device = byId("device", HTMLSelectElement);
const flags = byId("flags", HTMLInputElement);
const args = byId("args", HTMLInputElement);
const example = byId("example", HTMLSelectElement);
const problems = byId("problems", HTMLElement);
const status = new StatusLine();

const output = new OutputPane();
const timing = new TimingPane();
const files = new FilesPane();
const stages = new StagesPane((...request) => session.stages(...request));
const steps = new StepPane({
  program: () => ({ file: programFile, text: editor.text() }),
  step: (request) => session.step(program(), request),
  isBusy: () => session.isBusy,
});
const tabs = new Tabs(byId("results", HTMLElement));
tabs.add("output", "Output", output);
tabs.add("timing", "Timing", timing);
tabs.add("files", "Files", files);
tabs.add("stages", "Stages", stages);
tabs.add("step", "Step", steps);

const session = new Session(openWorkshop, {
  onState: (state) => {
    status.show(state);
    const busy = session.isBusy;
    run.hidden = busy;
    stop.hidden = !busy;
  },
  onStart() {
    output.clear();
    timing.clear();
    files.clear();
    tabs.count("files", 0);
    editor.mark([]);
    showProblems(problems, [], programFile, goTo);
  },
  onBuilt(build, ms) {
    editor.mark(build.problems);
    showProblems(problems, build.problems, programFile, goTo);
    if (build.messages !== "") output.write(build.messages, "stderr");
    if (!build.ok) {
      output.end("The program was not built.");
      tabs.show("output");
    }
    timing.showBuild(build, ms);
    stages.showBuild(build);
    steps.showBuild(build);
    if (tabs.isShown("stages")) stages.onShow();
  },
  onOutput: (text, stream) => output.write(text, stream),
  onDone(result) {
    const { exitCode, stopped, totalMs, timings, files: written } = result;
    const names = written.map(({ name }) => name).join(", ");
    output.end(
      (stopped ? "Stopped" : `Exit code ${exitCode}`) +
        ` after ${formatMs(totalMs)}.` +
        (names === "" ? "" : ` Written (see Files): ${names}`),
    );
    timing.showRun(result);
    stages.showRun(timings);
    files.show(written);
    tabs.count("files", written.length);
    if (exitCode !== 0 && !stopped) tabs.show("output");
  },
  onFailure: (message) => output.end(`This went wrong in unwarp, not in the program: ${message}`),
  onStopped: () => output.end("Stopped."),
});

const editor: ProgramEditor = createEditor(
  byId("editor", HTMLElement),
  firstExample.code,
  programFile,
  onEdit,
);

function program(): SharedProgram {
  return {
    code: editor.text(),
    flags: flags.value,
    args: args.value,
    device: device.value === "webgpu" || device.value === "interpreter" ? device.value : "cpu",
  };
}

const goTo = (problem: Problem) => editor.goTo(problem);

function show(shown: SharedProgram): void {
  editor.replace(shown.code);
  flags.value = shown.flags;
  args.value = shown.args;
  device.value = shown.device;
  showProblems(problems, [], programFile, goTo);
}

let keeping: ReturnType<typeof setTimeout> | undefined;
function onEdit(): void {
  // The address would bring back another program than the one that is seen.
  if (isProgramLink(location.hash))
    history.replaceState(history.state, "", location.pathname + location.search);
  example.value = "";
  steps.markStale();
  clearTimeout(keeping);
  keeping = setTimeout(() => keepProgram(program()), 300);
}

async function openLink(): Promise<boolean> {
  if (!isProgramLink(location.hash)) return false;
  const { hash } = location;
  try {
    show(await decodeProgram(hash));
    // The address stays as it came, and the reader's own program is kept until this one is edited.
    history.replaceState(history.state, "", hash);
    clearTimeout(keeping);
    return true;
  } catch (error) {
    showNotice(`The program in the link cannot be opened: ${messageOf(error)}`, "error");
    return false;
  }
}

function fillExamples(): void {
  example.append(element("option", { value: "", disabled: true, hidden: true }, "Your own program"));
  examples.forEach(({ group, examples }, row) => {
    const options = examples.map(({ title }, at) => element("option", { value: `${row}.${at}` }, title));
    example.append(element("optgroup", { label: group }, ...options));
  });
  example.addEventListener("change", () => {
    const chosen = example.value;
    const [row = 0, at = 0] = chosen.split(".").map(Number);
    const code = examples[row]?.examples[at]?.code;
    if (code === undefined) return;
    show({ code, flags: "", args: "", device: program().device });
    example.value = chosen;
  });
}

function start(): void {
  if (!run.hidden && !run.disabled) void session.run(program());
}

function watchControls(): void {
  run.addEventListener("click", start);
  stop.addEventListener("click", () => session.stop());
  // Caught before the editor, where Ctrl+Enter would begin a new line.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) session.stop();
    else start();
  };
  addEventListener("keydown", onKey, { capture: true });
  for (const input of [flags, args, device]) input.addEventListener("change", onEdit);
  addEventListener("hashchange", () => void openLink());
  watchThemeButton(byId("theme", HTMLButtonElement));
  watchShareButton(byId("share", HTMLButtonElement), program);
  watchSplitter(byId("splitter", HTMLElement), document.querySelector("main") ?? document.body);
  const help = byId("help-dialog", HTMLDialogElement);
  byId("help", HTMLButtonElement).addEventListener("click", () => help.showModal());
}

async function prepare(): Promise<void> {
  if (typeof WebAssembly === "undefined") {
    showNotice(
      "Programs cannot run here: this browser runs no WebAssembly, perhaps because it was switched off (some do, for security).",
      "error",
    );
    status.say("Programs cannot run here");
    return;
  }
  const isolation = await isolate();
  if (isolation === "reloading") return;
  if (isolation !== "ready")
    showNotice(`Programs run on one thread here, and not on the GPU. ${isolation.problem}`, "error");
  run.disabled = false;
  const abilities = await findAbilities();
  showAbilities(abilities, device, byId("machine", HTMLElement));
  if (abilities.gpu === undefined && device.value === "webgpu") {
    device.value = "cpu";
    showNotice(`WebGPU is not available: ${abilities.gpuProblem}. The program runs on the CPU.`);
  }
  // A visitor who pays for data decides by running something.
  if (savesData()) status.say("The compiler is loaded when you run something");
  else await session.prepare(program()).catch(() => undefined);
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

async function main(): Promise<void> {
  document.documentElement.dataset["ready"] = "";
  fillExamples();
  watchControls();
  if (!(await openLink())) {
    const kept = keptProgram();
    if (kept) show(kept);
    else example.value = "0.0";
  }
  await prepare();
}

void main();
