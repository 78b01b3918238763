import { afterAll, expect, test } from "vitest";
import { WebGpuModule } from "../../compiler/compile-webgpu.ts";
import { runKernel } from "../../interpret/testing.ts";
import { closeDevice, noDeviceReason, runOnGpu } from "./testing.ts";

afterAll(closeDevice);

const head = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.trap()
@words = internal addrspace(3) global [32 x i32] undef, align 4
define ptx_kernel void @k(i32 %n, ptr %data) {
entry:
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %own = getelementptr i32, ptr addrspace(3) @words, i32 %t
  %at = getelementptr i32, ptr %data, i32 %t
  %low = icmp ult i32 %t, 7
`;

/** Neighbours' values are added up in as many turns as `bound` says. */
const turns = (bound: string, more = "") => `${head}
  %first = load i32, ptr %at, align 4
  store i32 %first, ptr addrspace(3) %own, align 4
  ${more}
  %bound = ${bound}
  br label %turn
turn:
  %i = phi i32 [ 0, %entry ], [ %next, %added ]
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %step = add i32 %t, 1
  %index = and i32 %step, 31
  %beside = getelementptr i32, ptr addrspace(3) @words, i32 %index
  %other = load i32, ptr addrspace(3) %beside, align 4
  %mine = load i32, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br i1 %low, label %add, label %added
add:
  %sum = add i32 %mine, %other
  store i32 %sum, ptr addrspace(3) %own, align 4
  br label %added
added:
  %next = add i32 %i, 1
  %again = icmp slt i32 %next, %bound
  br i1 %again, label %turn, label %end
end:
  %last = load i32, ptr addrspace(3) %own, align 4
  store i32 %last, ptr %at, align 4
  ret void
}`;

const early = `${head}
  br i1 %low, label %end, label %work
work:
  store i32 %t, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %read = load i32, ptr addrspace(3) %own, align 4
  store i32 %read, ptr %at, align 4
  br label %end
end:
  ret void
}`;

/** @param guard whether to go around the loop */
const inner = (guard: string) => `${head}
  ${guard}
count:
  %i = phi i32 [ 0, %entry ], [ %next, %count ]
  %next = add i32 %i, 1
  %more = icmp slt i32 %next, %t
  br i1 %more, label %count, label %counted
counted:
  %total = phi i32 [ %next, %count ]${guard.includes("%counted") ? ", [ 0, %entry ]" : ""}
  store i32 %total, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %index = sub i32 31, %t
  %beside = getelementptr i32, ptr addrspace(3) @words, i32 %index
  %read = load i32, ptr addrspace(3) %beside, align 4
  store i32 %read, ptr %at, align 4
  ret void
}`;

const trap = turns("add i32 %n, 0").replace(
  "%last =",
  `br i1 %low, label %stop, label %fine
stop:
  call void @llvm.trap()
  unreachable
fine:
  %last =`,
);

function codeOf(ir: string, maxInvocations = 256): string {
  const target = {
    maxInvocations,
    maxWorkgroupBytes: 16384,
    subgroupSize: undefined,
    features: new Set<string>(),
  };
  const request = { kernel: "k", blockDim: { x: 32, y: 1, z: 1 }, dynamicSharedBytes: 0, target };
  return new WebGpuModule(ir).compile(request, { verify: true }).kernel?.code ?? "";
}

const kernels = [
  { name: "a loop as long as a parameter says", ir: turns("add i32 %n, 0"), inPlace: true },
  { name: "a loop as long as the block says", ir: turns("add i32 %b, 2"), inPlace: true },
  {
    name: "a loop before the barrier that threads leave one by one",
    ir: inner("br i1 %low, label %counted, label %count"),
    inPlace: true,
  },
  // Nothing but the loop leads to what follows, so that is printed within it.
  { name: "such a loop without another way", ir: inner("br label %count"), inPlace: false },
  { name: "a bound out of memory", ir: turns("load i32, ptr %data, align 4"), inPlace: false },
  { name: "threads that return early", ir: early, inPlace: false },
  { name: "threads that fault", ir: trap, inPlace: false },
];

test.for(kernels)("barriers stand in place: $name, $inPlace", ({ ir, inPlace }) => {
  const code = codeOf(ir);
  expect(code.includes("workgroupBarrier();")).toBe(inPlace);
  expect(code.includes("workgroupUniformLoad(&waiting)")).toBe(!inPlace);
});

test("an invocation that runs several threads leaves the code at a barrier", () => {
  expect(codeOf(turns("add i32 %n, 0"), 16)).not.toContain("workgroupBarrier();");
});

test("the heap's barrier is left out where shared memory alone is exchanged", () => {
  expect(codeOf(turns("add i32 %n, 0"))).not.toContain("storageBarrier();");
  expect(codeOf(turns("add i32 %n, 0", "store i32 7, ptr %at, align 4"))).toContain("storageBarrier();");
  const later = turns("add i32 %first, 0").replace("%bound = add i32 %first, 0", "%bound = add i32 %n, 0");
  const unused = later.replace(
    "store i32 %first, ptr addrspace(3) %own",
    "store i32 %t, ptr addrspace(3) %own",
  );
  expect(codeOf(unused.replace("store i32 %last,", "store i32 %first,"))).toContain("storageBarrier();");
});

test.skipIf(noDeviceReason)("results are the interpreter's", { timeout: 60_000 }, async () => {
  for (const { name, ir } of kernels) {
    const data = Int32Array.from({ length: 32 }, (_, index) => (index * 7) % 5);
    const run = { grid: 1, block: 32, arguments: [3, data] };
    expect(await runOnGpu(ir, run), name).toEqual(runKernel(ir, run));
  }
});
