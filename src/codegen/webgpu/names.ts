/**
 * Names for WGSL: those of the IR where they are legal, with numbers where two would be equal. `taken` are names
 * that mean something else already.
 */
export class Names {
  readonly #used: Set<string>;
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#used = new Set([...reserved, ...taken]);
  }

  add(wish: string): string {
    const base = wish.replaceAll(/[^A-Za-z0-9_]/g, "_").replace(/^(?=\d)|^_+/, "v") || "v";
    let name = base === "v" ? "v0" : base;
    for (let next = this.#next.get(base) ?? 1; this.#used.has(name); next++) {
      name = /\d$/.test(base) ? `${base}_${next}` : `${base}${next}`;
      this.#next.set(base, next + 1);
    }
    this.#used.add(name);
    return name;
  }
}

/** WGSL's keywords, the words it reserves, and what it predeclares and the emitter uses. */
const reserved = `
alias break case const const_assert continue continuing default diagnostic discard else enable false fn for if
let loop override requires return struct switch true var while
NULL Self abstract active alignas alignof as asm asm_fragment async attribute auto await become cast catch class
co_await co_return co_yield coherent column_major common compile compile_fragment concept const_cast consteval
constexpr constinit crate debugger decltype delete demote demote_to_helper do dynamic_cast enum explicit export
extends extern external fallthrough filter final finally friend from fxgroup get goto groupshared highp impl
implements import inline instanceof interface layout lowp macro macro_rules match mediump meta mod module move
mut mutable namespace new nil noexcept noinline nointerpolation non_coherent noncoherent noperspective null
nullptr of operator package packoffset partial pass patch pixelfragment precise precision premerge priv protected
pub public readonly ref regardless register reinterpret_cast require resource restrict self set shared sizeof
smooth snorm static static_assert static_cast std subroutine super target template this thread_local throw trait
try type typedef typeid typename typeof union unless unorm unsafe unsized use using varying virtual volatile wgsl
where with writeonly yield
bool u32 i32 f32 f16 vec2 vec3 vec4 array atomic ptr mat2x2 mat3x3 mat4x4 sampler texture_2d
select bitcast abs floor ceil trunc round sqrt min max sign step mix clamp dot cross fma exp log sin cos pow
countOneBits countLeadingZeros countTrailingZeros reverseBits arrayLength all any
workgroupBarrier storageBarrier workgroupUniformLoad private workgroup uniform storage function read read_write
heap launch leaving block_size_x block_size_y block_size_z block_threads block_invocations dynamic_shared_words
block_dim_x block_dim_y block_dim_z block_x block_y block_z thread thread_x thread_y thread_z slot
`
  .trim()
  .split(/\s+/);
