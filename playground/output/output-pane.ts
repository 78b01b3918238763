/** What the program writes: both streams, told apart, and the end in view unless the reader scrolled up. */
import { element } from "../shell/element.ts";
import { OutputLog, type OutputStream } from "./output-log.ts";

/** Between two updates of the page: a program that prints all the time must not keep it from answering. */
const pauseMs = 40;

export class OutputPane {
  private readonly text = element("pre", {
    className: "output",
    tabIndex: 0,
    role: "log",
    ariaLabel: "What the program writes",
  });
  private readonly hint = element(
    "p",
    { className: "hint" },
    "Run the program, and what it writes stands here.",
  );
  readonly element = element("div", { className: "fill" }, this.hint, this.text);
  private log = new OutputLog();
  private timer: ReturnType<typeof setTimeout> | undefined;

  clear(): void {
    this.log = new OutputLog();
    this.hint.hidden = true;
    this.text.replaceChildren();
  }

  write(text: string, stream: OutputStream): void {
    this.log.add(text, stream);
    this.timer ??= setTimeout(() => this.show(), pauseMs);
  }

  /** Writes a line of the page's own, after all that came before, and what was too much. */
  end(line: string): void {
    const { leftOut } = this.log;
    if (leftOut > 0)
      this.write(
        `\n… and ${leftOut.toLocaleString("en")} more characters, which the page does not keep\n`,
        "note",
      );
    this.write(`${this.text.textContent === "" && this.log.isEmpty ? "" : "\n"}${line}\n`, "note");
    this.show();
  }

  private show(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { scrollTop, scrollHeight, clientHeight } = this.text;
    const follows = scrollTop + clientHeight >= scrollHeight - 40;
    for (const { stream, text } of this.log.take())
      this.text.append(element("span", { className: stream }, text));
    if (follows) this.text.scrollTop = this.text.scrollHeight;
  }
}
