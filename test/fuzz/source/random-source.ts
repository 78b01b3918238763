/** Random CUDA C++, with the control flow that clang's front end has special ways for. */
import { Choices } from "../choices.ts";
import type { FuzzKernel } from "../random-kernel.ts";

export interface SourceKernel extends Omit<FuzzKernel, "text" | "declarations"> {
  readonly source: string;
}

/** Without headers, so that a module takes as long to read as its kernels. */
export const sourceHeader = `\
#define DEVICE __attribute__((device))
#define KERNEL extern "C" __attribute__((global))
#define SHARED __attribute__((shared))
typedef unsigned u32;
typedef unsigned long long u64;
struct S { u32 a; unsigned char b; u64 c; };
struct Guard { u32 *p; DEVICE Guard(u32 *q) : p(q) { *p += 3; } DEVICE ~Guard() { *p = *p * 5 + 1; } };
DEVICE __attribute__((noinline)) S make(u32 a, u32 b) { S s; s.a = a; s.b = b; s.c = (u64)a * b; return s; }
DEVICE u32 fold(S s) { return s.a ^ s.b ^ (u32)(s.c >> 7); }
DEVICE __attribute__((noinline)) void bump(u32 &x, u32 y) { x = x * 33 + y; }
DEVICE u32 sum(const u32 *a) { u32 s = 0; for (int i = 0; i < 4; ++i) s = s * 7 + a[i]; return s; }
extern SHARED u32 dynamicShared[];
`;

const slots = 8;

/** `void NAME(u32* out, const u32* in, u32 n, u32 m)`: a thread writes to its own slots only. */
export function randomSource(name: string, seed: number): SourceKernel {
  const choices = new Choices(seed);
  const threads = choices.oneOf([32, 64]);
  const numbers = [choices.below(6), choices.oneOf([3, 0, 1, 7])];
  const source = new Writer(name, choices, threads).kernel();
  const launch = { grid: { x: 2, y: 1, z: 1 }, block: { x: threads, y: 1, z: 1 } };
  return { name, source, launch, outputBytes: 2 * threads * slots * 4, numbers };
}

/** Where a statement stands. */
interface Place {
  readonly depth: number;
  /** Whether all threads of the block come here together. */
  readonly isUniform: boolean;
  readonly scalars: readonly string[];
  readonly arrays: readonly string[];
  readonly structs: readonly string[];
  readonly pointers: readonly string[];
  /** Values that are the same in all threads of a block. */
  readonly uniform: readonly string[];
  /** Whether `break` and `continue` mean a loop. */
  readonly isInLoop: boolean;
  /** Variables without an initial value: made when their flag says that they have none. */
  readonly late: readonly Late[];
}

interface Late {
  readonly name: string;
  readonly kind: "scalar" | "array" | "struct" | "pointer";
}

class Writer {
  readonly #name: string;
  readonly #choices: Choices;
  readonly #threads: number;
  readonly #hasReturns: boolean;
  readonly #hasBarriers: boolean;
  /** Values that are chosen merge in a block, which keeps gotos as they are. */
  readonly #hasChoices: boolean;
  readonly #flags: string[] = [];
  #count = 0;
  #statements = 0;

  constructor(name: string, choices: Choices, threads: number) {
    this.#name = name;
    this.#choices = choices;
    this.#threads = threads;
    this.#hasReturns = choices.chance(40);
    this.#hasChoices = choices.chance(30);
    this.#hasBarriers = !this.#hasReturns && choices.chance(60);
  }

  kernel(): string {
    const name = this.#name;
    const place: Place = {
      depth: 0,
      isUniform: true,
      scalars: ["x0", "x1", "x2"],
      arrays: ["a0"],
      structs: ["s0"],
      pointers: ["p0"],
      uniform: ["n", "m"],
      isInLoop: false,
      late: [],
    };
    const body = this.#block(place, 8, 4);
    const attribute = this.#choices.chance(30) ? `__attribute__((launch_bounds(${this.#threads}))) ` : "";
    return `\
SHARED u32 shared_${name}[${this.#threads}];
KERNEL ${attribute}void ${name}(u32 *all, const u32 *in, u32 n, u32 m) {
  u32 tid = __nvvm_read_ptx_sreg_tid_x();
  u32 *out = all + (__nvvm_read_ptx_sreg_ctaid_x() * ${this.#threads} + tid) * ${slots};
  u32 x0 = tid, x1 = in[tid & 63], x2 = n * 3 + 1;
  u32 a0[4] = {x1, tid, n, m};
  S s0; s0.a = x1; s0.b = tid; s0.c = x1 + 77;
  u32 *p0 = &x2;
${this.#flags.map((flag) => `  u32 ${flag} = 0;\n`).join("")}${body}
  out[0] += x0; out[1] += x1; out[2] += x2; out[3] += sum(a0); out[4] += fold(s0); out[5] += *p0;
}
`;
  }

