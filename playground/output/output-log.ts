/**
 * What a program wrote, in pieces of one stream each, with a limit: a loop that prints must not freeze the page.
 * Beyond the limit text is counted, not kept.
 */
export type OutputStream = "stdout" | "stderr" | "note";

export interface OutputPiece {
  readonly stream: OutputStream;
  readonly text: string;
}

export class OutputLog {
  private waiting: OutputPiece[] = [];
  private kept = 0;
  /** Characters that came after the limit was reached. */
  leftOut = 0;

  constructor(private readonly limit = 200_000) {}

  add(text: string, stream: OutputStream): void {
    const room = stream === "note" ? text.length : Math.max(0, this.limit - this.kept);
    const fits = text.slice(0, room);
    this.leftOut += text.length - fits.length;
    if (fits === "") return;
    if (stream !== "note") this.kept += fits.length;
    const last = this.waiting.at(-1);
    if (last?.stream === stream) this.waiting[this.waiting.length - 1] = { stream, text: last.text + fits };
    else this.waiting.push({ stream, text: fits });
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** The pieces that came since the last call. */
  take(): readonly OutputPiece[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }
}
