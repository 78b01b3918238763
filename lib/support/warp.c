/* Where the threads of a warp meet: shuffles, votes, reductions, __syncwarp and __activemask. */
#include "launch.h"

/*
 * What a thread noted where it waits. src/artifact/warp-arrival.ts holds the same offsets.
 */
struct Arrival {
  uint32_t next;      /* the region of the kernel that the thread enters next */
  uint32_t operation; /* an Operation */
  uint32_t mask;
  uint32_t second;
  uint64_t first;
  uint32_t third;
  uint32_t result;
  uint32_t predicate;
  uint32_t passedOver; /* of the warp's first lane: how often in a row others went first */
};

_Static_assert(offsetof(struct Arrival, first) == 16 && offsetof(struct Arrival, predicate) == 32 &&
                   sizeof(struct Arrival) == 40,
               "Arrival differs from the layout that compiled kernels write");

/* In the order of warpOperations in src/ir/device-library.ts. */
enum Operation {
  AtBarrier,
  Ended,
  Sync,
  ActiveMask,
  ShuffleIndex,
  ShuffleUp,
  ShuffleDown,
  ShuffleXor,
  VoteAll,
  VoteAny,
  VoteUni,
  VoteBallot,
  MatchAny,
  MatchAll,
  ReduceAdd,
  ReduceMin,
  ReduceMax,
  ReduceUMin,
  ReduceUMax,
  ReduceAnd,
  ReduceOr,
  ReduceXor,
};

/* How often lanes may go first while others wait for their turn: they may be spinning for what those do. */
enum { patience = 1 << 16 };

/* cudaErrorLaunchTimeout: what a card's watchdog reports when a kernel waits for ever. */
enum { launchTimeout = 702 };

#define FOR_LANES(lane, mask) \
  for (uint32_t rest_ = (mask), lane; rest_ != 0 && ((lane = (uint32_t)__builtin_ctz(rest_)), 1); rest_ &= rest_ - 1)

/* PTX ISA, shfl.sync: `third` packs the highest lane and which bits of the lane select the segment. */
static uint32_t shuffleSource(const struct Arrival *own, uint32_t lane) {
  uint32_t offset = own->second & 31, segment = (own->third >> 8) & 31, clamp = own->third & 31;
  uint32_t first = lane & segment;
  int32_t last = (int32_t)(first | (clamp & ~segment));
  int32_t source;
  switch (own->operation) {
    case ShuffleUp:
      source = (int32_t)lane - (int32_t)offset;
      return source >= last ? (uint32_t)source : lane;
    case ShuffleDown:
      source = (int32_t)(lane + offset);
      break;
    case ShuffleXor:
      source = (int32_t)(lane ^ offset);
      break;
    default:
      source = (int32_t)(first | (offset & ~segment));
  }
  return source <= last ? (uint32_t)source : lane;
}

static uint32_t combine(enum Operation operation, uint32_t a, uint32_t b) {
  switch (operation) {
    case ReduceAdd:
      return a + b;
    case ReduceMin:
      return (int32_t)a < (int32_t)b ? a : b;
    case ReduceMax:
      return (int32_t)a > (int32_t)b ? a : b;
    case ReduceUMin:
      return a < b ? a : b;
    case ReduceUMax:
      return a > b ? a : b;
    case ReduceAnd:
      return a & b;
    case ReduceOr:
      return a | b;
    default:
      return a ^ b;
  }
}

