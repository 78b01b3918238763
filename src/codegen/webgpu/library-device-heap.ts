import { wgslDeviceHeap, wgslFaults, wgslLaunch, wgslService } from "../../artifact/wgsl-kernel.ts";

const { isReady, base, size, lists, occupied } = wgslDeviceHeap;
const state = `launch[${Math.floor(wgslLaunch.deviceHeap / 4)}].${"xyzw"[wgslLaunch.deviceHeap % 4]}`;
const lock = `service[${wgslService.heapLock}u]`;

/**
 * malloc and free of kernels: the allocator of lib/support/device-heap.c, to the byte, which tells why it is as it is. A block
 * has its size, that of the block before, and its state; free ones have their neighbours in the list of their class.
 *
 * What is done under the lock stands where the lock was taken; see `longAtomicBody` in memory-functions.ts.
 */
export const deviceHeapFunctions = `
fn device_malloc(bytes: u32) -> u32 {
  if ((bytes == 0u) | (bytes > 0xffffffbfu)) { return 0u; }
  let size = (bytes + 31u) & ~15u;
  loop {
    if (atomicExchange(&${lock}, 1u) == 0u) {
      let block = device_heap_take(size);
      atomicStore(&${lock}, 0u);
      return select(block + 16u, 0u, block == 0u);
    }
  }
}

fn device_free(p: u32) {
  if (p == 0u) { return; }
  loop {
    if (atomicExchange(&${lock}, 1u) == 0u) {
      let is_known = device_heap_give(p);
      atomicStore(&${lock}, 0u);
      if (!is_known) { fault(${wgslFaults.indexOf("bad-free")}u); }
      return;
    }
  }
}

fn device_heap_class(size: u32) -> u32 {
  let grains = size / 16u;
  if (grains < 4u) { return grains; }
  let power = 31u - countLeadingZeros(grains);
  return 4u * (power - 1u) + ((grains >> (power - 2u)) & 3u);
}

/* The first class in which every block has at least so many bytes. */
fn device_heap_fitting_class(size: u32) -> u32 {
  let grains = size / 16u;
  if (grains < 4u) { return grains; }
  let step = 1u << (29u - countLeadingZeros(grains));
  return device_heap_class((grains + step - 1u) * 16u);
}

fn device_heap_list(class_number: u32) -> u32 {
  return ${state} + ${4 * lists}u + 4u * class_number;
}

fn device_heap_occupied(word: u32) -> u32 {
  return ${state} + ${4 * occupied}u + 4u * word;
}

fn device_heap_add(block: u32) {
  let class_number = device_heap_class(load_heap(block));
  let list = device_heap_list(class_number);
  let next = load_heap(list);
  store_heap(block + 8u, 0x66726565u);
  store_heap(block + 16u, next);
  store_heap(block + 20u, 0u);
  if (next != 0u) { store_heap(next + 20u, block); }
  store_heap(list, block);
  let bits = device_heap_occupied(class_number / 32u);
  store_heap(bits, load_heap(bits) | (1u << (class_number % 32u)));
}

fn device_heap_remove(block: u32) {
  let class_number = device_heap_class(load_heap(block));
  let next = load_heap(block + 16u);
  let previous = load_heap(block + 20u);
  if (next != 0u) { store_heap(next + 20u, previous); }
  if (previous != 0u) {
    store_heap(previous + 16u, next);
    return;
  }
  store_heap(device_heap_list(class_number), next);
  if (next == 0u) {
    let bits = device_heap_occupied(class_number / 32u);
    store_heap(bits, load_heap(bits) & ~(1u << (class_number % 32u)));
  }
}

fn device_heap_find(size: u32) -> u32 {
  let class_number = device_heap_fitting_class(size);
  for (var word = class_number / 32u; word < 4u; word++) {
    var bits = load_heap(device_heap_occupied(word));
    if (word == class_number / 32u) { bits &= 0xffffffffu << (class_number % 32u); }
    if (bits != 0u) { return load_heap(device_heap_list(word * 32u + countTrailingZeros(bits))); }
  }
  var block = load_heap(device_heap_list(device_heap_class(size)));
  loop {
    if (block == 0u) { return 0u; }
    if (load_heap(block) >= size) { return block; }
    block = load_heap(block + 16u);
  }
}

/* One free block, then an end mark that is never joined with anything. */
fn device_heap_set_up() {
  store_heap(${state} + ${4 * isReady}u, 1u);
  let start = load_heap(${state} + ${4 * base}u);
  let bytes = load_heap(${state} + ${4 * size}u);
  let first = (start + 15u) & ~15u;
  let end = (start + bytes) & ~15u;
  if ((bytes < 16u) | (end - first < 48u)) { return; }
  let mark = end - 16u;
  store_heap(first, mark - first);
  store_heap(first + 4u, 0u);
  store_heap(mark, 0u);
  store_heap(mark + 4u, mark - first);
  store_heap(mark + 8u, 0x656e6421u);
  device_heap_add(first);
}

/* A block of exactly so many bytes, with its header; 0 if there is none. */
fn device_heap_take(size: u32) -> u32 {
  if (load_heap(${state}) == 0u) { device_heap_set_up(); }
  let block = device_heap_find(size);
  if (block == 0u) { return 0u; }
  device_heap_remove(block);
  let whole = load_heap(block);
  if (whole - size >= 32u) {
    let rest = block + size;
    store_heap(block, size);
    store_heap(rest, whole - size);
    store_heap(rest + 4u, size);
    store_heap(block + whole + 4u, whole - size);
    device_heap_add(rest);
  }
  store_heap(block + 8u, 0x75736564u);
  return block;
}

/* Takes a block back, joined with free neighbours. False for what was not given. */
fn device_heap_give(p: u32) -> bool {
  let start = load_heap(${state} + ${4 * base}u);
  let bytes = load_heap(${state} + ${4 * size}u);
  if ((p - start >= bytes) | ((p & 15u) != 0u)) { return false; }
  var block = p - 16u;
  if (load_heap(block + 8u) != 0x75736564u) { return false; }
  var whole = load_heap(block);
  let next = block + whole;
  if (load_heap(next + 8u) == 0x66726565u) {
    device_heap_remove(next);
    whole += load_heap(next);
  }
  let previous_size = load_heap(block + 4u);
  if (previous_size != 0u) {
    let before = block - previous_size;
    if (load_heap(before + 8u) == 0x66726565u) {
      device_heap_remove(before);
      whole += previous_size;
      /* A second free of the pointer must not find it in use. */
      store_heap(block + 8u, 0x66726565u);
      block = before;
    }
  }
  store_heap(block, whole);
  store_heap(block + whole + 4u, whole);
  device_heap_add(block);
  return true;
}
`;
