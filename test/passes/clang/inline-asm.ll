; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z1kPi(ptr noundef captures(none) initializes((0, 4), (8, 12), (20, 24)) %o) local_unnamed_addr #0 !dbg !11 {
entry:
  %0 = tail call i32 asm "mov.u32 $0, %laneid;", "=r"() #1, !dbg !15, !srcloc !16
  store i32 %0, ptr %o, align 4, !dbg !17, !tbaa !7
  tail call void asm sideeffect "bar.sync 0;", "~{memory}"() #2, !dbg !18, !srcloc !19
  %arrayidx1 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !20
  %1 = load i32, ptr %arrayidx1, align 4, !dbg !20, !tbaa !7
  %arrayidx2 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !21
  %2 = load i32, ptr %arrayidx2, align 4, !dbg !21, !tbaa !7
  %conv = sext i32 %2 to i64, !dbg !21
  %3 = tail call i32 asm "{\0A\09.reg .pred p;\0A\09setp.ne.u32 p, $1, 0;\0A\09selp.u32 $0, 1, 0, p;\0A}", "=r,r,l,f"(i32 %1, i64 %conv, float 1.500000e+00) #1, !dbg !22, !srcloc !23
  %arrayidx3 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !24
  store i32 %3, ptr %arrayidx3, align 4, !dbg !25, !tbaa !7
  %4 = tail call { i32, i32 } asm "mov.b64 {$0,$1}, $2;", "=r,=r,d"(double 2.000000e+00) #1, !dbg !26, !srcloc !27
  %asmresult = extractvalue { i32, i32 } %4, 0, !dbg !26
  %asmresult4 = extractvalue { i32, i32 } %4, 1, !dbg !26
  %add = add nsw i32 %asmresult, %asmresult4, !dbg !28
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %o, i32 20, !dbg !29
  store i32 %add, ptr %arrayidx5, align 4, !dbg !30, !tbaa !7
  ret void, !dbg !31
}

attributes #0 = { convergent mustprogress noinline norecurse nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nounwind memory(none) }
attributes #2 = { convergent nounwind }

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
!15 = !DILocation(line: 11, column: 35, scope: !11)
!16 = !{i64 487}
!17 = !DILocation(line: 11, column: 79, scope: !11)
!18 = !DILocation(line: 11, column: 83, scope: !11)
!19 = !{i64 544}
!20 = !DILocation(line: 11, column: 226, scope: !11)
!21 = !DILocation(line: 11, column: 248, scope: !11)
!22 = !DILocation(line: 11, column: 132, scope: !11)
!23 = !{i64 584, i64 588, i64 605, i64 630, i64 655}
!24 = !DILocation(line: 11, column: 267, scope: !11)
!25 = !DILocation(line: 11, column: 271, scope: !11)
!26 = !DILocation(line: 11, column: 290, scope: !11)
!27 = !{i64 742}
!28 = !DILocation(line: 11, column: 355, scope: !11)
!29 = !DILocation(line: 11, column: 349, scope: !11)
!30 = !DILocation(line: 11, column: 353, scope: !11)
!31 = !DILocation(line: 11, column: 359, scope: !11)