/* Results for the lanes of `group`, all of which wait at the same operation. */
static void finish(struct Arrival *warp, uint32_t group) {
  enum Operation operation = (enum Operation)warp[__builtin_ctz(group)].operation;
  uint32_t votes = 0, reduced = 0, isFirst = 1;
  switch (operation) {
    case Sync:
      return;
    case ActiveMask:
      FOR_LANES(lane, group) warp[lane].result = group;
      return;
    case ShuffleIndex:
    case ShuffleUp:
    case ShuffleDown:
    case ShuffleXor:
      FOR_LANES(lane, group) {
        uint32_t source = shuffleSource(&warp[lane], lane);
        /* What a lane outside of the group holds is undefined: here the lane keeps its own value. */
        if (!(group >> source & 1)) source = lane;
        warp[lane].result = (uint32_t)warp[source].first;
      }
      return;
    case VoteAll:
    case VoteAny:
    case VoteUni:
    case VoteBallot:
      FOR_LANES(lane, group) votes |= (uint32_t)(warp[lane].first & 1) << lane;
      uint32_t all = votes == group, any = votes != 0;
      uint32_t result = operation == VoteAll   ? all
                        : operation == VoteAny ? any
                        : operation == VoteUni ? (all || !any)
                                               : votes;
      FOR_LANES(lane, group) warp[lane].result = result;
      return;
    case MatchAny:
    case MatchAll:
      FOR_LANES(lane, group) {
        uint32_t equal = 0;
        FOR_LANES(other, group) equal |= (uint32_t)(warp[other].first == warp[lane].first) << other;
        warp[lane].predicate = equal == group;
        warp[lane].result = operation == MatchAny || equal == group ? equal : 0;
      }
      return;
    default:
      FOR_LANES(lane, group) {
        uint32_t value = (uint32_t)warp[lane].first;
        reduced = isFirst ? value : combine(operation, reduced, value);
        isFirst = 0;
      }
      FOR_LANES(lane, group) warp[lane].result = reduced;
  }
}

/* Lanes that wait with this mask, if they are all that it names and that have not ended; else 0. */
static uint32_t metByMask(const struct Arrival *warp, uint32_t waiting, uint32_t live, uint32_t mask) {
  uint32_t group = 0;
  FOR_LANES(lane, waiting) {
    if (warp[lane].operation != ActiveMask && warp[lane].mask == mask) group |= 1u << lane;
  }
  return (mask & live & ~group) == 0 ? group : 0;
}

/* Those of the lanes that go on at the first place in the order of the code. */
static uint32_t farthestBehind(const struct Arrival *warp, uint32_t lanes) {
  uint32_t first = ~0u, group = 0;
  FOR_LANES(lane, lanes) {
    if (warp[lane].next < first) {
      first = warp[lane].next;
      group = 0;
    }
    if (warp[lane].next == first) group |= 1u << lane;
  }
  return group;
}

static int isUniform(const struct Arrival *warp, uint32_t group) {
  uint32_t operation = warp[__builtin_ctz(group)].operation;
  FOR_LANES(lane, group) {
    if (warp[lane].operation != operation) return 0;
  }
  return 1;
}

/*
 * All lanes of a warp wait somewhere or have ended. Finds those that have met, writes their results
 * and returns them; 0 when none waits for another lane. Lanes that can never meet are a fault.
 *
 * Lanes meet by their masks (CUDA C++ guide, "Warp Shuffle Functions"). `__activemask` names nobody: it
 * gathers the lanes that wait at the same place once nothing else can go on. Of several places the first one
 * in the order of the code goes first (`next`, see barrier-regions.ts), so that lanes that parted meet again.
 */
uint32_t __unwarp_dev_warp_release(struct Arrival *warp, uint32_t lanes, struct Worker *worker) {
  uint32_t live = 0, waiting = 0, released = 0;
  for (uint32_t lane = 0; lane < lanes; lane++) {
    if (warp[lane].operation != Ended) live |= 1u << lane;
    if (warp[lane].operation > Ended) waiting |= 1u << lane;
  }
  if (waiting == 0) return 0;
  for (uint32_t left = waiting; left != 0;) {
    uint32_t lane = (uint32_t)__builtin_ctz(left);
    left &= left - 1;
    if (warp[lane].operation == ActiveMask) continue;
    uint32_t group = metByMask(warp, waiting, live, warp[lane].mask);
    if (group == 0) continue;
    if (!isUniform(warp, group)) __unwarp_dev_fault(launchTimeout, worker);
    finish(warp, group);
    released |= group;
    left &= ~group;
  }
  if (released != 0) return released;
  uint32_t unnamed = 0;
  FOR_LANES(lane, waiting) {
    if (warp[lane].operation == ActiveMask) unnamed |= 1u << lane;
  }
  for (uint32_t left = unnamed; left != 0;) {
    uint32_t group = farthestBehind(warp, left);
    finish(warp, group);
    released |= group;
    left &= ~group;
    if (left != 0 && ++warp[0].passedOver < patience) return released;
  }
  warp[0].passedOver = 0;
  if (released == 0) __unwarp_dev_fault(launchTimeout, worker);
  return released;
}
