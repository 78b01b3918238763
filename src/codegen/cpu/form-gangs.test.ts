import { describe, expect, test } from "vitest";
import type { GangWidth } from "../../artifact/gang-width.ts";
import type { KernelRun } from "../../interpret/testing.ts";
import { runKernel } from "../../interpret/testing.ts";
import { parseModule } from "../../ir/parse.ts";
import { expectPass } from "../../transform/testing.ts";
import { formGangs } from "./form-gangs.ts";
import { expectSameOutcome, runLowered } from "./testing.ts";

const prelude = `
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
  declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32)
  declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1)
  declare void @llvm.nvvm.bar.warp.sync(i32)
`;
const tid = "call i32 @llvm.nvvm.read.ptx.sreg.tid.x()";

const ints = (length: number, make: (index: number) => number = () => 0) =>
  Int32Array.from({ length }, (_, index) => make(index));

/** Checks that the kernel does the same in gangs of all widths as in the interpreter. */
function expectSameInGangs(ir: string, run: KernelRun, widths: readonly GangWidth[] = [4, 8, 16, 32]) {
  return expectSameOutcome(prelude + ir, run, widths);
}

/** Whether a version for gangs was made. */
function formsGang(body: string, gangWidth: GangWidth = 4): boolean {
  const module = parseModule(
    `${prelude}\n@lock = global i32 0\ndefine ptx_kernel void @k(i32 %n, ptr %p) {\n${body}\n}`,
  );
  formGangs({ target: "wasm", gangWidth }).run(module, { report: () => undefined });
  return module.functions.has("k.gang");
}

test("kernels whose launch bounds leave gangs half empty get none", () => {
  const forms = (bounds: string) => {
    const module = parseModule(`
      define ptx_kernel void @k(ptr %p) #0 {
        store i32 1, ptr %p
        ret void
      }
      attributes #0 = { "nvvm.maxntid"="${bounds}" }`);
    formGangs({ target: "wasm" }).run(module, { report: () => undefined });
    return module.functions.has("k.gang");
  };
  expect(forms("1")).toBe(false);
  expect(forms("7")).toBe(false);
  expect(forms("2,4")).toBe(true);
  expect(forms("256")).toBe(true);
});

test("neighbouring threads become lanes of vectors", () => {
  expectPass(
    formGangs({ target: "wasm", gangWidth: 4 }),
    `${prelude}
    define ptx_kernel void @k(ptr %p, float %a) {
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %i = ${tid}
      %at = getelementptr inbounds float, ptr %p, i32 %i
      %x = load float, ptr %at
      %y = fmul contract float %x, %a
      %old = getelementptr float, ptr %at, i32 8
      store float %y, ptr %old
      ret void
    }`,
  ).toPrintFunction(
    "k.gang",
    `define ptx_kernel void @k.gang(ptr %p, float %a) #0 {
    entry:
    %nowhere = alloca [64 x i8], align 16
    %tid.x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %ntid.x = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
    %left = sub i32 %ntid.x, %tid.x
    %whole = icmp uge i32 %left, 4
    %0 = insertelement <4 x i32> poison, i32 %left, i32 0
    %1 = shufflevector <4 x i32> %0, <4 x i32> poison, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
    %2 = icmp ult <4 x i32> <i32 0, i32 1, i32 2, i32 3>, %1
    br label %3

    3:
    call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
    %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %at = getelementptr float, ptr %p, i32 %i
    %x = load <4 x float>, ptr %at, align 4
    %4 = insertelement <4 x float> poison, float %a, i32 0
    %5 = shufflevector <4 x float> %4, <4 x float> poison, <4 x i32> <i32 0, i32 0, i32 0, i32 0>
    %6 = fmul contract <4 x float> %x, %5
    %old = getelementptr float, ptr %at, i32 8
    br i1 %whole, label %store.all, label %store.some

    return:
    ret void

    store.all:
    store <4 x float> %6, ptr %old, align 4
    br label %store.end

    store.some:
    %7 = extractelement <4 x i1> %2, i32 0
    %8 = select i1 %7, ptr %old, ptr %nowhere
    %9 = extractelement <4 x float> %6, i32 0
    store float %9, ptr %8
    %10 = getelementptr i8, ptr %old, i32 4
    %11 = extractelement <4 x i1> %2, i32 1
    %12 = select i1 %11, ptr %10, ptr %nowhere
    %13 = extractelement <4 x float> %6, i32 1
    store float %13, ptr %12
    %14 = getelementptr i8, ptr %old, i32 8
    %15 = extractelement <4 x i1> %2, i32 2
    %16 = select i1 %15, ptr %14, ptr %nowhere
    %17 = extractelement <4 x float> %6, i32 2
    store float %17, ptr %16
    %18 = getelementptr i8, ptr %old, i32 12
    %19 = extractelement <4 x i1> %2, i32 3
    %20 = select i1 %19, ptr %18, ptr %nowhere
    %21 = extractelement <4 x float> %6, i32 3
    store float %21, ptr %20
    br label %store.end

    store.end:
    br label %return
    }`,
  );
});

