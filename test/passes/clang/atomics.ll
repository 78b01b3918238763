; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z1kPiPjPfPdPy(ptr noundef %p, ptr noundef captures(none) %u, ptr noundef captures(none) %f, ptr noundef captures(none) %d, ptr noundef captures(none) %l) local_unnamed_addr #0 !dbg !11 {
entry:
  %0 = atomicrmw add ptr %p, i32 1 seq_cst, align 4, !dbg !15
  %1 = atomicrmw fadd ptr %f, float 1.500000e+00 seq_cst, align 4, !dbg !16
  %2 = atomicrmw max ptr %p, i32 4 seq_cst, align 4, !dbg !17
  %3 = atomicrmw umax ptr %u, i32 4 seq_cst, align 4, !dbg !18
  %4 = atomicrmw uinc_wrap ptr %u, i32 7 seq_cst, align 4, !dbg !19
  %5 = atomicrmw udec_wrap ptr %u, i32 7 seq_cst, align 4, !dbg !20
  %6 = cmpxchg ptr %p, i32 1, i32 2 seq_cst seq_cst, align 4, !dbg !21
  %7 = atomicrmw xchg ptr %l, i64 5 seq_cst, align 8, !dbg !22
  %8 = atomicrmw and ptr %p, i32 1 seq_cst, align 4, !dbg !23
  %9 = atomicrmw fadd ptr %d, double 2.000000e+00 seq_cst, align 8, !dbg !24
  %10 = atomicrmw add ptr %p, i32 3 monotonic, align 4, !dbg !25
  %11 = atomicrmw add ptr %p, i32 3 acq_rel, align 4, !dbg !26
  store atomic i32 1, ptr %p release, align 4, !dbg !27
  %add.ptr = getelementptr inbounds nuw i8, ptr %p, i32 4, !dbg !28
  %12 = load atomic i32, ptr %add.ptr acquire, align 4, !dbg !28
  %arrayidx = getelementptr inbounds nuw i8, ptr %p, i32 8, !dbg !29
  store i32 %12, ptr %arrayidx, align 4, !dbg !30, !tbaa !7
  fence seq_cst, !dbg !31
  tail call void @llvm.nvvm.membar.gl(), !dbg !32
  tail call void @llvm.nvvm.membar.cta(), !dbg !33
  tail call void @llvm.nvvm.membar.sys(), !dbg !34
  %13 = cmpxchg weak ptr %p, i32 3, i32 9 acq_rel monotonic, align 4, !dbg !35
  %14 = extractvalue { i32, i1 } %13, 0
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %p, i32 20, !dbg !36
  store i32 %14, ptr %arrayidx6, align 4, !dbg !37, !tbaa !7
  store volatile i32 4, ptr %p, align 4, !dbg !38, !tbaa !7
  %add.ptr7 = getelementptr inbounds nuw i8, ptr %p, i32 28, !dbg !39
  %15 = load volatile i32, ptr %add.ptr7, align 4, !dbg !39, !tbaa !7
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %p, i32 24, !dbg !40
  store i32 %15, ptr %arrayidx8, align 4, !dbg !41, !tbaa !7
  ret void, !dbg !42
}

; Function Attrs: nocallback nounwind
declare void @llvm.nvvm.membar.gl() #1

; Function Attrs: nocallback nounwind
declare void @llvm.nvvm.membar.cta() #1

; Function Attrs: nocallback nounwind
declare void @llvm.nvvm.membar.sys() #1

attributes #0 = { mustprogress noinline norecurse nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nounwind }

!llvm.module.flags = !{!0, !1, !2, !3}
!llvm.dbg.cu = !{!4}
!llvm.ident = !{!6}
!llvm.errno.tbaa = !{!7}

!0 = !{i32 2, !"SDK Version", [2 x i32] [i32 12, i32 0]}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = !{i32 1, !"wchar_size", i32 4}
!3 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!4 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !5, producer: "clang version 22.1.0 (https://codeberg.org/YoWASP/llvm-project 9560ae0f2cc440e4fc891fddbc119da6f56daa59)", isOptimized: true, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!5 = !DIFile(filename: "<stdin>", directory: "")
!6 = !{!"clang version 22.1.0 (https://codeberg.org/YoWASP/llvm-project 9560ae0f2cc440e4fc891fddbc119da6f56daa59)"}
!7 = !{!8, !8, i64 0}
!8 = !{!"int", !9, i64 0}
!9 = !{!"omnipotent char", !10, i64 0}
!10 = !{!"Simple C++ TBAA"}
!11 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 12, column: 2, scope: !11)
!16 = !DILocation(line: 12, column: 30, scope: !11)
!17 = !DILocation(line: 12, column: 61, scope: !11)
!18 = !DILocation(line: 12, column: 89, scope: !11)
!19 = !DILocation(line: 12, column: 118, scope: !11)
!20 = !DILocation(line: 12, column: 147, scope: !11)
!21 = !DILocation(line: 13, column: 2, scope: !11)
!22 = !DILocation(line: 13, column: 32, scope: !11)
!23 = !DILocation(line: 13, column: 74, scope: !11)
!24 = !DILocation(line: 14, column: 2, scope: !11)
!25 = !DILocation(line: 15, column: 2, scope: !11)
!26 = !DILocation(line: 15, column: 73, scope: !11)
!27 = !DILocation(line: 16, column: 2, scope: !11)
!28 = !DILocation(line: 16, column: 47, scope: !11)
!29 = !DILocation(line: 16, column: 42, scope: !11)
!30 = !DILocation(line: 16, column: 46, scope: !11)
!31 = !DILocation(line: 17, column: 2, scope: !11)
!32 = !DILocation(line: 17, column: 43, scope: !11)
!33 = !DILocation(line: 17, column: 63, scope: !11)
!34 = !DILocation(line: 17, column: 84, scope: !11)
!35 = !DILocation(line: 18, column: 11, scope: !11)
!36 = !DILocation(line: 18, column: 87, scope: !11)
!37 = !DILocation(line: 18, column: 91, scope: !11)
!38 = !DILocation(line: 18, column: 112, scope: !11)
!39 = !DILocation(line: 18, column: 121, scope: !11)
!40 = !DILocation(line: 18, column: 116, scope: !11)
!41 = !DILocation(line: 18, column: 120, scope: !11)
!42 = !DILocation(line: 19, column: 1, scope: !11)
