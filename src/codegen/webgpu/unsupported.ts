/** What the emitter meets and WGSL cannot say; it becomes a diagnostic with the CUDA line. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
  constructor(
    /** As in `Diagnostic`. */
    readonly code: string,
    /** Plural: "warp operations". */
    readonly what: string,
  ) {
    super(what);
  }
}
