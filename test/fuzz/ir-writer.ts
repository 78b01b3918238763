/** Writes the text of a function: blocks, instructions, and the declarations they need. */
export class IrWriter {
  /** Of all functions that this text calls and that nobody defines. */
  readonly declarations: Set<string>;
  readonly #locals: string[] = [];
  readonly #prologue: string[] = [];
  readonly #body: string[] = [];
  #lines = this.#body;
  #names = 0;

  constructor(declarations: Set<string>) {
    this.declarations = declarations;
  }

  get text(): string {
    return [...this.#locals, ...this.#prologue, "  br label %start", "start:", ...this.#body].join("\n");
  }

  /** A name that nobody has. */
  fresh(prefix = "t"): string {
    return `${prefix}${this.#names++}`;
  }

  /** `%t7 = …`: returns `%t7`. */
  value(expression: string): string {
    const name = `%${this.fresh()}`;
    this.line(`${name} = ${expression}`);
    return name;
  }

  line(text: string): void {
    this.#lines.push(`  ${text}`);
  }

  /** What runs once, before all else, though it is written as late as something turns out to be needed. */
  inPrologue<T>(step: () => T): T {
    const outer = this.#lines;
    this.#lines = this.#prologue;
    const result = step();
    this.#lines = outer;
    return result;
  }

  /** A local variable, whose room is made at the function's entry. */
  alloca(type: string): string {
    const name = `%${this.fresh("v")}`;
    this.#locals.push(`  ${name} = alloca ${type}`);
    return name;
  }

  load(type: string, pointer: string, flags = ""): string {
    return this.value(`load ${flags}${type}, ptr ${pointer}`);
  }

  store(type: string, value: string, pointer: string, flags = ""): void {
    this.line(`store ${flags}${type} ${value}, ptr ${pointer}`);
  }

  /** The block that follows; the one before must have ended. */
  block(label: string): void {
    this.#lines.push(`${label}:`);
  }

  br(label: string): void {
    this.line(`br label %${label}`);
  }

  condBr(condition: string, yes: string, no: string): void {
    this.line(`br i1 ${condition}, label %${yes}, label %${no}`);
  }

  /** Calls what the device library has: `call("i32", "llvm.umin.i32", ["i32 %a", "i32 7"])`. */
  call(result: string, name: string, args: readonly string[]): string {
    const types = args.map((arg) => arg.slice(0, arg.lastIndexOf(" ")));
    this.declarations.add(`declare ${result} @${name}(${types.join(", ")})`);
    const text = `call ${result} @${name}(${args.join(", ")})`;
    if (result !== "void") return this.value(text);
    this.line(text);
    return "";
  }
}
