; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

@dummy = addrspace(3) global float undef, align 4
@coef = addrspace(4) externally_initialized constant [4 x float] zeroinitializer, align 4
@counter = addrspace(1) externally_initialized global i32 3, align 4
@tab = addrspace(1) externally_initialized global [3 x double] [double 1.000000e+00, double 1.000000e-01, double -2.500000e+300], align 8
@_ZZ1kPfiE1t = internal addrspace(3) global [32 x [33 x float]] undef, align 4
@_ZZ1kPfiE4flag = internal addrspace(3) global i32 undef, align 4
@dyn = external addrspace(3) global [0 x float], align 4
@llvm.compiler.used = appending global [3 x ptr] [ptr addrspacecast (ptr addrspace(4) @coef to ptr), ptr addrspacecast (ptr addrspace(1) @counter to ptr), ptr addrspacecast (ptr addrspace(1) @tab to ptr)], section "llvm.metadata"

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z1kPfi(ptr noundef %o, i32 noundef %n) #0 !dbg !7 {
entry:
  %o.addr = alloca ptr, align 4
  %n.addr = alloca i32, align 4
  %i = alloca i32, align 4
  store ptr %o, ptr %o.addr, align 4
  store i32 %n, ptr %n.addr, align 4
  %0 = load ptr, ptr %o.addr, align 4, !dbg !11
  %1 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !12
  %arrayidx = getelementptr inbounds float, ptr %0, i32 %1, !dbg !11
  %2 = load float, ptr %arrayidx, align 4, !dbg !11
  %3 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !13
  %arrayidx1 = getelementptr inbounds [32 x [33 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ1kPfiE1t to ptr), i32 0, i32 %3, !dbg !14
  %4 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %and = and i32 %4, 3, !dbg !16
  %arrayidx2 = getelementptr inbounds [33 x float], ptr %arrayidx1, i32 0, i32 %and, !dbg !14
  store float %2, ptr %arrayidx2, align 4, !dbg !17
  %5 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !18
  %cmp = icmp eq i32 %5, 0, !dbg !19
  br i1 %cmp, label %if.then, label %if.end, !dbg !19

if.then:                                          ; preds = %entry
  %6 = load i32, ptr addrspacecast (ptr addrspace(1) @counter to ptr), align 4, !dbg !20
  store i32 %6, ptr addrspacecast (ptr addrspace(3) @_ZZ1kPfiE4flag to ptr), align 4, !dbg !21
  br label %if.end, !dbg !22

if.end:                                           ; preds = %if.then, %entry
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !23
  store i32 0, ptr %i, align 4, !dbg !24
  br label %for.cond, !dbg !25

for.cond:                                         ; preds = %for.inc, %if.end
  %7 = load i32, ptr %i, align 4, !dbg !26
  %8 = load i32, ptr %n.addr, align 4, !dbg !27
  %cmp3 = icmp slt i32 %7, %8, !dbg !28
  br i1 %cmp3, label %for.body, label %for.end, !dbg !29

for.body:                                         ; preds = %for.cond
  %9 = load i32, ptr %i, align 4, !dbg !30
  %arrayidx4 = getelementptr inbounds [32 x [33 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ1kPfiE1t to ptr), i32 0, i32 %9, !dbg !31
  %10 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !32
  %arrayidx5 = getelementptr inbounds [33 x float], ptr %arrayidx4, i32 0, i32 %10, !dbg !31
  %11 = load float, ptr %arrayidx5, align 4, !dbg !31
  %12 = load i32, ptr %i, align 4, !dbg !33
  %and6 = and i32 %12, 3, !dbg !34
  %arrayidx7 = getelementptr inbounds [4 x float], ptr addrspacecast (ptr addrspace(4) @coef to ptr), i32 0, i32 %and6, !dbg !35
  %13 = load float, ptr %arrayidx7, align 4, !dbg !35
  %mul = fmul float %11, %13, !dbg !36
  %14 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !37
  %arrayidx8 = getelementptr inbounds [0 x float], ptr addrspacecast (ptr addrspace(3) @dyn to ptr), i32 0, i32 %14, !dbg !38
  %15 = load float, ptr %arrayidx8, align 4, !dbg !39
  %add = fadd float %15, %mul, !dbg !39
  store float %add, ptr %arrayidx8, align 4, !dbg !39
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  br label %for.inc, !dbg !41

for.inc:                                          ; preds = %for.body
  %16 = load i32, ptr %i, align 4, !dbg !42
  %inc = add nsw i32 %16, 1, !dbg !42
  store i32 %inc, ptr %i, align 4, !dbg !42
  br label %for.cond, !dbg !29, !llvm.loop !43

for.end:                                          ; preds = %for.cond
  %17 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !45
  %arrayidx9 = getelementptr inbounds [0 x float], ptr addrspacecast (ptr addrspace(3) @dyn to ptr), i32 0, i32 %17, !dbg !46
  %18 = load float, ptr %arrayidx9, align 4, !dbg !46
  %19 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ1kPfiE4flag to ptr), align 4, !dbg !47
  %conv = sitofp i32 %19 to float, !dbg !47
  %add10 = fadd float %18, %conv, !dbg !48
  %20 = load i32, ptr %n.addr, align 4, !dbg !49
  %rem = srem i32 %20, 3, !dbg !50
  %arrayidx11 = getelementptr inbounds [3 x double], ptr addrspacecast (ptr addrspace(1) @tab to ptr), i32 0, i32 %rem, !dbg !51
  %21 = load double, ptr %arrayidx11, align 8, !dbg !51
  %conv12 = fptrunc double %21 to float, !dbg !51
  %add13 = fadd float %add10, %conv12, !dbg !52
  %22 = load ptr, ptr %o.addr, align 4, !dbg !53
  %23 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !54
  %arrayidx14 = getelementptr inbounds float, ptr %22, i32 %23, !dbg !53
  store float %add13, ptr %arrayidx14, align 4, !dbg !55
  ret void, !dbg !56
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind }

