; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z5saxpyifPKfPf(i32 noundef %n, float noundef %a, ptr noalias noundef readonly captures(none) %x, ptr noalias noundef captures(none) %y) local_unnamed_addr #0 !dbg !11 {
entry:
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !16
  %mul = mul nuw nsw i32 %0, %1, !dbg !17
  %2 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !18
  %add = add nuw nsw i32 %mul, %2, !dbg !19
  %cmp = icmp slt i32 %add, %n, !dbg !20
  br i1 %cmp, label %if.then, label %if.end, !dbg !20

if.then:                                          ; preds = %entry
  %arrayidx = getelementptr inbounds nuw float, ptr %x, i32 %add, !dbg !21
  %3 = load float, ptr %arrayidx, align 4, !dbg !21, !tbaa !22
  %mul1 = fmul float %a, %3, !dbg !24
  %arrayidx2 = getelementptr inbounds nuw float, ptr %y, i32 %add, !dbg !25
  %4 = load float, ptr %arrayidx2, align 4, !dbg !25, !tbaa !22
  %add3 = fadd float %mul1, %4, !dbg !26
  store float %add3, ptr %arrayidx2, align 4, !dbg !27, !tbaa !22
  br label %if.end, !dbg !28

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !29
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "no-trapping-math"="true" "nvvm.maxntid"="256" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

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
!11 = distinct !DISubprogram(name: "saxpy", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 11, column: 124, scope: !11)
!16 = !DILocation(line: 11, column: 128, scope: !11)
!17 = !DILocation(line: 11, column: 127, scope: !11)
!18 = !DILocation(line: 11, column: 133, scope: !11)
!19 = !DILocation(line: 11, column: 132, scope: !11)
!20 = !DILocation(line: 11, column: 143, scope: !11)
!21 = !DILocation(line: 11, column: 154, scope: !11)
!22 = !{!23, !23, i64 0}
!23 = !{!"float", !9, i64 0}
!24 = !DILocation(line: 11, column: 153, scope: !11)
!25 = !DILocation(line: 11, column: 159, scope: !11)
!26 = !DILocation(line: 11, column: 158, scope: !11)
!27 = !DILocation(line: 11, column: 151, scope: !11)
!28 = !DILocation(line: 11, column: 147, scope: !11)
!29 = !DILocation(line: 11, column: 165, scope: !11)
