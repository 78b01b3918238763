/**
 * Warp operations with a mask, for the header that comes with every port. Ascend's take part with all lanes that run together; CUDA's
 * with those that the mask names. They are the same where the lanes that are named are among those that run, so that is asked
 * as the kernel runs, wherever it is not known before; the kernel stops where it is not so.
 */
export const warpHelpers = `
// Warp operations with a mask. Ascend's have none: the lanes that run together take part. All lanes that the mask names must be
// among them, and the kernel stops where they are not: it would compute something else than the CUDA program.

// The lanes that this warp has: the last one of a block may be short.
__aicore__ inline unsigned int unwarpLanesOfWarp() {
  unsigned int thread = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
  unsigned int left = blockDim.x * blockDim.y * blockDim.z - (thread & ~31u);
  return left >= 32 ? 0xffffffffu : (1u << left) - 1;
}
__aicore__ inline unsigned int unwarpNamed(unsigned int mask) {
  unsigned int named = mask & unwarpLanesOfWarp();
  if ((named & ~asc_activemask()) != 0) __trap();
  return named;
}

// What a lane reads that its mask does not name is not defined in CUDA; here it keeps its own value.
template <class T, class Read> __aicore__ inline Read unwarpRead(unsigned int named, T own, Read value, int from, int width) {
  bool isInSegment = from >= 0 && (from & ~(width - 1)) == (laneid() & ~(width - 1));
  return isInSegment && (named >> (from & 31) & 1) == 0 ? (Read)own : value;
}
template <class T> __aicore__ inline auto unwarpShfl(unsigned int mask, T value, int lane, int width = 32) {
  unsigned int named = unwarpNamed(mask);
  return unwarpRead(named, value, unwarpPlainShfl(value, lane, width), (laneid() & ~(width - 1)) | (lane & (width - 1)), width);
}
template <class T> __aicore__ inline auto unwarpShflUp(unsigned int mask, T value, unsigned int delta, int width = 32) {
  unsigned int named = unwarpNamed(mask);
  return unwarpRead(named, value, unwarpPlainShflUp(value, delta, width), laneid() - (int)delta, width);
}
template <class T> __aicore__ inline auto unwarpShflDown(unsigned int mask, T value, unsigned int delta, int width = 32) {
  unsigned int named = unwarpNamed(mask);
  return unwarpRead(named, value, unwarpPlainShflDown(value, delta, width), laneid() + (int)delta, width);
}
template <class T> __aicore__ inline auto unwarpShflXor(unsigned int mask, T value, int lanes, int width = 32) {
  unsigned int named = unwarpNamed(mask);
  return unwarpRead(named, value, unwarpPlainShflXor(value, lanes, width), laneid() ^ lanes, width);
}

__aicore__ inline unsigned int unwarpBallot(unsigned int mask, int predicate) {
  unsigned int named = unwarpNamed(mask);
  return asc_ballot(predicate) & named;
}
__aicore__ inline int unwarpAny(unsigned int mask, int predicate) { return unwarpBallot(mask, predicate) != 0; }
__aicore__ inline int unwarpAll(unsigned int mask, int predicate) { return unwarpBallot(mask, !predicate) == 0; }

// Every lane looks at the values of all others, and takes those that its mask names.
#define UNWARP_REDUCTION(name, type, first, combined)                                           \\
  __aicore__ inline type name(unsigned int mask, type value) {                                  \\
    unsigned int named = unwarpNamed(mask);                                                     \\
    type result = first;                                                                        \\
    for (int lane = 0; lane < 32; lane++) {                                                     \\
      type other = asc_shfl(value, lane);                                                       \\
      if ((named >> lane & 1) != 0) result = combined;                                          \\
    }                                                                                           \\
    return result;                                                                              \\
  }
UNWARP_REDUCTION(unwarpReduceAdd, unsigned int, 0, result + other)
UNWARP_REDUCTION(unwarpReduceMin, unsigned int, value, other < result ? other : result)
UNWARP_REDUCTION(unwarpReduceMin, int, value, other < result ? other : result)
UNWARP_REDUCTION(unwarpReduceMax, unsigned int, value, other > result ? other : result)
UNWARP_REDUCTION(unwarpReduceMax, int, value, other > result ? other : result)
UNWARP_REDUCTION(unwarpReduceAnd, unsigned int, 0xffffffffu, result & other)
UNWARP_REDUCTION(unwarpReduceOr, unsigned int, 0, result | other)
UNWARP_REDUCTION(unwarpReduceXor, unsigned int, 0, result ^ other)
#undef UNWARP_REDUCTION
__aicore__ inline int unwarpReduceAdd(unsigned int mask, int value) {
  return (int)unwarpReduceAdd(mask, (unsigned int)value);
}

// Which of the named lanes have the same value. Floats are the same where their bits are.
#define UNWARP_MATCH(type)                                                                      \\
  __aicore__ inline unsigned int unwarpMatchAny(unsigned int mask, type value) {                \\
    unsigned int named = unwarpNamed(mask), same = 0;                                           \\
    for (int lane = 0; lane < 32; lane++)                                                       \\
      same |= (unwarpPlainShfl(value, lane) == value ? 1u : 0u) << lane;                               \\
    return same & named;                                                                        \\
  }
UNWARP_MATCH(int)
UNWARP_MATCH(unsigned int)
UNWARP_MATCH(long)
UNWARP_MATCH(unsigned long)
UNWARP_MATCH(long long)
UNWARP_MATCH(unsigned long long)
#undef UNWARP_MATCH
__aicore__ inline unsigned int unwarpMatchAny(unsigned int mask, float value) {
  return unwarpMatchAny(mask, __float_as_uint(value));
}
template <class T> __aicore__ inline unsigned int unwarpMatchAll(unsigned int mask, T value, int* all) {
  unsigned int same = unwarpMatchAny(mask, value);
  *all = same == (mask & unwarpLanesOfWarp());
  return *all ? same : 0;
}

// A tile of a warp: lanes beside each other, from a multiple of its size. All of them must be there.
template <class Tile> __aicore__ inline unsigned int unwarpLanesOfTile(const Tile& tile) {
  unsigned int lanes = (unsigned int)tile.size(), first = (unsigned int)laneid() & ~(lanes - 1);
  return lanes == 32 ? 0xffffffffu : ((1u << lanes) - 1) << first;
}
template <class Tile> __aicore__ inline const Tile& unwarpWhole(const Tile& tile) {
  unwarpNamed(unwarpLanesOfTile(tile));
  return tile;
}
// Matches within a tile: bit 0 is the tile's first lane.
template <class Tile, class T> __aicore__ inline unsigned int unwarpTileMatchAny(const Tile& tile, T value) {
  unsigned int lanes = (unsigned int)tile.size();
  return unwarpMatchAny(unwarpLanesOfTile(tile), value) >> (laneid() & ~(lanes - 1) & 31);
}
template <class Tile, class T> __aicore__ inline unsigned int unwarpTileMatchAll(const Tile& tile, T value, int& all) {
  unsigned int lanes = (unsigned int)tile.size();
  return unwarpMatchAll(unwarpLanesOfTile(tile), value, &all) >> (laneid() & ~(lanes - 1) & 31);
}

// The lanes of a coalesced group: as many must be there as it has.
template <class Group> __aicore__ inline const Group& unwarpTogether(const Group& group) {
  if (__popc(asc_activemask()) != (int)group.size()) __trap();
  return group;
}

// cooperative_groups::reduce over a tile: at each step the lanes come in pairs, so that all have the result at the end.
template <class T> struct UnwarpPlus { __aicore__ T operator()(T a, T b) const { return a + b; } };
template <class T> struct UnwarpGreater { __aicore__ T operator()(T a, T b) const { return a > b ? a : b; } };
template <class T> struct UnwarpLess { __aicore__ T operator()(T a, T b) const { return a < b ? a : b; } };
template <class T> struct UnwarpBitAnd { __aicore__ T operator()(T a, T b) const { return a & b; } };
template <class T> struct UnwarpBitOr { __aicore__ T operator()(T a, T b) const { return a | b; } };
template <class T> struct UnwarpBitXor { __aicore__ T operator()(T a, T b) const { return a ^ b; } };
template <class Tile, class T, class Combine> __aicore__ inline T unwarpReduceTile(const Tile& tile, T value, Combine combine) {
  unsigned int lanes = (unsigned int)tile.size(), rank = (unsigned int)laneid() & (lanes - 1);
  for (unsigned int step = 1; step < lanes; step *= 2) {
    T other = unwarpPlainShflXor(value, (int)step);
    value = (rank & step) != 0 ? combine(other, value) : combine(value, other);
  }
  return value;
}
// The same of types that shuffles are not documented for, by their words.
template <class Tile, class T, class Combine> __aicore__ inline T unwarpReduceTileWords(const Tile& tile, T value, Combine combine) {
  unsigned int lanes = (unsigned int)tile.size(), rank = (unsigned int)laneid() & (lanes - 1);
  for (unsigned int step = 1; step < lanes; step *= 2) {
    UnwarpInWords<T> words(value);
    for (unsigned int& word : words.word) word = asc_shfl_xor(word, (int)step);
    T other = words.value(value);
    value = (rank & step) != 0 ? combine(other, value) : combine(value, other);
  }
  return value;
}
`;
