/** Does operations in the order in which they come: at once where all before are done, so that most calls leave nothing behind. */
export class OperationQueue {
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** An operation that returns a promise holds up those behind it. What it throws is told by the promise only. */
  run<T>(operation: () => T | Promise<T>): Promise<T> {
    if (this.#waiting === 0) {
      let result: T | Promise<T>;
      try {
        result = operation();
      } catch (error) {
        return Promise.reject(error);
      }
      if (!(result instanceof Promise)) return Promise.resolve(result);
      return this.#hold(result);
    }
    return this.#hold(this.#last.then(operation));
  }

  #hold<T>(result: Promise<T>): Promise<T> {
    this.#waiting += 1;
    const done = () => void (this.#waiting -= 1);
    this.#last = result.then(done, done);
    return result;
  }
}
