/**
 * Builds and runs programs, one at a time, and tells the page how it goes. It knows nothing of elements: the page
 * shows what it is told.
 */
import type {
  LoadProgress,
  PageBuild,
  PageDevice,
  PageRun,
  PageRunOptions,
  PageRunResult,
  PageToolchain,
  StageText,
} from "../src/web/page-api.ts";
import { messageOf } from "./message-of.ts";
import type { BlockTrace, StepRequest } from "../src/trace/block-trace.ts";
import type { SharedProgram } from "./share/link.ts";
import { splitWords } from "../src/toolchain/split-words.ts";

/** The name of the program's file, in problems and for the compiler. */
export const programFile = "main.cu";

/** Where programs are built and run: `src/web`, or a test's own. */
export interface Workshop {
  readonly openToolchain: () => PageToolchain;
  readonly startRun: (app: Uint8Array, options: PageRunOptions) => PageRun;
}

export type SessionState =
  | { readonly kind: "loading"; readonly progress: LoadProgress }
  | { readonly kind: "idle" }
  | { readonly kind: "building" }
  | { readonly kind: "running"; readonly device: PageDevice }
  /** The compiler is not there; the next run tries again. */
  | { readonly kind: "failed"; readonly message: string };

export interface SessionListener {
  onState(state: SessionState): void;
  /** A program is about to be built: what was shown of the last one is old. */
  onStart(): void;
  /** @param ms what it took; 0 if the program is the one that was built before */
  onBuilt(build: PageBuild, ms: number): void;
  onOutput(text: string, stream: "stdout" | "stderr"): void;
  onDone(result: PageRunResult): void;
  /** Neither the program nor its compiler failed but unwarp. */
  onFailure(message: string): void;
  onStopped(): void;
}

interface CurrentRun {
  stopped: boolean;
  run?: PageRun;
}

export class Session {
  /** The program that was built last, for its stages. */
  built: PageBuild | undefined;
  /** What the compiler made last, which may be of a run that was stopped. */
  private made: { readonly build: PageBuild; readonly from: string } | undefined;
  private toolchain: PageToolchain | undefined;
  private loading: Promise<void> | undefined;
  private preparing: Promise<void> | undefined;
  private current: CurrentRun | undefined;

  constructor(
    private readonly workshop: () => Promise<Workshop>,
    private readonly listener: SessionListener,
  ) {}

  get isBusy(): boolean {
    return this.current !== undefined;
  }

  /** Loads the compiler, once; a failure is shown and tried again by the next call. */
  async load(): Promise<void> {
    this.loading ??= this.loadToolchain();
    try {
      await this.loading;
      if (!this.isBusy) this.listener.onState({ kind: "idle" });
    } catch (error) {
      this.loading = undefined;
      this.toolchain?.dispose();
      this.toolchain = undefined;
      this.listener.onState({ kind: "failed", message: messageOf(error) });
      throw error;
    }
  }

  /**
   * Builds a program before anybody asks, so that the first run does not wait for the headers, which take most of a first
   * build. Says nothing: what is wrong with the program is told when it is run.
   */
  async prepare(program: SharedProgram): Promise<void> {
    await this.load();
    if (this.isBusy) return;
    this.preparing = this.makeAndKeep(program).then(
      (build) => void (this.built ??= build),
      () => {},
    );
    await this.preparing;
  }

  run(program: SharedProgram): Promise<void> {
    return this.whileBusy((current) => this.buildAndRun(program, current));
  }

  /**
   * Runs the program on the interpreter, which writes down what one block does.
   *
   * @returns undefined when the program was not built, was stopped or never launched such a block; what there is to say
   *   has been said
   */
  async step(program: SharedProgram, request: StepRequest): Promise<BlockTrace | undefined> {
    let trace: BlockTrace | undefined;
    await this.whileBusy(async (current) => {
      const build = await this.buildFor(current, () => this.buildSteppable(program));
      if (!build) return;
      // What was built for running stays: its stages are those that people ask for.
      if (!build.app) this.listener.onBuilt(build, 0);
      else
        trace = (await this.runApp(build.app, { ...program, device: "interpreter" }, current, request))
          ?.trace;
    });
    return trace;
  }

