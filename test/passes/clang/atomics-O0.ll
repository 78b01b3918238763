; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z1kPiPjPfPdPy(ptr noundef %p, ptr noundef %u, ptr noundef %f, ptr noundef %d, ptr noundef %l) #0 !dbg !7 {
entry:
  %p.addr = alloca ptr, align 4
  %u.addr = alloca ptr, align 4
  %f.addr = alloca ptr, align 4
  %d.addr = alloca ptr, align 4
  %l.addr = alloca ptr, align 4
  %.atomictmp = alloca i32, align 4
  %atomic-temp = alloca i32, align 4
  %.atomictmp1 = alloca i32, align 4
  %atomic-temp2 = alloca i32, align 4
  %.atomictmp3 = alloca i32, align 4
  %atomic-temp4 = alloca i32, align 4
  %e = alloca i32, align 4
  %.atomictmp5 = alloca i32, align 4
  %cmpxchg.bool = alloca i8, align 1
  store ptr %p, ptr %p.addr, align 4
  store ptr %u, ptr %u.addr, align 4
  store ptr %f, ptr %f.addr, align 4
  store ptr %d, ptr %d.addr, align 4
  store ptr %l, ptr %l.addr, align 4
  %0 = load ptr, ptr %p.addr, align 4, !dbg !11
  %1 = atomicrmw add ptr %0, i32 1 seq_cst, align 4, !dbg !12
  %2 = load ptr, ptr %f.addr, align 4, !dbg !13
  %3 = atomicrmw fadd ptr %2, float 1.500000e+00 seq_cst, align 4, !dbg !14
  %4 = load ptr, ptr %p.addr, align 4, !dbg !15
  %5 = atomicrmw max ptr %4, i32 4 seq_cst, align 4, !dbg !16
  %6 = load ptr, ptr %u.addr, align 4, !dbg !17
  %7 = atomicrmw umax ptr %6, i32 4 seq_cst, align 4, !dbg !18
  %8 = load ptr, ptr %u.addr, align 4, !dbg !19
  %9 = atomicrmw uinc_wrap ptr %8, i32 7 seq_cst, align 4, !dbg !20
  %10 = load ptr, ptr %u.addr, align 4, !dbg !21
  %11 = atomicrmw udec_wrap ptr %10, i32 7 seq_cst, align 4, !dbg !22
  %12 = load ptr, ptr %p.addr, align 4, !dbg !23
  %13 = cmpxchg ptr %12, i32 1, i32 2 seq_cst seq_cst, align 4, !dbg !24
  %14 = extractvalue { i32, i1 } %13, 0, !dbg !24
  %15 = load ptr, ptr %l.addr, align 4, !dbg !25
  %16 = atomicrmw xchg ptr %15, i64 5 seq_cst, align 8, !dbg !26
  %17 = load ptr, ptr %p.addr, align 4, !dbg !27
  %18 = atomicrmw and ptr %17, i32 1 seq_cst, align 4, !dbg !28
  %19 = load ptr, ptr %d.addr, align 4, !dbg !29
  %20 = atomicrmw fadd ptr %19, double 2.000000e+00 seq_cst, align 8, !dbg !30
  %21 = load ptr, ptr %p.addr, align 4, !dbg !31
  store i32 3, ptr %.atomictmp, align 4, !dbg !32
  %22 = load i32, ptr %.atomictmp, align 4, !dbg !32
  %23 = atomicrmw add ptr %21, i32 %22 monotonic, align 4, !dbg !32
  store i32 %23, ptr %atomic-temp, align 4, !dbg !32
  %24 = load i32, ptr %atomic-temp, align 4, !dbg !32
  %25 = load ptr, ptr %p.addr, align 4, !dbg !33
  store i32 3, ptr %.atomictmp1, align 4, !dbg !34
  %26 = load i32, ptr %.atomictmp1, align 4, !dbg !34
  %27 = atomicrmw add ptr %25, i32 %26 acq_rel, align 4, !dbg !34
  store i32 %27, ptr %atomic-temp2, align 4, !dbg !34
  %28 = load i32, ptr %atomic-temp2, align 4, !dbg !34
  %29 = load ptr, ptr %p.addr, align 4, !dbg !35
  store i32 1, ptr %.atomictmp3, align 4, !dbg !36
  %30 = load i32, ptr %.atomictmp3, align 4, !dbg !36
  store atomic i32 %30, ptr %29 release, align 4, !dbg !36
  %31 = load ptr, ptr %p.addr, align 4, !dbg !37
  %add.ptr = getelementptr inbounds i32, ptr %31, i32 1, !dbg !38
  %32 = load atomic i32, ptr %add.ptr acquire, align 4, !dbg !38
  store i32 %32, ptr %atomic-temp4, align 4, !dbg !38
  %33 = load i32, ptr %atomic-temp4, align 4, !dbg !38
  %34 = load ptr, ptr %p.addr, align 4, !dbg !39
  %arrayidx = getelementptr inbounds i32, ptr %34, i32 2, !dbg !39
  store i32 %33, ptr %arrayidx, align 4, !dbg !40
  fence seq_cst, !dbg !41
  call void @llvm.nvvm.membar.gl(), !dbg !42
  call void @llvm.nvvm.membar.cta(), !dbg !43
  call void @llvm.nvvm.membar.sys(), !dbg !44
  store i32 3, ptr %e, align 4, !dbg !45
  %35 = load ptr, ptr %p.addr, align 4, !dbg !46
  store i32 9, ptr %.atomictmp5, align 4, !dbg !47
  %36 = load i32, ptr %e, align 4, !dbg !47
  %37 = load i32, ptr %.atomictmp5, align 4, !dbg !47
  %38 = cmpxchg weak ptr %35, i32 %36, i32 %37 acq_rel monotonic, align 4, !dbg !47
  %39 = extractvalue { i32, i1 } %38, 0, !dbg !47
  %40 = extractvalue { i32, i1 } %38, 1, !dbg !47
  br i1 %40, label %cmpxchg.continue, label %cmpxchg.store_expected, !dbg !47