!llvm.module.flags = !{!0, !1, !2, !3}
!llvm.dbg.cu = !{!4}
!llvm.ident = !{!6}

!0 = !{i32 2, !"SDK Version", [2 x i32] [i32 12, i32 0]}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = !{i32 1, !"wchar_size", i32 4}
!3 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!4 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !5, producer: "clang version 22.1.0 (https://codeberg.org/YoWASP/llvm-project 9560ae0f2cc440e4fc891fddbc119da6f56daa59)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!5 = !DIFile(filename: "<stdin>", directory: "")
!6 = !{!"clang version 22.1.0 (https://codeberg.org/YoWASP/llvm-project 9560ae0f2cc440e4fc891fddbc119da6f56daa59)"}
!7 = distinct !DISubprogram(name: "k", scope: !8, file: !8, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!8 = !DIFile(filename: "a.cu", directory: "")
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 13, column: 99, scope: !7)
!12 = !DILocation(line: 13, column: 101, scope: !7)
!13 = !DILocation(line: 13, column: 87, scope: !7)
!14 = !DILocation(line: 13, column: 85, scope: !7)
!15 = !DILocation(line: 13, column: 92, scope: !7)
!16 = !DILocation(line: 13, column: 95, scope: !7)
!17 = !DILocation(line: 13, column: 98, scope: !7)
!18 = !DILocation(line: 13, column: 110, scope: !7)
!19 = !DILocation(line: 13, column: 113, scope: !7)
!20 = !DILocation(line: 13, column: 122, scope: !7)
!21 = !DILocation(line: 13, column: 121, scope: !7)
!22 = !DILocation(line: 13, column: 117, scope: !7)
!23 = !DILocation(line: 13, column: 131, scope: !7)
!24 = !DILocation(line: 13, column: 156, scope: !7)
!25 = !DILocation(line: 13, column: 152, scope: !7)
!26 = !DILocation(line: 13, column: 160, scope: !7)
!27 = !DILocation(line: 13, column: 162, scope: !7)
!28 = !DILocation(line: 13, column: 161, scope: !7)
!29 = !DILocation(line: 13, column: 148, scope: !7)
!30 = !DILocation(line: 13, column: 182, scope: !7)
!31 = !DILocation(line: 13, column: 180, scope: !7)
!32 = !DILocation(line: 13, column: 185, scope: !7)
!33 = !DILocation(line: 13, column: 195, scope: !7)
!34 = !DILocation(line: 13, column: 196, scope: !7)
!35 = !DILocation(line: 13, column: 190, scope: !7)
!36 = !DILocation(line: 13, column: 189, scope: !7)
!37 = !DILocation(line: 13, column: 174, scope: !7)
!38 = !DILocation(line: 13, column: 170, scope: !7)
!39 = !DILocation(line: 13, column: 178, scope: !7)
!40 = !DILocation(line: 13, column: 201, scope: !7)
!41 = !DILocation(line: 13, column: 218, scope: !7)
!42 = !DILocation(line: 13, column: 165, scope: !7)
!43 = distinct !{!43, !29, !41, !44}
!44 = !{!"llvm.loop.mustprogress"}
!45 = !DILocation(line: 13, column: 231, scope: !7)
!46 = !DILocation(line: 13, column: 227, scope: !7)
!47 = !DILocation(line: 13, column: 236, scope: !7)
!48 = !DILocation(line: 13, column: 235, scope: !7)
!49 = !DILocation(line: 13, column: 252, scope: !7)
!50 = !DILocation(line: 13, column: 253, scope: !7)
!51 = !DILocation(line: 13, column: 248, scope: !7)
!52 = !DILocation(line: 13, column: 240, scope: !7)
!53 = !DILocation(line: 13, column: 220, scope: !7)
!54 = !DILocation(line: 13, column: 222, scope: !7)
!55 = !DILocation(line: 13, column: 226, scope: !7)
!56 = !DILocation(line: 13, column: 258, scope: !7)
