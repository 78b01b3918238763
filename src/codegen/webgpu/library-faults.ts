/**
 * The fault record in the heap, whose first word is written by one thread only:
 * kind (1 trap, 2 assertion, 3 wild address, 4 warp that waits for ever), blockIdx, threadIdx, and for an assertion the addresses
 * of the expression's and the file's text, the line, and the address of the function's name.
 */
export const faultFunctions = `
fn fault(kind: u32, detail: u32) {
  if (begin_fault(kind)) { write_place(); }
}

fn begin_fault(kind: u32) -> bool {
  let record = launch[1].y;
  if (record == 0u) { return false; }
  return cmpxchg_heap(record, 0u, kind) == 0u;
}

fn write_place() {
  let record = launch[1].y;
  store_heap(record + 4u, block_x);
  store_heap(record + 8u, block_y);
  store_heap(record + 12u, block_z);
  store_heap(record + 16u, thread_x);
  store_heap(record + 20u, thread_y);
  store_heap(record + 24u, thread_z);
}

fn assert_fault(expression: u32, file: u32, line: u32, function_name: u32) {
  if (!begin_fault(2u)) { return; }
  let record = launch[1].y;
  write_place();
  store_heap(record + 28u, expression);
  store_heap(record + 32u, file);
  store_heap(record + 36u, line);
  store_heap(record + 40u, function_name);
}
`;
