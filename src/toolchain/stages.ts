/** Times the steps of a build and tells whoever watches that one begins. */
export interface Stage {
  readonly name: string;
  readonly milliseconds: number;
  /** What a tool said that the program's messages leave out; lines. */
  readonly details?: string;
}

export class Stages {
  readonly done: Stage[] = [];
  readonly #now: () => number;
  readonly #onStage: (name: string) => void;

  constructor(now: () => number, onStage: (name: string) => void = () => {}) {
    this.#now = now;
    this.#onStage = onStage;
  }

  time<T>(name: string, step: () => T): T {
    this.#onStage(name);
    const start = this.#now();
    try {
      return step();
    } finally {
      this.done.push({ name, milliseconds: this.#now() - start });
    }
  }

  async timeAsync<T>(
    name: string,
    step: () => Promise<T>,
    detailsOf: (result: T) => string | undefined = () => undefined,
  ): Promise<T> {
    this.#onStage(name);
    const start = this.#now();
    let details: string | undefined;
    try {
      const result = await step();
      details = detailsOf(result);
      return result;
    } finally {
      this.done.push({ name, milliseconds: this.#now() - start, ...(details && { details }) });
    }
  }
}
