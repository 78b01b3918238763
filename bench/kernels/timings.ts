import { median } from "../statistics.ts";
import type { ProgramName } from "./programs.ts";
import type { Timing } from "./run-variant.ts";
import { variants, type VariantName } from "./variants.ts";

/** What was measured in all rounds, and what failed. */
export class Timings {
  readonly #rounds = new Map<string, Timing[]>();
  readonly #failures = new Map<string, string>();

  add(program: ProgramName, variant: VariantName, timing: Timing): void {
    const rounds = this.#rounds.get(key(program, variant)) ?? [];
    this.#rounds.set(key(program, variant), [...rounds, timing]);
  }

  fail(program: ProgramName, variant: VariantName, reason: string): void {
    this.#failures.set(key(program, variant), reason);
  }

  failureOf(program: ProgramName, variant: VariantName): string | undefined {
    return this.#failures.get(key(program, variant));
  }

  /** One per failure: "triad, wasm: reason". */
  get failures(): string[] {
    return [...this.#failures].map(([what, reason]) => `${what}: ${reason}`);
  }

  checksum(program: ProgramName, variant: VariantName): number | undefined {
    return this.#of(program, variant)[0]?.checksum;
  }

  /** What a launch takes: CPU time for one thread, which other work on the machine leaves alone, and wall time for all. */
  milliseconds(program: ProgramName, variant: VariantName): number | undefined {
    const rounds = this.#of(program, variant);
    if (rounds.length === 0) return undefined;
    return variants[variant].threads === "one" ? median(rounds.map(({ cpuMs }) => cpuMs)) : shortest(rounds);
  }

  /** The shortest of all launches, to compare numbers of threads with. */
  shortestMs(program: ProgramName, variant: VariantName): number | undefined {
    const rounds = this.#of(program, variant);
    return rounds.length === 0 ? undefined : shortest(rounds);
  }

  #of(program: ProgramName, variant: VariantName): readonly Timing[] {
    return this.#failures.has(key(program, variant)) ? [] : (this.#rounds.get(key(program, variant)) ?? []);
  }
}

function key(program: ProgramName, variant: VariantName): string {
  return `${program}, ${variant}`;
}

function shortest(rounds: readonly Timing[]): number {
  return Math.min(...rounds.map(({ wallMs }) => wallMs));
}