  private async whileBusy(work: (current: CurrentRun) => Promise<void>): Promise<void> {
    if (this.current) return;
    const current: CurrentRun = { stopped: false };
    this.current = current;
    this.listener.onStart();
    try {
      await work(current);
    } catch (error) {
      if (!current.stopped) this.listener.onFailure(messageOf(error));
    } finally {
      if (this.current === current) {
        this.current = undefined;
        if (this.toolchain) this.listener.onState({ kind: "idle" });
      }
    }
  }

  /** Ends the run. A compiler cannot be interrupted: what it makes is ignored, and kept for the next run. */
  stop(): void {
    const { current } = this;
    if (!current) return;
    current.stopped = true;
    if (current.run) current.run.stop();
    else {
      this.current = undefined;
      this.listener.onStopped();
      this.listener.onState({ kind: "idle" });
    }
  }

  async stages(
    kernel: string,
    target: "cpu" | "webgpu",
    blockDim: readonly [number, number, number],
  ): Promise<readonly StageText[]> {
    const app = this.built?.app;
    if (!app || !this.toolchain) return [];
    return this.toolchain.stages(app, kernel, target, blockDim);
  }

  private async loadToolchain(): Promise<void> {
    this.listener.onState({ kind: "loading", progress: { what: "the compiler", done: 0 } });
    const { openToolchain } = await this.workshop();
    this.toolchain = openToolchain();
    await this.toolchain.load((progress) => this.listener.onState({ kind: "loading", progress }));
  }

  private async buildAndRun(program: SharedProgram, current: CurrentRun): Promise<void> {
    const made = await this.buildFor(current, () => this.build(program));
    if (!made) return;
    this.built = made.build;
    this.listener.onBuilt(made.build, made.ms);
    if (made.build.app) await this.runApp(made.build.app, program, current);
  }

  /** Undefined when it was stopped meanwhile. */
  private async buildFor<T>(current: CurrentRun, build: () => Promise<T>): Promise<T | undefined> {
    await this.load();
    if (current.stopped) return undefined;
    this.listener.onState({ kind: "building" });
    const made = await build();
    return current.stopped ? undefined : made;
  }

  private async runApp(
    app: Uint8Array,
    { device, args }: Pick<SharedProgram, "device" | "args">,
    current: CurrentRun,
    step?: StepRequest,
  ): Promise<PageRunResult | undefined> {
    const { startRun } = await this.workshop();
    if (current.stopped) return undefined;
    this.listener.onState({ kind: "running", device });
    current.run = startRun(app, {
      device,
      args: splitWords(args),
      onOutput: (text, stream) => this.listener.onOutput(text, stream),
      ...(step && { step }),
    });
    const result = await current.run.done;
    this.listener.onDone(result);
    return result;
  }

  /** With all lines and variables in it, and therefore another program than the one that runs. */
  private buildSteppable({ code, flags }: SharedProgram): Promise<PageBuild> {
    return this.compile(code, `${flags} --steppable`);
  }

  private async build(program: SharedProgram): Promise<{ build: PageBuild; ms: number }> {
    const begin = performance.now();
    // Another program most often needs the same headers, which are being made.
    await this.preparing;
    const { made } = this;
    if (made?.build.ok && made.from === keyOf(program)) return { build: made.build, ms: 0 };
    const build = await this.makeAndKeep(program);
    return { build, ms: performance.now() - begin };
  }

  private async makeAndKeep(program: SharedProgram): Promise<PageBuild> {
    const build = await this.compile(program.code, program.flags);
    this.made = { build, from: keyOf(program) };
    return build;
  }

  private async compile(code: string, flags: string): Promise<PageBuild> {
    const build = await this.toolchain?.build({ files: [{ name: programFile, text: code }], flags });
    if (!build) throw new Error("the compiler was closed");
    return build;
  }
}

/** What of a program decides how it is built. */
function keyOf({ code, flags }: SharedProgram): string {
  return JSON.stringify([code, flags]);
}
