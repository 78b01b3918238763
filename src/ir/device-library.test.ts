import { expect, test } from "vitest";
import { lookUpDeviceFunction, warpOperations } from "./device-library.ts";

test("overload suffixes of intrinsics are ignored", () => {
  const sine = { kind: "math", operation: "sin", effect: "none" };
  expect(lookUpDeviceFunction("llvm.sin.f32")).toEqual(sine);
  expect(lookUpDeviceFunction("llvm.sin.v4f64")).toEqual(sine);
  expect(lookUpDeviceFunction("llvm.memcpy.p0.p0.i32")).toMatchObject({ operation: "memcpy" });
  expect(lookUpDeviceFunction("llvm.ldexp.f32.i32")).toMatchObject({ operation: "ldexp" });
});

test("C's names are exact, for double and for float", () => {
  expect(lookUpDeviceFunction("erff")).toEqual({ kind: "math", operation: "erf", effect: "none" });
  expect(lookUpDeviceFunction("frexpf")).toMatchObject({ operation: "frexp", effect: "writes" });
  expect(lookUpDeviceFunction("erff.f32")).toBeUndefined();
  expect(lookUpDeviceFunction("fopen")).toBeUndefined();
});

test("special registers say who shares their value", () => {
  expect(lookUpDeviceFunction("llvm.nvvm.read.ptx.sreg.tid.x")).toEqual({
    kind: "special-register",
    register: "tid.x",
    sharedBy: "thread",
  });
  expect(lookUpDeviceFunction("llvm.nvvm.read.ptx.sreg.nctaid.z")).toMatchObject({
    sharedBy: "launch",
  });
});

test("barriers, as Clang spells __syncthreads and its relatives", () => {
  expect(lookUpDeviceFunction("llvm.nvvm.barrier.cta.sync.aligned.all")?.kind).toBe("barrier");
  expect(lookUpDeviceFunction("llvm.nvvm.barrier.cta.red.popc.aligned.all")).toEqual({
    kind: "barrier-reduce",
    reduction: "popc",
  });
});

test.each([
  ["llvm.nvvm.shfl.sync.down.f32", "__shfl_down_sync", "shfl.down", 0],
  ["llvm.nvvm.shfl.sync.bfly.i32", "__shfl_xor_sync", "shfl.bfly", 0],
  ["llvm.nvvm.vote.ballot.sync", "__ballot_sync", "vote.ballot", 0],
  ["llvm.nvvm.match.all.sync.i64p", "__match_all_sync", "match.all", 0],
  ["llvm.nvvm.match.any.sync.i64", "__match_any_sync", "match.any", 0],
  ["llvm.nvvm.redux.sync.umax", "__reduce_max_sync", "redux.umax", 1],
  ["llvm.nvvm.activemask", "__activemask", "activemask", undefined],
  ["llvm.nvvm.bar.warp.sync", "__syncwarp", "sync", 0],
])("%s is %s", (name, cudaName, operation, maskOperand) => {
  expect(lookUpDeviceFunction(name)).toEqual({ kind: "warp", cudaName, operation, maskOperand });
});

test("warp operations keep the order that lib/support/warp.c numbers them in", () => {
  expect(warpOperations).toEqual([
    ...["sync", "activemask", "shfl.idx", "shfl.up", "shfl.down", "shfl.bfly"],
    ...["vote.all", "vote.any", "vote.uni", "vote.ballot", "match.any", "match.all"],
    ...[
      "redux.add",
      "redux.min",
      "redux.max",
      "redux.umin",
      "redux.umax",
      "redux.and",
      "redux.or",
      "redux.xor",
    ],
  ]);
});
