import { wgslService } from "../artifact/wgsl-kernel.ts";
import type { Answer, GpuSession } from "../devices/webgpu/gpu-session.ts";
import { heapBase, serviceBytes } from "../devices/webgpu/protocol.ts";
import { failedLaunch, readFault } from "../devices/webgpu/read-fault.ts";
import { formatPrintf } from "../interpret/format-printf.ts";
import { plainReason } from "./plain-reason.ts";
import { status } from "../runtime/status.ts";
import type { Output } from "./backend.ts";
import { CudaError, faultError, type KernelPlace } from "./cuda-error.ts";
import { LinePrinter } from "./line-printer.ts";

interface Expected {
  readonly place: KernelPlace;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const wordOf = (bytes: Uint8Array, index: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(4 * index, true);

/** Of one text that a kernel prints. */
const mostTextBytes = 4096;

/** Up to the first zero. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

function messagesOf(service: Uint8Array, end: number, readString: (address: number) => string): string[] {
  const memory = {
    view: new DataView(service.buffer, service.byteOffset),
    check: (address: number) => address,
    readString,
  };
  const messages: string[] = [];
  for (let at = 4 * wgslService.output; at + 8 <= end;) {
    const [format, bytes] = [wordOf(service, at / 4), wordOf(service, at / 4 + 1)];
    messages.push(formatPrintf(memory, format, at + 8));
    at += 8 + 8 * Math.ceil(bytes / 8);
  }
  return messages;
}

/**
 * Learns from the service block which launches have ended well, which have not, and what kernels print. It is asked once for all
 * launches that were made since the last answer.
 */
export class GpuReports {
  readonly #session: GpuSession;
  readonly #output: Output;
  readonly #textAt: (address: number) => string | undefined;
  #expected: Expected[] = [];
  #settling: Promise<void> | undefined;
  #failure: CudaError | undefined;

  /** @param textAt a string in the kernels' memory */
  constructor(session: GpuSession, output: Output, textAt: (address: number) => string | undefined) {
    this.#session = session;
    this.#output = output;
    this.#textAt = textAt;
  }

  /** To be called before a launch: gives it its number since the service block was last read, and a promise that it ends. */
  expect(place: KernelPlace): { readonly number: number; readonly done: Promise<void> } {
    const number = this.#expected.length + 1;
    const done = new Promise<void>((resolve, reject) => {
      this.#expected.push({ place, resolve, reject });
    });
    this.#settling ??= Promise.resolve().then(() => this.#settleAll());
    return { number, done };
  }

  settle(): Promise<void> {
    return this.#settling ?? Promise.resolve();
  }

  /** @throws {CudaError} for what was noted since somebody was last told */
  async tell(): Promise<void> {
    // Asks for nothing: the answer tells whether WebGPU has complained meanwhile.
    await this.check(this.#session.do({ kind: "upload", ranges: [] }));
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure;
  }

  /** Notes what WebGPU refuses; launches that are expected fail by it. */
  async check(answering: Promise<Answer>): Promise<void> {
    const { state, text } = await answering;
    if (state === "ok") return;
    const code = state === "out-of-memory" ? status.memoryAllocation : status.launchFailure;
    const words = {
      "out-of-memory": "the GPU has no memory left",
      lost: "the GPU was lost",
      refused: "WebGPU refused a request",
    };
    this.#failure ??= new CudaError(code, `${words[state]}: ${text}`);
  }

  /** The same for what is thrown, and throws it on in words of CUDA. */
  async watch<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof CudaError) throw error;
      this.#failure ??= new CudaError(
        status.launchFailure,
        error instanceof Error ? error.message : String(error),
      );
      throw this.#failure;
    }
  }

  async #settleAll(): Promise<void> {
    while (this.#expected.length > 0) {
      const batch = this.#expected;
      this.#expected = [];
      try {
        await this.#settleBatch(batch);
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        for (const { reject } of batch) reject(reason);
      }
    }
    this.#settling = undefined;
  }

  async #settleBatch(batch: readonly Expected[]): Promise<void> {
    const service = await this.#session.readService(4 * wgslService.output);
    // Asks for nothing: the answer tells whether WebGPU has complained meanwhile.
    await this.check(this.#session.do({ kind: "upload", ranges: [] }));
    if (wordOf(service, wgslService.outputUsed) + wordOf(service, wgslService.outputLost) > 0)
      await this.#print();
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure;
    const failed = this.#firstFailed(service, batch);
    if (!failed) {
      for (const { resolve } of batch) resolve();
      return;
    }
    void this.#session.do({ kind: "clear-service", firstWord: 0, words: wgslService.outputUsed });
    // What came behind it has run, but on what?
    const later = this.#expected;
    this.#expected = [];
    for (const { resolve } of batch.slice(0, failed.index)) resolve();
    for (const { reject } of [...batch.slice(failed.index), ...later]) reject(failed.error);
  }

  #firstFailed(service: Uint8Array, batch: readonly Expected[]) {
    const number = failedLaunch((at) => wordOf(service, at));
    // Where it is not known, it may be any of them.
    const index = number > 0 && number <= batch.length ? number - 1 : 0;
    const place = batch[index]?.place;
    if (!place) return undefined;
    const memory = {
      u32: (at: number) => wordOf(service, at / 4),
      text: (at: number) => this.#textAt(at) ?? "",
    };
    const fault = readFault(memory, 0, place.kernel);
    return fault && { index, error: faultError(plainReason(fault), place) };
  }

  /** Texts that the program may have changed, as they are now. */
  async #readTexts(addresses: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const end = heapBase + this.#session.heapBytes;
    const there = addresses.filter((address) => address >= heapBase && address < end);
    const contents = await this.#session.read(
      there.map((address) => ({ address, bytes: Math.min(mostTextBytes, end - address) })),
    );
    const texts = new Map(addresses.map((address) => [address, "(a text that is not in the GPU's memory)"]));
    there.forEach((address, index) => texts.set(address, textOf(contents[index] ?? new Uint8Array())));
    return texts;
  }

  /** Reads and empties the messages, in one step of the GPU's queue: kernels may go on writing. */
  async #print(): Promise<void> {
    const { outputUsed, outputLost, output } = wgslService;
    const service = await this.#session.readService(serviceBytes, { firstWord: outputUsed, words: 2 });
    const printer = new LinePrinter(this.#output.out);
    const end = 4 * output + wordOf(service, outputUsed);
    const missing = new Set<number>();
    const first = messagesOf(service, end, (address) => {
      const text = this.#textAt(address);
      if (text === undefined) missing.add(address);
      return text ?? "";
    });
    const texts = missing.size > 0 ? await this.#readTexts([...missing]) : undefined;
    const messages = texts
      ? messagesOf(service, end, (address) => texts.get(address) ?? this.#textAt(address) ?? "")
      : first;
    for (const message of messages) printer.writeText(message);
    printer.end();
    const lost = wordOf(service, outputLost);
    if (lost > 0) this.#output.error(`${lost} messages of kernels were lost: there was no room for them`);
  }
}