cmpxchg.store_expected:                           ; preds = %entry
  store i32 %39, ptr %e, align 4, !dbg !47
  br label %cmpxchg.continue, !dbg !47

cmpxchg.continue:                                 ; preds = %cmpxchg.store_expected, %entry
  %storedv = zext i1 %40 to i8, !dbg !47
  store i8 %storedv, ptr %cmpxchg.bool, align 1, !dbg !47
  %41 = load i8, ptr %cmpxchg.bool, align 1, !dbg !47
  %loadedv = trunc i8 %41 to i1, !dbg !47
  %42 = load i32, ptr %e, align 4, !dbg !48
  %43 = load ptr, ptr %p.addr, align 4, !dbg !49
  %arrayidx6 = getelementptr inbounds i32, ptr %43, i32 5, !dbg !49
  store i32 %42, ptr %arrayidx6, align 4, !dbg !50
  %44 = load ptr, ptr %p.addr, align 4, !dbg !51
  store volatile i32 4, ptr %44, align 4, !dbg !52
  %45 = load ptr, ptr %p.addr, align 4, !dbg !53
  %add.ptr7 = getelementptr inbounds i32, ptr %45, i32 7, !dbg !54
  %46 = load volatile i32, ptr %add.ptr7, align 4, !dbg !54
  %47 = load ptr, ptr %p.addr, align 4, !dbg !55
  %arrayidx8 = getelementptr inbounds i32, ptr %47, i32 6, !dbg !55
  store i32 %46, ptr %arrayidx8, align 4, !dbg !56
  ret void, !dbg !57
}

; Function Attrs: nocallback nounwind
declare void @llvm.nvvm.membar.gl() #1

; Function Attrs: nocallback nounwind
declare void @llvm.nvvm.membar.cta() #1

; Function Attrs: nocallback nounwind
declare void @llvm.nvvm.membar.sys() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nounwind }

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
!7 = distinct !DISubprogram(name: "k", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!8 = !DIFile(filename: "a.cu", directory: "")
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 12, column: 24, scope: !7)
!12 = !DILocation(line: 12, column: 2, scope: !7)
!13 = !DILocation(line: 12, column: 52, scope: !7)
!14 = !DILocation(line: 12, column: 30, scope: !7)
!15 = !DILocation(line: 12, column: 83, scope: !7)
!16 = !DILocation(line: 12, column: 61, scope: !7)
!17 = !DILocation(line: 12, column: 112, scope: !7)
!18 = !DILocation(line: 12, column: 89, scope: !7)
!19 = !DILocation(line: 12, column: 141, scope: !7)
!20 = !DILocation(line: 12, column: 118, scope: !7)
!21 = !DILocation(line: 12, column: 170, scope: !7)
!22 = !DILocation(line: 12, column: 147, scope: !7)
!23 = !DILocation(line: 13, column: 24, scope: !7)
!24 = !DILocation(line: 13, column: 2, scope: !7)
!25 = !DILocation(line: 13, column: 68, scope: !7)
!26 = !DILocation(line: 13, column: 32, scope: !7)
!27 = !DILocation(line: 13, column: 96, scope: !7)
!28 = !DILocation(line: 13, column: 74, scope: !7)
!29 = !DILocation(line: 14, column: 24, scope: !7)
!30 = !DILocation(line: 14, column: 2, scope: !7)
!31 = !DILocation(line: 15, column: 28, scope: !7)
!32 = !DILocation(line: 15, column: 2, scope: !7)
!33 = !DILocation(line: 15, column: 99, scope: !7)
!34 = !DILocation(line: 15, column: 73, scope: !7)
!35 = !DILocation(line: 16, column: 19, scope: !7)
!36 = !DILocation(line: 16, column: 2, scope: !7)
!37 = !DILocation(line: 16, column: 63, scope: !7)
!38 = !DILocation(line: 16, column: 47, scope: !7)
!39 = !DILocation(line: 16, column: 42, scope: !7)
!40 = !DILocation(line: 16, column: 46, scope: !7)
!41 = !DILocation(line: 17, column: 2, scope: !7)
!42 = !DILocation(line: 17, column: 43, scope: !7)
!43 = !DILocation(line: 17, column: 63, scope: !7)
!44 = !DILocation(line: 17, column: 84, scope: !7)
!45 = !DILocation(line: 18, column: 6, scope: !7)
!46 = !DILocation(line: 18, column: 39, scope: !7)
!47 = !DILocation(line: 18, column: 11, scope: !7)
!48 = !DILocation(line: 18, column: 92, scope: !7)
!49 = !DILocation(line: 18, column: 87, scope: !7)
!50 = !DILocation(line: 18, column: 91, scope: !7)
!51 = !DILocation(line: 18, column: 111, scope: !7)
!52 = !DILocation(line: 18, column: 112, scope: !7)
!53 = !DILocation(line: 18, column: 138, scope: !7)
!54 = !DILocation(line: 18, column: 121, scope: !7)
!55 = !DILocation(line: 18, column: 116, scope: !7)
!56 = !DILocation(line: 18, column: 120, scope: !7)
!57 = !DILocation(line: 19, column: 1, scope: !7)
