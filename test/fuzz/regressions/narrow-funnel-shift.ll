; npm run fuzz -- --seed 2026 --first 877 --count 1 --widths 16 --optimization 0
; output[708] is 0xffff0001, not 0x7fff0001; 46 of 6144 bytes differ
; launch {"grid":{"x":1,"y":1,"z":1},"block":{"x":5,"y":7,"z":1},"numbers":[0,3]}
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.laneid()
declare i16 @llvm.fshr.i16(i16, i16, i16)
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
@k877_s1 = internal addrspace(3) global [144 x i8] undef, align 16
define ptx_kernel void @k877(ptr %output, ptr %input, i32 %n, i32 %m) {
  %v11 = alloca i1
  %v15 = alloca i16
  %t0 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %t1 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %t2 = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
  %t3 = mul i32 %t2, %t1
  %t4 = add i32 %t0, %t3
  %t5 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
  %t6 = mul i32 %t1, %t5
  %t7 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %t8 = mul i32 %t7, %t6
  %t9 = add i32 %t8, %t4
  %t10 = call i32 @llvm.nvvm.read.ptx.sreg.laneid()
  store i1 true, ptr %v11
  %t14 = trunc i32 %t4 to i16
  store i16 %t14, ptr %v15
  %t21 = addrspacecast ptr addrspace(3) @k877_s1 to ptr
  %t24 = add i32 %t4, 0
  %t25 = getelementptr i32, ptr %t21, i32 %t24
  store i32 %t4, ptr %t25
  %t28 = icmp ult i32 %t4, 1
  br i1 %t28, label %fill26, label %filled27
fill26:
  %t29 = add i32 %t4, 35
  %t30 = getelementptr i32, ptr %t21, i32 %t29
  store i32 %t4, ptr %t30
  br label %filled27
filled27:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %start
start:
  %t12 = load i1, ptr %v11
  %t13 = sext i1 %t12 to i16
  %t16 = load i16, ptr %v15
  %t17 = add i16 0, %t16
  %t18 = call i16 @llvm.fshr.i16(i16 0, i16 %t13, i16 %t17)
  store i16 %t18, ptr %v15
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %t19 = getelementptr i8, ptr %output, i32 544
  %t20 = getelementptr [160 x i8], ptr %t19, i32 %t9
  %t31 = urem i32 %t4, 35
  %t32 = getelementptr i32, ptr %t21, i32 %t31
  %t33 = load i32, ptr %t32
  %t34 = getelementptr i8, ptr %t20, i32 0
  store i32 %t33, ptr %t34
  %t35 = load i1, ptr %v11
  %t36 = zext i1 %t35 to i8
  %t37 = getelementptr i8, ptr %t20, i32 4
  store i8 %t36, ptr %t37
  %t38 = load i16, ptr %v15
  %t39 = getelementptr i8, ptr %t20, i32 6
  store i16 %t38, ptr %t39
  ret void
}
