import { expect, test } from "vitest";
import { parseModule } from "../../ir/parse.ts";
import { verifyModule } from "../../ir/verify.ts";
import { invariant } from "../../source/invariant.ts";
import { runPasses } from "../../transform/pass.ts";
import { emitKernel } from "./emit-kernel.ts";
import { webGpuPipeline } from "./pipeline.ts";

/** The WGSL of a kernel `k`, for blocks of 64 threads. */
function wgslOf(body: string): string {
  const blockDim = { x: 64, y: 1, z: 1 };
  const module = parseModule(`
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
    declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
    declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
    @tile = internal addrspace(3) global [64 x float] undef, align 4
    define ptx_kernel void @k(ptr %x, ptr %y, float %a, i32 %n) {${body}}`);
  const { diagnostics } = runPasses(module, webGpuPipeline("k", blockDim), { verify: verifyModule });
  expect(diagnostics).toEqual([]);
  const [kernel] = module.kernels;
  invariant(kernel, "the kernel is there");
  const limits = { maxInvocations: 256, maxWorkgroupBytes: 16_384 };
  const result = emitKernel(kernel, { blockDim, dynamicSharedBytes: 0, ...limits });
  expect(result.diagnostics).toEqual([]);
  invariant(result.kernel, "there are no errors");
  return result.kernel.code;
}

const position = `
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %s = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %first = mul i32 %b, %s
  %i = add i32 %first, %t`;

test("a guarded a * x + y: blockDim is a constant, parameters come from the launch block", () => {
  const code = wgslOf(`
    entry:
      ${position}
      %inside = icmp slt i32 %i, %n
      br i1 %inside, label %then, label %end
    then:
      %px = getelementptr float, ptr %x, i32 %i
      %vx = load float, ptr %px, align 4
      %scaled = fmul float %vx, %a
      %py = getelementptr float, ptr %y, i32 %i
      %vy = load float, ptr %py, align 4
      %sum = fadd float %scaled, %vy
      store float %sum, ptr %py, align 4
      br label %end
    end:
      ret void`);
  const start = code.indexOf("fn region_0()");
  expect(code.slice(start, code.indexOf("@compute", start)).trim()).toBe(
    `
fn region_0() -> u32 {
  var i: u32;
  let t = thread_x;
  let b = block_x;
  let first = b * 64u;
  i = first + t;
  let inside = bitcast<i32>(i) < bitcast<i32>(launch[2].w);
  if (inside) {
    let px = launch[2].x + i * 4u;
    let vx = bitcast<f32>(load_heap(px));
    let scaled = vx * bitcast<f32>(launch[2].z);
    let py = launch[2].y + i * 4u;
    let vy = bitcast<f32>(load_heap(py));
    let sum = scaled + vy;
    store_heap(py, bitcast<u32>(sum));
  }
  return 1u;
}`.trim(),
  );
  expect(code).toContain("@compute @workgroup_size(64)");
});

test("shared memory lies in the workgroup, and a barrier is where the regions' loop turns", () => {
  const code = wgslOf(`
      ${position}
      %px = getelementptr float, ptr %x, i32 %i
      %vx = load float, ptr %px, align 4
      %own = getelementptr float, ptr addrspace(3) @tile, i32 %t
      store float %vx, ptr addrspace(3) %own, align 4
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %mirrored = sub i32 63, %t
      %other = getelementptr float, ptr addrspace(3) @tile, i32 %mirrored
      %value = load float, ptr addrspace(3) %other, align 4
      store float %value, ptr %px, align 4
      ret void`);
  expect(code).toMatch(/var<workgroup> \w+: array<u32, 64>;/);
  expect(code.slice(code.indexOf("@compute"))).toContain("workgroupUniformLoad(&waiting)");
});
