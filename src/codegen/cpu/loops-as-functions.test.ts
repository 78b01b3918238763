import { expect, test } from "vitest";
import { codeSize } from "../../analysis/code-size.ts";
import { parseModule } from "../../ir/parse.ts";
import { compileForTest, expectSameOutcome } from "./testing.ts";

const declarations = `
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.z()
  declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
  declare i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32, i1)`;

/** A kernel for blocks of 5 x 3 x 2 threads in which each step adds what a neighbour stored. */
function kernelOfSteps(steps: number, stepAt: (step: number) => string): string {
  const numbers = Array.from({ length: steps }, (_, step) => step);
  return `${declarations}
    define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
      %z = call i32 @llvm.nvvm.read.ptx.sreg.tid.z()
      %zs = mul i32 %z, 3
      %row = add i32 %zs, %y
      %rows = mul i32 %row, 5
      %i = add i32 %rows, %x
      %own = getelementptr i32, ptr %out, i32 %i
      %v0 = load i32, ptr %own
      br label %step0
    ${numbers.map((step) => `step${step}:\n${stepAt(step)}`).join("\n")}
    step${steps}:
      store i32 %v${steps}, ptr %own
      ret void
    }`;
}

/** About 14 instructions and two barriers. */
const plainStep = (step: number) => `
      %mixed${step} = mul i32 %v${step}, ${2 * step + 3}
      %shown${step} = xor i32 %mixed${step}, %z
      store i32 %shown${step}, ptr %own
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %far${step} = add i32 %i, ${step + 1}
      %other${step} = urem i32 %far${step}, 30
      %place${step} = getelementptr i32, ptr %out, i32 %other${step}
      %got${step} = load i32, ptr %place${step}
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %sum${step} = add i32 %got${step}, %mixed${step}
      %v${step + 1} = xor i32 %sum${step}, %y
      br label %step${step + 1}`;

/** Threads whose value is odd take another barrier, so that they disagree; then all vote. */
const partingStep = (step: number) => `
      %bit${step} = and i32 %v${step}, 1
      %odd${step} = icmp ne i32 %bit${step}, 0
      br i1 %odd${step}, label %a${step}, label %b${step}
    a${step}:
      store i32 %v${step}, ptr %own
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %more${step} = add i32 %v${step}, ${step}
      br label %c${step}
    b${step}:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %c${step}
    c${step}:
      %w${step} = phi i32 [ %more${step}, %a${step} ], [ %v${step}, %b${step} ]
      %few${step} = icmp ult i32 %w${step}, ${step + 20}
      %any${step} = call i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32 0, i1 %few${step})
      %plus${step} = zext i1 %any${step} to i32
      %v${step + 1} = add i32 %w${step}, %plus${step}
      br label %step${step + 1}`;

const run = () => ({
  grid: 1,
  block: { x: 5, y: 3, z: 2 },
  arguments: [Int32Array.from({ length: 30 }, (_, index) => 7 * index), 30],
});

test("a long kernel with barriers does the same in parts", () => {
  const { buffers } = expectSameOutcome(kernelOfSteps(100, plainStep), run());
  expect(new Set(buffers[0] as unknown as Int32Array).size).toBeGreaterThan(20);
});

test("so does one whose threads wait at different barriers and vote", () => {
  expectSameOutcome(kernelOfSteps(90, partingStep), run());
});

/** Of all functions that a kernel of so many steps becomes. */
function sizes(steps: number): { readonly largest: number; readonly sum: number } {
  const { llvmIr } = compileForTest(kernelOfSteps(steps, plainStep), 1);
  const all = [...parseModule(llvmIr ?? "").functions.values()].map(({ blocks }) => codeSize(blocks));
  return { largest: Math.max(...all), sum: all.reduce((sum, size) => sum + size, 0) };
}

test("twice as many barriers make twice the code, in functions that are no larger", () => {
  const [once, twice] = [sizes(200), sizes(400)];
  expect(once.largest).toBeLessThan(1200);
  expect(twice.largest).toBeLessThan(1.1 * once.largest);
  expect(twice.sum).toBeLessThan(2.1 * once.sum);
});

test("a kernel with few instructions stays one function", () => {
  const { llvmIr } = compileForTest(kernelOfSteps(10, plainStep), 1);
  expect(llvmIr).not.toContain(".part.");
});
