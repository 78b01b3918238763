import { wgslFaults, wgslLaunch, wgslService, wgslWildNote } from "../../artifact/wgsl-kernel.ts";

const { place, assertion, launch, wild, lock, outputUsed, outputLost, output } = wgslService;
const { pageBits, pageWordBits, lastLaunch } = wgslWildNote;

/**
 * `heap_index` of kernels with checks: the access must begin in an allocation. What does not is a fault, and goes to the heap's last word,
 * which is nobody's.
 */
export const checkedHeapIndex = `
fn heap_index(p: u32) -> u32 {
  var low = 0u;
  var high = arrayLength(&extents);
  while (low < high) {
    let middle = (low + high) >> 1u;
    if (extents[middle].y <= p) { low = middle + 1u; } else { high = middle; }
  }
  if (low < arrayLength(&extents)) {
    if (p >= extents[low].x) { return (p - launch[0].w) >> 2u; }
  }
  if (begin_fault(${wgslFaults.indexOf("out-of-bounds")}u)) {
    atomicStore(&service[${wgslService.address}u], p);
    write_place();
  }
  return arrayLength(&heap) - 1u;
}`;

const launchNumber = `launch[${Math.floor(wgslLaunch.number / 4)}].${"xyzw"[wgslLaunch.number % 4]}`;

/** What kernels tell the host through the service block. The first thread that faults writes there, and no other. */
export const serviceFunctions = `
fn fault(kind: u32) {
  if (begin_fault(kind)) { write_place(); }
}

/* A thread that has accessed what is outside of the heap has failed by that already. */
fn begin_fault(kind: u32) -> bool {
  if (highest_index >= arrayLength(&heap)) { return false; }
  loop {
    let exchange = atomicCompareExchangeWeak(&service[${wgslService.fault}u], 0u, kind);
    if (exchange.exchanged | (exchange.old_value != 0u)) { return exchange.exchanged; }
  }
}

fn write_place() {
  atomicStore(&service[${launch}u], ${launchNumber});
  atomicStore(&service[${place}u], block_x);
  atomicStore(&service[${place + 1}u], block_y);
  atomicStore(&service[${place + 2}u], block_z);
  atomicStore(&service[${place + 3}u], thread_x);
  atomicStore(&service[${place + 4}u], thread_y);
  atomicStore(&service[${place + 5}u], thread_z);
}

fn assert_fault(expression: u32, file: u32, line: u32, function_name: u32) {
  if (!begin_fault(2u)) { return; }
  write_place();
  atomicStore(&service[${assertion}u], expression);
  atomicStore(&service[${assertion + 1}u], file);
  atomicStore(&service[${assertion + 2}u], line);
  atomicStore(&service[${assertion + 3}u], function_name);
}

/* The index of a word in the heap. What lies outside is noted, and accesses the end of the heap instead. */
fn heap_index(p: u32) -> u32 {
  let index = (p - launch[0].w) >> 2u;
  highest_index = max(highest_index, index);
  return index;
}

fn wild_address() {
  let first = ${lastLaunch + 1}u - min(${launchNumber}, ${lastLaunch}u);
  atomicMax(&service[${wild}u], (first << ${pageBits}u) | (highest_index >> ${pageWordBits}u));
}

/* A message for the host to format: the format's address, then the arguments as they lie in local memory. */
fn print_local(format: u32, arguments: u32, bytes: u32, count: u32) -> u32 {
  let size = 8u + ((bytes + 7u) & ~7u);
  let room = arrayLength(&service) * 4u - ${4 * output}u;
  var at = atomicLoad(&service[${outputUsed}u]);
  loop {
    if (at + size > room) {
      atomicAdd(&service[${outputLost}u], 1u);
      return count;
    }
    let exchange = atomicCompareExchangeWeak(&service[${outputUsed}u], at, at + size);
    if (exchange.exchanged) { break; }
    at = exchange.old_value;
  }
  let message = ${output}u + at / 4u;
  atomicStore(&service[message], format);
  atomicStore(&service[message + 1u], bytes);
  for (var i = 0u; i < bytes / 4u; i++) { atomicStore(&service[message + 2u + i], load_local(arguments + 4u * i)); }
  return count;
}

/* Goes forward whenever it is read: GPUs have no clock for WGSL. */
fn read_clock() -> vec2<u32> {
  let reads = atomicAdd(&service[${wgslService.clockReads}u], 1u) + 1u;
  return vec2(reads << 6u, reads >> 26u);
}

fn try_lock_heap() -> bool {
  return atomicExchange(&service[${lock}u], 1u) == 0u;
}

fn unlock_heap() {
  atomicStore(&service[${lock}u], 0u);
}
`;
