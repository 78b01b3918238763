/** One function that a CUDA program can call on the host. */
export interface ApiFunction {
  /**
   * Its WebAssembly type: a letter per parameter, a colon, the result. i = i32, l = i64, f = f32,
   * d = f64, v = no result. Pointers, `size_t` and enums are i; a struct passed by value is a
   * pointer to it; a struct result is written through a pointer that comes first.
   */
  readonly signature: Signature;
  readonly state: FunctionState;
  readonly deprecated?: true;
  /** What differs from NVIDIA's function, for the support table. */
  readonly notes?: string;
}

/** A function that is not supported is still declared and linked; calling it returns an error. */
type FunctionState = "implemented" | "not-supported";

type Signature = `${string}:${"i" | "v"}`;

/** The parameters that a JavaScript import of this signature receives. */
export type Parameters<S extends string> = S extends `:${string}`
  ? []
  : S extends `l${infer Rest}`
    ? [bigint, ...Parameters<Rest>]
    : S extends `${"i" | "f" | "d"}${infer Rest}`
      ? [number, ...Parameters<Rest>]
      : never;

/** What a JavaScript import of this signature returns. */
export type Result<S extends string> = S extends `${string}:i` ? number : void;

/** Names of the functions of a table that have the state. */
type NamesInState<Table, State extends FunctionState> = {
  [Name in keyof Table]: Table[Name] extends { readonly state: State } ? Name : never;
}[keyof Table];

/** A handler of the right type for every implemented function of a table. */
export type Handlers<Table extends Record<string, ApiFunction>> = {
  readonly [Name in NamesInState<Table, "implemented">]: (
    ...args: Parameters<Table[Name]["signature"]>
  ) => Result<Table[Name]["signature"]>;
};