describe("kernels that only threads can run", () => {
  test("lanes that would wait at different barriers", () => {
    const halves = (end: string) => `
      %i = ${tid}
      %first = icmp ult i32 %i, %n
      br i1 %first, label %then, label %end
    then:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %end
    end:
      ${end}
      ret void`;
    expect(formsGang(halves("call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)"))).toBe(false);
    // The others end: they are not waited for.
    expect(formsGang(halves(""))).toBe(true);
  });

  test("a lock that a lane of the same gang may hold", () => {
    const spin = (expected: string) => `
      br label %try
    try:
      %seen = phi i32 [ 0, %0 ], [ %old, %try ]
      %pair = cmpxchg ptr @lock, i32 ${expected}, i32 1 monotonic monotonic
      %old = extractvalue { i32, i1 } %pair, 0
      %done = extractvalue { i32, i1 } %pair, 1
      br i1 %done, label %end, label %try
    end:
      ret void`;
    expect(formsGang(spin("0"))).toBe(false);
    expect(formsGang(spin("%seen"))).toBe(true);
  });

  test("loops with several entries", () => {
    const body = `
      %i = ${tid}
      %odd = trunc i32 %i to i1
      br i1 %odd, label %a, label %b
    a:
      br label %b
    b:
      br i1 %odd, label %a, label %end
    end:
      ret void`;
    expect(formsGang(body)).toBe(false);
  });

  test("warp operations without warps", () => {
    const body = "call void @llvm.nvvm.bar.warp.sync(i32 -1)\nret void";
    expect([4, 8, 16, 32].map((width) => formsGang(body, width as GangWidth))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

/** An i32 for each thread of one row. */
const store = (value: string) => `
  %place = getelementptr i32, ptr %out, i32 %i
  store i32 ${value}, ptr %place`;

describe("lanes that part", () => {
  test("loops of different lengths, with values that outlive them", () => {
    const ir = `define ptx_kernel void @k(ptr %out) {
      entry:
        %i = ${tid}
        br label %loop
      loop:
        %turn = phi i32 [ 0, %entry ], [ %next, %more ]
        %sum = phi i32 [ 0, %entry ], [ %grown, %more ]
        %grown = add i32 %sum, %turn
        %isLast = icmp uge i32 %turn, %i
        br i1 %isLast, label %exit, label %more
      more:
        %next = add i32 %turn, 1
        %stops = icmp eq i32 %next, 5
        br i1 %stops, label %early, label %loop
      early:
        br label %exit
      exit:
        %why = phi i32 [ 1000, %loop ], [ 2000, %early ]
        %result = add i32 %why, %grown
        ${store("%result")}
        ret void
      }`;
    for (const block of [1, 3, 4, 19, 33, 64]) {
      const { buffers } = expectSameInGangs(ir, { grid: 1, block, arguments: [ints(block)] });
      expect(buffers[0]).toEqual(
        ints(block, (index) => (index < 5 ? 1000 + (index * (index + 1)) / 2 : 2010)),
      );
    }
  });

  test("a loop with one way out, whose values are used behind it", () => {
    const ir = `define ptx_kernel void @k(ptr %out) {
      entry:
        %i = ${tid}
        br label %loop
      loop:
        %turn = phi i32 [ 0, %entry ], [ %next, %loop ]
        %next = add i32 %turn, 3
        %stays = icmp ult i32 %next, %i
        br i1 %stays, label %loop, label %exit
      exit:
        %last = phi i32 [ %turn, %loop ]
        %sum = add i32 %last, %next
        ${store("%sum")}
        ret void
      }`;
    expectSameInGangs(ir, { grid: 1, block: 37, arguments: [ints(37)] });
  });

  test("lanes that begin the next turn early wait for the others", () => {
    const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
      entry:
        %i = ${tid}
        br label %head
      head:
        %turn = phi i32 [ 0, %entry ], [ %next, %skip ], [ %next, %rest ]
        %sum = phi i32 [ 0, %entry ], [ %sum, %skip ], [ %more, %rest ]
        %next = add i32 %turn, 1
        %bits = lshr i32 %i, %turn
        %odd = trunc i32 %bits to i1
        br i1 %odd, label %skip, label %rest
      skip:
        br label %head
      rest:
        %more = add i32 %sum, %next
        %end = icmp ult i32 %next, %n
        br i1 %end, label %head, label %exit
      exit:
        %result = add i32 %more, %turn
        ${store("%result")}
        ret void
      }`;
    for (const n of [1, 3, 6]) expectSameInGangs(ir, { grid: 1, block: 37, arguments: [ints(37), n] });
  });

  test("early returns, nested branches and a switch", () => {
    const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
      entry:
        %i = ${tid}
        %gone = icmp uge i32 %i, %n
        br i1 %gone, label %back, label %on
      back:
        ret void
      on:
        %kind = urem i32 %i, 5
        switch i32 %kind, label %other [
          i32 0, label %zero
          i32 1, label %one
          i32 3, label %one
        ]
      zero:
        br label %join
      one:
        %big = icmp ugt i32 %i, 10
        br i1 %big, label %end, label %join
      end:
        ${store("-1")}
        ret void
      other:
        %square = mul i32 %i, %i
        br label %join
      join:
        %v = phi i32 [ 7, %zero ], [ %kind, %one ], [ %square, %other ]
        ${store("%v").replaceAll("%place", "%there")}
        ret void
      }`;
    for (const n of [0, 1, 16, 17, 31, 40])
      expectSameInGangs(ir, { grid: 1, block: 40, arguments: [ints(40, () => 5), n] });
  });

  test("a place that no lane comes to is not run for none, either", () => {
    const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
      entry:
        %i = ${tid}
        br label %loop
      loop:
        %turn = phi i32 [ 0, %entry ], [ %next, %more ]
        %stays = icmp ult i32 %turn, %i
        br i1 %stays, label %more, label %exit
      more:
        %next = add i32 %turn, 1
        %never = icmp eq i32 %i, %n
        br i1 %never, label %wrong, label %loop
      wrong:
        unreachable
      exit:
        ${store("%turn")}
        ret void
      }`;
    const { buffers } = expectSameInGangs(ir, { grid: 1, block: 37, arguments: [ints(37), 1000] });
    expect(buffers[0]).toEqual(ints(37, (index) => index));
  });

  test("a warp's lanes that wait for each other in a branch", () => {
    const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
        %i = ${tid}
        %some = icmp ult i32 %i, %n
        %mask = call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %some)
        br i1 %some, label %then, label %end
      then:
        %next = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 %mask, i32 %i, i32 1, i32 31)
        %sum = add i32 %next, %mask
        ${store("%sum")}
        br label %end
      end:
        ret void
      }`;
    for (const n of [32, 64, 31, 7]) {
      const outcome = runKernel(prelude + ir, { grid: 1, block: 64, arguments: [ints(64), n] });
      // What the last lane gets from one that is not there is anything.
      const last = Math.min(n, 32) - 1;
      const expected = outcome.buffers[0];
      const found = runLowered(prelude + ir, { grid: 1, block: 64, arguments: [ints(64), n] }, 32).buffers[0];
      for (const buffer of [expected, found]) if (buffer instanceof Int32Array && last < 31) buffer[last] = 0;
      for (const buffer of [expected, found]) if (buffer instanceof Int32Array && n === 64) buffer[63] = 0;
      expect(found, `${n} lanes`).toEqual(expected);
    }
  });

  test("a lane that is waited for but never comes is a fault", () => {
    const ir = `define ptx_kernel void @k(ptr %out, i32 %n, i32 %mask) {
        %i = ${tid}
        %some = icmp ult i32 %i, %n
        br i1 %some, label %then, label %end
      then:
        %next = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 %mask, i32 %i, i32 1, i32 31)
        ${store("%next")}
        br label %end
      end:
        call void @llvm.nvvm.bar.warp.sync(i32 %mask)
        ret void
      }`;
    const run = (mask: number) =>
      runLowered(prelude + ir, { grid: 1, block: 32, arguments: [ints(32), 4, mask] }, 32);
    expect(run(0xf).status).toBe("done");
    expect(run(0x1f).status).toBe("fault");
  });

  test("who has ended is noted only where a warp operation has to know", () => {
    const notes = (body: string) => {
      const module = parseModule(`${prelude}\ndefine ptx_kernel void @k(ptr %out, i32 %n) {\n${body}\n}`);
      formGangs({ target: "wasm", gangWidth: 32 }).run(module, { report: () => undefined });
      const gang = module.functions.get("k.gang");
      if (!gang) throw new Error("there is no gang");
      // Lanes as bits: of all masks, or of those that have ended.
      return [...gang.instructions()].some(
        ({ opcode, operands }) => opcode === "bitcast" && operands[0]?.type.text === "<4 x i1>",
      );
    };
    const sumOfAll = `
        %i = ${tid}
        %next = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %i, i32 1, i32 31)
        %is.first = icmp eq i32 %i, 0`;
    // All lanes that are there come to the shuffle: what they do behind it is nobody's business.
    const behind = `${sumOfAll}
        br i1 %is.first, label %then, label %end
      then:
        ${store("%next")}
        br label %end
      end:
        ret void`;
    expect(notes(behind)).toBe(false);
    // Here some may have returned, and are not waited for.
    const among = `
        %i = ${tid}
        %leaves = icmp ult i32 %i, %n
        br i1 %leaves, label %end, label %stay
      stay:
        %next = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %i, i32 1, i32 31)
        ${store("%next")}
        br label %end
      end:
        ret void`;
    expect(notes(among)).toBe(true);
    const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {${among}}`;
    const { buffers } = runLowered(prelude + ir, { grid: 1, block: 32, arguments: [ints(32), 5] }, 32);
    expect((buffers[0] as Int32Array).slice(0, 31)).toEqual(ints(31, (index) => (index < 5 ? 0 : index + 1)));
  });
});
