; InternalError: getelementptr is the same for all lanes
; launch {"grid":{"x":1,"y":1,"z":1},"block":{"x":33,"y":1,"z":1},"numbers":[0,3]}
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
define ptx_kernel void @k13(ptr %output, ptr %input, i32 %n, i32 %m) {
  %t0 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %t1 = add i32 %n, %t0
  %t2 = sext i32 %t1 to i64
  %t3 = getelementptr inbounds i32, ptr %input, i64 %t2
  %t4 = load i32, ptr %t3
  %t5 = getelementptr inbounds i32, ptr %output, i64 %t2
  store i32 %t4, ptr %t5
  ret void
}
