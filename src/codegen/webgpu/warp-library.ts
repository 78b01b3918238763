import { warpOperations, type WarpOperation } from "../../ir/device-library.ts";
import { invariant } from "../../source/invariant.ts";

/** 0 is a barrier of the block, 1 the end of the thread. */
export function warpOperationNumber(operation: WarpOperation): number {
  const place = warpOperations.indexOf(operation);
  invariant(place >= 0, `${operation} is in the table`);
  return 2 + place;
}

const number = (operation: WarpOperation) => `${warpOperationNumber(operation)}u`;

/**
 * WGSL functions for barriers that count votes and for operations of warps, which are done in workgroup memory:
 * subgroups of WGSL have another size on most machines. Lanes meet by their masks, as in lib/support/warp.c.
 */
export function warpFunctions({
  threads,
  slots,
}: {
  /** An operand. */
  readonly threads: string;
  readonly slots: number;
}): string {
  const slot = slots > 1 ? "[slot]" : "";
  return `
fn vote(is_yes: bool) {
  atomicAdd(&votes[(round % 3u) * 2u + select(0u, 1u, is_yes)], 1u);
}

/* Three pairs of counters take turns: one is counted, one is read, one is cleared. */
fn begin_votes(turn: u32, invocation: u32) {
  round = turn;
  if (invocation == 0u) {
    let next = ((turn + 1u) % 3u) * 2u;
    atomicStore(&votes[next], 0u);
    atomicStore(&votes[next + 1u], 0u);
  }
}

fn end_votes(turn: u32) {
  no_votes = atomicLoad(&votes[(turn % 3u) * 2u]);
  yes_votes = atomicLoad(&votes[(turn % 3u) * 2u + 1u]);
}

fn arrive(operation: u32, mask: u32, value: vec2<u32>, second: u32, third: u32) {
  arrived[thread] = operation;
  arrived_mask[thread] = mask;
  arrived_value[thread] = value;
  arrived_second${slot} = second;
  arrived_third${slot} = third;
}

/* Lanes that wait with this mask, if they are all that it names and that have not ended; else 0. */
fn met_by_mask(first: u32, lanes: u32, mask: u32) -> u32 {
  var group = 0u;
  var live = 0u;
  for (var lane = 0u; lane < lanes; lane++) {
    let operation = arrived[first + lane] & 255u;
    if (operation != 1u) { live |= 1u << lane; }
    if ((operation >= 2u) & (operation != ${number("activemask")}) & (arrived_mask[first + lane] == mask)) {
      group |= 1u << lane;
    }
  }
  return select(0u, group, (mask & live & ~group) == 0u);
}

/* Whether the thread has met the lanes that it waits for; it then has its result. */
fn meet() -> bool {
  let first = thread & ~31u;
  let lanes = min(32u, ${threads} - first);
  let operation = arrived[thread] & 255u;
  if (operation != ${number("activemask")}) {
    let group = met_by_mask(first, lanes, arrived_mask[thread]);
    if (group == 0u) { return false; }
    for (var lane = 0u; lane < lanes; lane++) {
      if ((((group >> lane) & 1u) != 0u) & ((arrived[first + lane] & 255u) != operation)) { return false; }
    }
    finish(first, group, operation);
    return true;
  }
  /* Names nobody: it gathers the lanes at the same place once nothing else in the warp can go on. */
  var group = 0u;
  for (var lane = 0u; lane < lanes; lane++) {
    let other = arrived[first + lane];
    if (other == arrived[thread]) { group |= 1u << lane; }
    let waits = ((other & 255u) >= 2u) & ((other & 255u) != ${number("activemask")});
    if (waits) {
      if (met_by_mask(first, lanes, arrived_mask[first + lane]) != 0u) { return false; }
    }
  }
  finish(first, group, operation);
  return true;
}

/* PTX ISA, shfl.sync: the third operand packs the highest lane and which bits of the lane select the segment. */
fn shuffle_source(operation: u32, lane: u32) -> u32 {
  let offset = arrived_second${slot} & 31u;
  let segment = (arrived_third${slot} >> 8u) & 31u;
  let clamp_lane = arrived_third${slot} & 31u;
  let start = lane & segment;
  let last = i32(start | (clamp_lane & ~segment));
  var from_lane = i32(start | (offset & ~segment));
  if (operation == ${number("shfl.up")}) {
    from_lane = i32(lane) - i32(offset);
    return select(lane, u32(from_lane), from_lane >= last);
  }
  if (operation == ${number("shfl.down")}) { from_lane = i32(lane + offset); }
  if (operation == ${number("shfl.bfly")}) { from_lane = i32(lane ^ offset); }
  return select(lane, u32(from_lane), from_lane <= last);
}

fn finish(first: u32, group: u32, operation: u32) {
  let lane = thread - first;
  if ((operation == ${number("sync")})) { return; }
  if (operation == ${number("activemask")}) {
    warp_result${slot} = group;
    return;
  }
  if (operation <= ${number("shfl.bfly")}) {
    let source = shuffle_source(operation, lane);
    /* What a lane outside of the group holds is undefined: here the lane keeps its own value. */
    warp_result${slot} = arrived_value[first + select(lane, source, ((group >> source) & 1u) != 0u)].x;
    return;
  }
  var votes_of_lanes = 0u;
  var equal = 0u;
  let own = arrived_value[thread];
  var reduced = arrived_value[first + countTrailingZeros(group)].x;
  for (var other = 0u; other < 32u; other++) {
    if (((group >> other) & 1u) == 0u) { continue; }
    let value = arrived_value[first + other];
    votes_of_lanes |= (value.x & 1u) << other;
    if (all(value == own)) { equal |= 1u << other; }
    if (other != countTrailingZeros(group)) { reduced = combine(operation, reduced, value.x); }
  }
  let are_all = votes_of_lanes == group;
  let is_any = votes_of_lanes != 0u;
  switch operation {
    case ${number("vote.all")}: { warp_result${slot} = select(0u, 1u, are_all); }
    case ${number("vote.any")}: { warp_result${slot} = select(0u, 1u, is_any); }
    case ${number("vote.uni")}: { warp_result${slot} = select(0u, 1u, are_all | !is_any); }
    case ${number("vote.ballot")}: { warp_result${slot} = votes_of_lanes; }
    case ${number("match.any")}: { warp_result${slot} = equal; }
    case ${number("match.all")}: {
      warp_flag${slot} = equal == group;
      warp_result${slot} = select(0u, equal, equal == group);
    }
    default: { warp_result${slot} = reduced; }
  }
}

fn combine(operation: u32, a: u32, b: u32) -> u32 {
  switch operation {
    case ${number("redux.add")}: { return a + b; }
    case ${number("redux.min")}: { return bitcast<u32>(min(bitcast<i32>(a), bitcast<i32>(b))); }
    case ${number("redux.max")}: { return bitcast<u32>(max(bitcast<i32>(a), bitcast<i32>(b))); }
    case ${number("redux.umin")}: { return min(a, b); }
    case ${number("redux.umax")}: { return max(a, b); }
    case ${number("redux.and")}: { return a & b; }
    case ${number("redux.or")}: { return a | b; }
    default: { return a ^ b; }
  }
}
`;
}
