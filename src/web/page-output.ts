type Stream = "stdout" | "stderr";

/** The first writes go at once, later ones together: a message for each of a million lines would drown the page. */
const writesAtOnce = 200;
const pieceCharacters = 16 * 1024;
const mostWaitMs = 30;

/** What a program writes, as text, in few messages. */
export class PageOutput {
  readonly #send: (text: string, stream: Stream) => void;
  readonly #now: () => number;
  readonly #decoders: Record<Stream, TextDecoder> = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  #text = "";
  #stream: Stream = "stdout";
  #writes = 0;
  #sentAt = 0;

  constructor(send: (text: string, stream: Stream) => void, now: () => number) {
    this.#send = send;
    this.#now = now;
  }

  write(bytes: Uint8Array, stream: Stream): void {
    if (stream !== this.#stream) this.flush();
    this.#stream = stream;
    // A character may be cut in two by the program's buffer.
    this.#text += this.#decoders[stream].decode(bytes, { stream: true });
    this.#writes += 1;
    if (this.#writes <= writesAtOnce || this.#text.length >= pieceCharacters) this.flush();
    else this.flushIfDue();
  }

  /** To be called where a program may wait in a loop of its own, as when it looks at the clock. */
  flushIfDue(): void {
    if (this.#text !== "" && this.#now() - this.#sentAt > mostWaitMs) this.flush();
  }

  /** To be called whenever the program may be busy with something else for long. */
  flush(): void {
    if (this.#text === "") return;
    this.#send(this.#text, this.#stream);
    this.#text = "";
    this.#sentAt = this.#now();
  }
}
