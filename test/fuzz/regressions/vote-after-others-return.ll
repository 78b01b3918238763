; npm run fuzz -- --seed 2026 --first 357 --count 1 --widths chosen --optimization 0
; unreachable, fault 702
; launch {"grid":{"x":1,"y":1,"z":1},"block":{"x":33,"y":1,"z":1},"numbers":[0,3]}
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.laneid()
declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1)
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
@k357_s1 = internal addrspace(3) global [144 x i8] undef, align 16
define ptx_kernel void @k357(ptr %output, ptr %input, i32 %n, i32 %m) {
  %v7 = alloca float
  %v10 = alloca float
  %t0 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %t1 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %t2 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %t3 = mul i32 %t2, %t1
  %t4 = add i32 %t3, %t0
  %t5 = call i32 @llvm.nvvm.read.ptx.sreg.laneid()
  %t6 = sitofp i32 %t0 to float
  store float %t6, ptr %v7
  %t9 = sitofp i32 %t0 to float
  store float %t9, ptr %v10
  %t29 = addrspacecast ptr addrspace(3) @k357_s1 to ptr
  %t32 = add i32 %t0, 0
  %t33 = getelementptr i32, ptr %t29, i32 %t32
  store i32 %t0, ptr %t33
  %t36 = icmp ult i32 %t0, 3
  br i1 %t36, label %fill34, label %filled35
fill34:
  %t37 = add i32 %t0, 33
  %t38 = getelementptr i32, ptr %t29, i32 %t37
  store i32 %t0, ptr %t38
  br label %filled35
filled35:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %start
start:
  %t8 = load float, ptr %v7
  %t11 = load float, ptr %v10
  %t12 = fadd float %t8, %t11
  %t13 = fcmp oeq float %t12, 0x0000000000000000
  %t14 = call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %t13)
  %t15 = xor i32 %t14, -1
  %t16 = and i32 -1, %t15
  br i1 %t13, label %then17, label %else18
then17:
  br label %merge19
else18:
  ret void
merge19:
  %t20 = icmp eq i32 0, 0
  %t21 = call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %t20)
  %t22 = xor i32 %t21, -1
  %t23 = and i32 -1, %t22
  br i1 %t20, label %then24, label %merge26
then24:
  br label %merge26
merge26:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %t27 = getelementptr i8, ptr %output, i32 688
  %t28 = getelementptr [160 x i8], ptr %t27, i32 %t4
  %t39 = urem i32 %t0, 33
  %t40 = getelementptr i32, ptr %t29, i32 %t39
  %t41 = load i32, ptr %t40
  %t42 = getelementptr i8, ptr %t28, i32 0
  store i32 %t41, ptr %t42
  %t43 = load float, ptr %v7
  %t44 = fcmp uno float %t43, %t43
  %t45 = select i1 %t44, float 0x7FF8000000000000, float %t43
  %t46 = getelementptr i8, ptr %t28, i32 4
  store float %t45, ptr %t46
  %t47 = load float, ptr %v10
  %t48 = fcmp uno float %t47, %t47
  %t49 = select i1 %t48, float 0x7FF8000000000000, float %t47
  %t50 = getelementptr i8, ptr %t28, i32 8
  store float %t49, ptr %t50
  ret void
}
