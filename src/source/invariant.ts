/** A bug in unwarp itself, never the user's fault. The CLI asks for a report and exits 70. */
export class InternalError extends Error {
  override readonly name = "InternalError";
}

/** States what must hold. The message says what was expected, for whoever debugs the compiler. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}

/** For the default branch of an exhaustive switch: a type error until every case is handled. */
export function unreachable(value: never, what: string): never {
  throw new InternalError(`unexpected ${what}: ${String(value)}`);
}
