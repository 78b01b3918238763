/**
 * Functions of Ascend's that choose by type, for the header that comes with every port. They are documented for int32_t, uint32_t,
 * int64_t, uint64_t and float: where int64_t is long, a call with long long is ambiguous, and no atomic takes its pointer.
 */
import { type Node, typeOf, walk } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import type { Unit } from "../unit.ts";
import { spaceOfWideAtomic } from "./atomic-calls.ts";
import { deviceFunctions } from "./device-functions.ts";
import type { Space } from "./memory-space.ts";
import { isGroup } from "./groups.ts";
import { callOf } from "./uniformity.ts";

const shuffles: readonly { readonly to: string; readonly lane: string }[] = [
  { to: "asc_shfl", lane: "int" },
  { to: "asc_shfl_up", lane: "unsigned int" },
  { to: "asc_shfl_down", lane: "unsigned int" },
  { to: "asc_shfl_xor", lane: "int" },
];
const atomics: readonly string[] = "add sub min max exch inc dec and or xor".split(" ");
const longTypes: readonly string[] = ["long", "unsigned long", "long long", "unsigned long long"];
export const groupShuffle = /^shfl(?:_up|_down|_xor)?$/;

/** `asc_atomic_add` is `unwarpAtomicAdd`, `asc_shfl_up` is `unwarpPlainShflUp`. */
export function wideName(to: string): string {
  const words = to
    .replace(/^asc_shfl/, "asc_plain_shfl")
    .split("_")
    .slice(1);
  return `unwarp${words.map(capital).join("")}`;
}

/** `asc_atomic_add` is `unwarpAtomicAddShared`. */
export function sharedName(to: string): string {
  return `${wideName(to)}Shared`;
}