  #next(prefix: string): string {
    return `${prefix}${++this.#count}`;
  }

  #pick(items: readonly string[]): string {
    return items[this.#choices.below(items.length)] ?? "x0";
  }

  #value(place: Place, depth = 2): string {
    const choices = this.#choices;
    if (depth > 0 && choices.chance(60)) {
      const [a, b] = [this.#value(place, depth - 1), this.#value(place, depth - 1)];
      switch (choices.below(7)) {
        case 0:
          return `(${a} + ${b})`;
        case 1:
          return `(${a} * ${b})`;
        case 2:
          return `(${a} ^ ${b})`;
        case 3:
          return `(${a} % (${b} | 1))`;
        case 4:
          return `(${a} >> (${b} & 31))`;
        case 5:
          return this.#hasChoices ? `(${this.#condition(place)} ? ${a} : ${b})` : `(${a} & ~${b})`;
        default:
          return `(${a} - ${b})`;
      }
    }
    switch (choices.below(7)) {
      case 0:
        return `${choices.below(1000)}u`;
      case 1:
        return this.#pick(place.uniform);
      case 2:
        return `${this.#pick(place.arrays)}[${this.#pick(place.scalars)} & 3]`;
      case 3:
        return `${this.#pick(place.structs)}.${choices.oneOf(["a", "b"])}`;
      case 4:
        return `*${this.#pick(place.pointers)}`;
      case 5:
        return `in[${this.#pick(place.scalars)} & 63]`;
      default:
        return this.#pick(place.scalars);
    }
  }

  #condition(place: Place): string {
    const { scalars } = place;
    const a = this.#pick(scalars);
    switch (this.#choices.below(4)) {
      case 0:
        return `(${a} & ${this.#choices.oneOf([1, 2, 3, 8])})`;
      case 1:
        return `(${a} > ${this.#pick(scalars)} && ${this.#pick(scalars)} % 3 != 1)`;
      case 2:
        return `(${a} % 5 < 2 || ${this.#pick(scalars)} & 4)`;
      default:
        return `(${a} % 3 == ${this.#choices.below(3)})`;
    }
  }

  #uniformCondition(place: Place): string {
    return `((${this.#pick(place.uniform)} + ${this.#choices.below(4)}) % ${this.#choices.oneOf([2, 3])} == 0)`;
  }

  #block(outer: Place, most: number, least = 1): string {
    let place = outer;
    const lines: string[] = [];
    for (let count = least + this.#choices.below(most); count > 0; count--) {
      const [text, next] = this.#statement(place);
      lines.push(text);
      place = next;
    }
    return lines.join("\n");
  }

  #statement(place: Place): readonly [string, Place] {
    const choices = this.#choices;
    const indent = "  ".repeat(place.depth + 1);
    const same = (text: string) => [`${indent}${text}`, place] as const;
    const isSmall = place.depth > 3 || ++this.#statements > 50;
    const kind = choices.below(isSmall ? 8 : 18);
    if (place.late.length > 0 && choices.chance(35)) return same(this.#useLate(place));
    switch (kind) {
      case 0: {
        const name = this.#next("v");
        return [
          `${indent}u32 ${name}; ${name} = ${this.#value(place)};`,
          { ...place, scalars: [...place.scalars, name] },
        ];
      }
      case 1:
        return same(
          `${this.#pick(place.scalars)} ${choices.oneOf(["+=", "^=", "="])} ${this.#value(place)};`,
        );
      case 2:
        return same(`${this.#pick(place.arrays)}[${this.#value(place, 1)} & 3] = ${this.#value(place)};`);
      case 3:
        return same(
          choices.chance(50)
            ? `${this.#pick(place.structs)} = make(${this.#value(place)}, ${this.#value(place)});`
            : `${this.#pick(place.scalars)} += fold(${this.#pick(place.structs)});`,
        );
      case 4:
        return same(`bump(${this.#pick(place.scalars)}, ${this.#value(place)});`);
      case 5:
        return same(`*${this.#pick(place.pointers)} = ${this.#value(place)};`);
      case 6:
        return same(`out[${choices.below(slots)}] = ${this.#value(place)};`);
      case 7:
        return same(this.#together(place));
      case 8:
        return same(
          `{ Guard ${this.#next("g")}(&${this.#pick(place.scalars)});\n${this.#block(this.#inside(place), 3)}\n${indent}}`,
        );
      case 9:
        return same(this.#branch(place));
      case 10:
      case 11:
        return same(this.#loop(place));
      case 12:
      case 13:
        return same(this.#bypass(place));
      case 14:
      case 15:
      case 16:
        return same(this.#gotos(place));
      default: {
        const [array, pointer] = [this.#next("a"), this.#next("p")];
        const target = choices.chance(50) ? `${array} + 1` : `&${this.#pick(place.scalars)}`;
        return [
          `${indent}u32 ${array}[4]; for (int i = 0; i < 4; ++i) ${array}[i] = ${this.#value(place)} + i;\n` +
            `${indent}u32 *${pointer}; ${pointer} = ${target};`,
          { ...place, arrays: [...place.arrays, array], pointers: [...place.pointers, pointer] },
        ];
      }
    }
  }

  #inside(place: Place): Place {
    return { ...place, depth: place.depth + 1 };
  }

  /** What threads do together, where they are; and ways to leave, where they need not stay together. */
  #together(place: Place): string {
    const name = this.#pick(place.scalars);
    const choices = this.#choices;
    if (place.isUniform && this.#hasBarriers) {
      const other = `(tid + ${1 + choices.below(31)}) % ${this.#threads}`;
      switch (choices.below(3)) {
        case 0:
          return `shared_${this.#name}[tid] = ${name}; __syncthreads(); ${name} ^= shared_${this.#name}[${other}]; __syncthreads();`;
        case 1:
          return `${name} += __nvvm_shfl_sync_bfly_i32(~0u, ${name}, ${choices.oneOf([1, 2, 8, 16])}, 31);`;
        default:
          return `${name} ^= __nvvm_vote_ballot_sync(~0u, ${this.#condition(place)});`;
      }
    }
    if (this.#hasReturns && choices.chance(50))
      return `if (${this.#condition(place)} && ${name} % 7 == 2) { out[7] += ${this.#value(place)}; return; }`;
    if (place.isInLoop && !this.#hasBarriers)
      return `if (${this.#condition(place)}) { ${name} += 11; ${choices.oneOf(["break", "continue"])}; }`;
    return `${name}++;`;
  }

  #branch(place: Place): string {
    const isUniform = place.isUniform && this.#choices.chance(50);
    const condition = isUniform ? this.#uniformCondition(place) : this.#condition(place);
    const inner = { ...this.#inside(place), isUniform };
    const indent = "  ".repeat(place.depth + 1);
    return `if (${condition}) {\n${this.#block(inner, 4)}\n${indent}} else {\n${this.#block(inner, 3)}\n${indent}}`;
  }

  #loop(place: Place): string {
    const choices = this.#choices;
    const counter = this.#next("i");
    const isUniform = place.isUniform && choices.chance(60);
    const end = isUniform ? `${1 + choices.below(4)}` : `1 + (${this.#pick(place.scalars)} & 3)`;
    const limit = this.#next("e");
    const inner: Place = {
      ...this.#inside(place),
      isUniform,
      isInLoop: true,
      uniform: isUniform ? [...place.uniform, counter] : place.uniform,
    };
    const indent = "  ".repeat(place.depth + 1);
    const body = this.#block(inner, 6);
    switch (choices.below(3)) {
      case 0:
        return `for (u32 ${counter} = 0, ${limit} = ${end}; ${counter} < ${limit}; ++${counter}) {\n${body}\n${indent}}`;
      case 1:
        return `{ u32 ${counter} = ~0u, ${limit} = ${end}; while (++${counter} < ${limit}) {\n${body}\n${indent}} }`;
      default:
        return `{ u32 ${counter} = 0, ${limit} = ${end}; do {\n${body}\n${indent}} while (++${counter} < ${limit}); }`;
    }
  }

  /** Variables whose declaration is jumped over: they have no beginning and no end in LLVM IR. */
  #bypass(place: Place): string {
    const choices = this.#choices;
    const indent = "  ".repeat(place.depth + 1);
    const late: Late[] = [];
    const declarations: string[] = [];
    const resets: string[] = [];
    for (let count = 1 + choices.below(3); count > 0; count--) {
      const name = this.#next("w");
      const kind = choices.oneOf(["scalar", "array", "struct", "pointer"]);
      late.push({ name, kind });
      this.#flags.push(`has_${name}`);
      resets.push(`has_${name} = 0;`);
      const texts = { scalar: `u32 ${name};`, array: `u32 ${name}[4];`, struct: `S ${name};`, pointer: `u32 *${name}; u32 ${name}_target;` }; // prettier-ignore
      declarations.push(texts[kind]);
    }
    const inner = { ...this.#inside(place), isInLoop: false, late: [...place.late, ...late] };
    const loop = `${indent}  ${this.#loop(inner)}`;
    const uniform = place.isUniform;
    const value = uniform ? this.#pick(place.uniform) : this.#value(place, 1);
    if (choices.chance(50)) {
      const other = choices.chance(50) ? `case 1: ${this.#pick(place.scalars)} += 5; ` : "";
      return `${resets.join(" ")} switch (${value} % 3) { ${declarations.join(" ")} ${other}default:\n${loop}\n${indent}}`;
    }
    const label = this.#next("skip");
    const condition = uniform ? this.#uniformCondition(place) : this.#condition(place);
    return `${resets.join(" ")} { if (${condition}) goto ${label}; ${this.#pick(place.scalars)} ^= 9; ${declarations.join(" ")} ${label}:;\n${loop}\n${indent}}`;
  }

  #useLate(place: Place): string {
    const { name, kind } = place.late[this.#choices.below(place.late.length)] ?? { name: "", kind: "scalar" };
    const value = this.#value(place, 1);
    const target = this.#pick(place.scalars);
    const first = (text: string) => `if (!has_${name}) { ${text} has_${name} = 1; }`;
    switch (kind) {
      case "scalar":
        return `${first(`${name} = ${value};`)} ${target} += ${name}; ${name} = ${this.#value(place, 1)};`;
      case "array":
        return `${first(`for (int i = 0; i < 4; ++i) ${name}[i] = ${value} + i;`)} ${target} ^= sum(${name}); ${name}[${target} & 3] += ${value};`;
      case "struct":
        return `${first(`${name} = make(${value}, 3);`)} ${target} += fold(${name}); ${name}.a ^= ${value}; ${name}.c += ${target};`;
      default:
        return `${first(`${name}_target = ${value}; ${name} = &${name}_target;`)} *${name} += ${value}; ${target} ^= *${name};`;
    }
  }

  /** A loop with two entries, and ways out of what stands in it. */
  #gotos(place: Place): string {
    const choices = this.#choices;
    const [counter, head, middle, end] = ["c", "head", "middle", "end"].map((one) => this.#next(one));
    const indent = "  ".repeat(place.depth + 1);
    const isUniform = place.isUniform && choices.chance(60);
    const condition = () => (isUniform ? this.#uniformCondition(place) : this.#condition(place));
    const inner = { ...this.#inside(place), isUniform, isInLoop: false };
    const leave = () => (choices.chance(40) ? `\n${indent}  if (${condition()}) goto ${end};` : "");
    const [first, second] = [this.#block(inner, 4), this.#block(inner, 4)];
    return (
      `{ u32 ${counter} = 0; if (${condition()}) goto ${middle};\n${indent}${head}: {\n${first}${leave()}\n${indent}}\n` +
      `${indent}${middle}: {\n${second}${leave()}\n${indent}}\n` +
      `${indent}if (++${counter} < ${2 + choices.below(3)}) goto ${choices.chance(30) ? middle : head};` +
      ` if (${counter}++ < 3 && ${condition()}) goto ${head}; ${end}:; }`
    );
  }
}
