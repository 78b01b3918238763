import type { Clang, FileTree, ToolResult } from "./clang.ts";

/** What a thread that runs clang is sent. */
export interface ClangRequest {
  readonly argv: readonly string[];
  readonly files: FileTree;
}

/** What it answers: how much of the package is loaded, or what came of a request. */
export interface ClangReply {
  readonly loaded?: number;
  readonly result?: ToolResult;
  readonly failure?: string;
}

/** A thread that runs clang: the part that differs between Node and browsers. */
export interface ClangThread {
  post(request: ClangRequest): void;
  /** Called when it has, or no longer has, something to do. */
  setBusy(busy: boolean): void;
  terminate(): void;
}

export interface ClangThreadEvents {
  readonly onReply: (reply: ClangReply) => void;
  /** The thread is gone. */
  readonly onError: (error: Error) => void;
}

export interface ClangPoolOptions {
  readonly maximumThreads: number;
  readonly startThread: (events: ClangThreadEvents) => ClangThread;
  readonly onProgress: (done: number) => void;
  /** Called when the first thread has something to do, and when the last one has no more. */
  readonly onBusy?: (busy: boolean) => void;
}

interface Member {
  readonly thread: ClangThread;
  job: Job | undefined;
}

interface Job extends ClangRequest {
  resolve(result: ToolResult): void;
  reject(error: Error): void;
}

/** Threads start at the first run, as many as are busy at once. */
export class ClangPool implements Clang {
  readonly #options: ClangPoolOptions;
  readonly #members: Member[] = [];
  readonly #waiting: Job[] = [];

  constructor(options: ClangPoolOptions) {
    this.#options = options;
  }

  run(argv: readonly string[], files: FileTree): Promise<ToolResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ argv, files, resolve, reject });
      this.#assign();
    });
  }

  dispose(): void {
    const stopped = new Error("the compiler was stopped");
    for (const { thread, job } of this.#members.splice(0)) {
      thread.terminate();
      job?.reject(stopped);
    }
    for (const job of this.#waiting.splice(0)) job.reject(stopped);
    this.#options.onBusy?.(false);
  }

  #assign(): void {
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      const idle = this.#members.find((member) => !member.job);
      const member =
        idle ?? (this.#members.length < this.#options.maximumThreads ? this.#start() : undefined);
      if (!member) {
        this.#waiting.unshift(job);
        return;
      }
      member.job = job;
      this.#options.onBusy?.(true);
      member.thread.setBusy(true);
      member.thread.post({ argv: job.argv, files: job.files });
    }
  }

  #start(): Member {
    const thread = this.#options.startThread({
      onReply: (reply) => this.#receive(member, reply),
      onError: (error) => this.#lose(member, error),
    });
    const member: Member = { thread, job: undefined };
    this.#members.push(member);
    return member;
  }

  #receive(member: Member, { loaded, result, failure }: ClangReply): void {
    if (loaded !== undefined) this.#options.onProgress(loaded);
    if (!result && failure === undefined) return;
    const job = member.job;
    member.job = undefined;
    member.thread.setBusy(false);
    if (result) job?.resolve(result);
    else job?.reject(new Error(failure));
    this.#assign();
    this.#restIfIdle();
  }

  #lose(member: Member, error: Error): void {
    // Threads that were ended, or failed before, may fail once more.
    const index = this.#members.indexOf(member);
    if (index < 0) return;
    this.#members.splice(index, 1);
    member.thread.terminate();
    member.job?.reject(error);
    this.#assign();
    this.#restIfIdle();
  }

  #restIfIdle(): void {
    if (!this.#members.some(({ job }) => job)) this.#options.onBusy?.(false);
  }
}