/** `shfl_up` of a group is `unwarpGroupShflUp`. */
export function groupShuffleName(member: string): string {
  return `unwarpGroup${member.split("_").map(capital).join("")}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Numbers that are none of the documented types by name, whatever their size. */
export function isLong(type: string): boolean {
  return /^(?:const |volatile )*(?:unsigned )?long(?: long)?$/.test(type);
}

/**
 * The calls that need these functions. A template has one text for all its instances, in whatever source: where one of them
 * calls with long, all call the function that takes every type.
 */
export class WideCalls {
  readonly #places = new Set<string>();
  /** Where atomics of 64 bits point to. */
  readonly #spaces = new Map<string, Set<Space>>();

  constructor(sources: readonly Facts[]) {
    for (const facts of sources)
      for (const functionNode of facts.deviceFunctions)
        for (const node of walk(functionNode)) {
          if (!isWideCall(node)) continue;
          this.#places.add(placeOf(facts.unit, node));
          const call = callOf(node);
          const space = call && spaceOfWideAtomic(facts, call);
          const place = placeOf(facts.unit, node);
          if (space) this.#spaces.set(place, (this.#spaces.get(place) ?? new Set()).add(space));
        }
  }

  has(unit: Unit, callee: Node): boolean {
    return this.#places.has(placeOf(unit, callee));
  }

  /** Where an atomic points to that may be of 64 bits: all that use its text agree, or it is not known. */
  wideSpace(unit: Unit, callee: Node): Space | undefined {
    const spaces = this.#spaces.get(placeOf(unit, callee));
    const [first] = spaces ?? [];
    return spaces === undefined || spaces.size === 1 ? first : "unknown";
  }
}

function isWideCall(node: Node): boolean {
  if (node.kind !== "DeclRefExpr" && node.kind !== "MemberExpr") return false;
  const call = callOf(node);
  if (!call || !isLong(typeOf(call))) return false;
  const name = (node.kind === "DeclRefExpr" ? node.reference?.name : node.name) ?? "";
  if (node.kind === "MemberExpr")
    return (
      groupShuffle.test(name) &&
      node.inner[0] !== undefined &&
      isGroup(typeOf(node.inner[0]).replace(/ ?\*$/, ""))
    );
  const rule = Object.hasOwn(deviceFunctions, name) ? deviceFunctions[name] : undefined;
  return rule?.kind === "atomic" || (rule?.kind === "masked" && rule.to?.startsWith("asc_shfl") === true);
}

function placeOf(unit: Unit, { begin, end }: Node): string {
  const file = unit.text(begin)?.path ?? "";
  return `${file}:${begin?.offset ?? ""}:${end?.offset ?? ""}:${begin?.expansion?.offset ?? ""}`;
}

function plainShuffle(type: string): string {
  return shuffles
    .map(
      ({
        to,
        lane,
      }) => `__aicore__ inline ${type} ${wideName(to)}(${type} value, ${lane} lane, int width = 32) {
  return (${type})${to}((UnwarpWord<${type}>::type)value, lane, width);
}`,
    )
    .join("\n");
}

const shufflesOfAll = shuffles
  .map(
    ({
      to,
      lane,
    }) => `template <class T> __aicore__ inline auto ${wideName(to)}(T value, ${lane} lane, int width = 32) {
  return ${to}(value, lane, width);
}`,
  )
  .join("\n");

const groupShuffles = shuffles
  .map(({ to, lane }) => {
    const member = to.replace("asc_", "");
    return `template <class Group, class T> __aicore__ inline T ${groupShuffleName(member)}(const Group& group, T value, ${lane} lane) {
  return (T)group.${member}((typename UnwarpWord<T>::type)value, lane);
}`;
  })
  .join("\n");

const groupWordShuffles = shuffles
  .map(({ to, lane }) => {
    const member = to.replace("asc_", "");
    return `template <class Group, class T> __aicore__ inline T ${groupShuffleName(member)}Words(const Group& group, T value, ${lane} lane) {
  UnwarpInWords<T> words(value);
  for (unsigned int& word : words.word) word = group.${member}(word, lane);
  return words.value(value);
}`;
  })
  .join("\n");

const atomicFunctions = atomics
  .map((name) => `asc_atomic_${name}`)
  .map(
    (to) => `template <class T, class Value> __aicore__ inline T ${wideName(to)}(T* address, Value value) {
  using Word = typename UnwarpWord<T>::type;
  return (T)${to}((Word*)address, (Word)(T)value);
}`,
  )
  .join("\n");

/** What becomes of the old value. */
const combined: Readonly<Record<string, string>> = {
  add: "old + (T)value",
  sub: "old - (T)value",
  min: "(T)value < old ? (T)value : old",
  max: "(T)value > old ? (T)value : old",
  exch: "(T)value",
  and: "old & (T)value",
  or: "old | (T)value",
  xor: "old ^ (T)value",
};

const atomicsOfShared = Object.entries(combined)
  .map(
    ([
      name,
      value,
    ]) => `template <class T, class Value> __aicore__ inline T ${sharedName(`asc_atomic_${name}`)}(T* address, Value value) {
  if (sizeof(T) != 8) return ${wideName(`asc_atomic_${name}`)}(address, value);
  UNWARP_LOCKED(${value})
}`,
  )
  .join("\n");

const lockedAtomics = `
// Atomics of 64 bits, which Ascend has for global memory only: on shared memory under a lock of the block. The lanes of a warp take
// it one by one, so that none waits for a lane that waits for it. A kernel that may come here begins with unwarpFreeLock.
__aicore__ inline unsigned int* unwarpLock() {
  __ubuf__ unsigned int lock[1];
  return lock;
}
__aicore__ inline void unwarpFreeLock() {
  if (threadIdx.x == 0 && threadIdx.y == 0 && threadIdx.z == 0) *unwarpLock() = 0;
  asc_syncthreads();
}
#define UNWARP_LOCKED(wanted)                                                                   \\
  T old = T();                                                                                  \\
  for (unsigned int lanes = asc_activemask(); lanes != 0; lanes &= lanes - 1) {                 \\
    if (laneid() != __ffs((int)lanes) - 1) continue;                                            \\
    while (asc_atomic_cas(unwarpLock(), 0u, 1u) != 0u) {}                                       \\
    asc_threadfence_block();                                                                    \\
    old = *address;                                                                              \\
    *address = wanted;                                                                           \\
    asc_threadfence_block();                                                                    \\
    asc_atomic_exch(unwarpLock(), 0u);                                                          \\
  }                                                                                             \\
  return old;
${atomicsOfShared}
template <class T, class Expected, class Value>
__aicore__ inline T ${sharedName("asc_atomic_cas")}(T* address, Expected expected, Value value) {
  if (sizeof(T) != 8) return ${wideName("asc_atomic_cas")}(address, expected, value);
  UNWARP_LOCKED(old == (T)expected ? (T)value : old)
}
#undef UNWARP_LOCKED

// Of 16 bits, by the word of 32 that they are a half of: it must not have changed in between, in either half.
__aicore__ inline unsigned short unwarpAtomicCasShort(unsigned short* address, unsigned short expected, unsigned short value) {
  size_t place = (size_t)address;
  unsigned int* word = (unsigned int*)(place & ~(size_t)3);
  unsigned int shift = (unsigned int)(place & 2) * 8, seen = asc_atomic_cas(word, 0u, 0u);
  for (;;) {
    unsigned short current = (unsigned short)(seen >> shift);
    if (current != expected) return current;
    unsigned int wanted = (seen & ~(0xffffu << shift)) | (unsigned int)value << shift;
    unsigned int before = asc_atomic_cas(word, seen, wanted);
    if (before == seen) return current;
    seen = before;
  }
}
`;

export const wordHelpers = `
// Ascend's functions are for int32_t, uint32_t, int64_t, uint64_t and float. Of long and long long one is none of them, though it has
// the size of one: such a number goes there as that one, and comes back as what it was.
template <class T> struct UnwarpWord { using type = T; };
template <> struct UnwarpWord<long> { using type = std::conditional<sizeof(long) == 8, int64_t, int32_t>::type; };
template <> struct UnwarpWord<unsigned long> { using type = std::conditional<sizeof(long) == 8, uint64_t, uint32_t>::type; };
template <> struct UnwarpWord<long long> { using type = int64_t; };
template <> struct UnwarpWord<unsigned long long> { using type = uint64_t; };

${shufflesOfAll}
${longTypes.map(plainShuffle).join("\n")}
${groupShuffles}

${atomicFunctions}
template <class T, class Expected, class Value>
__aicore__ inline T ${wideName("asc_atomic_cas")}(T* address, Expected expected, Value value) {
  using Word = typename UnwarpWord<T>::type;
  return (T)asc_atomic_cas((Word*)address, (Word)(T)expected, (Word)(T)value);
}
${lockedAtomics}
// Whatever has the size of an unsigned number, with cache hints.
template <size_t Bytes> struct UnwarpUnsigned { using type = unsigned int; };
template <> struct UnwarpUnsigned<1> { using type = unsigned char; };
template <> struct UnwarpUnsigned<2> { using type = unsigned short; };
#define UNWARP_HINTED(load, store, ascLoad, ascStore)                                           \\
  template <class T> __aicore__ inline T load(const T* address) {                               \\
    static_assert(sizeof(T) <= 4 && sizeof(T) != 3, "a type of 8, 16 or 32 bits");              \\
    using Word = typename UnwarpUnsigned<sizeof(T)>::type;                                      \\
    Word word = ascLoad((Word*)address);                                                        \\
    T value;                                                                                    \\
    unwarpCopy(&value, &word, sizeof value);                                                    \\
    return value;                                                                               \\
  }                                                                                             \\
  template <class T, class Value> __aicore__ inline void store(T* address, Value given) {       \\
    static_assert(sizeof(T) <= 4 && sizeof(T) != 3, "a type of 8, 16 or 32 bits");              \\
    using Word = typename UnwarpUnsigned<sizeof(T)>::type;                                      \\
    T value = given;                                                                            \\
    Word word;                                                                                  \\
    unwarpCopy(&word, &value, sizeof word);                                                     \\
    ascStore((Word*)address, word);                                                             \\
  }
UNWARP_HINTED(unwarpLdcgWord, unwarpStcgWord, asc_ldcg, asc_stcg)
UNWARP_HINTED(unwarpLdcaWord, unwarpStwtWord, asc_ldca, asc_stwt)
#undef UNWARP_HINTED

// Shuffles of a group, of any type by its words.
template <class T> struct UnwarpInWords {
  unsigned int word[(sizeof(T) + 3) / 4] = {};
  __aicore__ explicit UnwarpInWords(const T& value) { unwarpCopy(word, &value, sizeof value); }
  __aicore__ T value(T to) const {
    unwarpCopy(&to, word, sizeof to);
    return to;
  }
};
${groupWordShuffles}

// Loads take no pointers to const.
template <class T> __aicore__ inline T unwarpLdca(const T* address) { return asc_ldca(const_cast<T*>(address)); }
template <class T> __aicore__ inline T unwarpLdcg(const T* address) { return asc_ldcg(const_cast<T*>(address)); }
`;
