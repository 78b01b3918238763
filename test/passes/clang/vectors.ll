; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z1kPDv4_fPDv2_iPDv3_fP6float4i(ptr noundef captures(none) initializes((32, 48), (80, 96)) %a, ptr noundef captures(none) initializes((0, 8), (16, 24)) %b, ptr noundef captures(none) initializes((0, 16)) %c, ptr noundef captures(none) initializes((32, 48)) %s, i32 noundef %n) local_unnamed_addr #0 !dbg !11 {
entry:
  %0 = load <4 x float>, ptr %a, align 16, !dbg !15, !tbaa !16
  %arrayidx1 = getelementptr inbounds nuw i8, ptr %a, i32 16, !dbg !17
  %1 = load <4 x float>, ptr %arrayidx1, align 16, !dbg !17, !tbaa !16
  %mul = fmul <4 x float> %0, %1, !dbg !18
  %add = fadd <4 x float> %mul, <float poison, float poison, float 2.000000e+00, float 2.000000e+00>, !dbg !19
  %2 = shufflevector <4 x float> %add, <4 x float> poison, <4 x i32> <i32 2, i32 3, i32 2, i32 3>, !dbg !20
  %vecins = insertelement <4 x float> %2, float 3.000000e+00, i32 %n, !dbg !21
  %3 = shufflevector <4 x float> %vecins, <4 x float> poison, <4 x i32> <i32 3, i32 2, i32 1, i32 0>, !dbg !22
  %arrayidx2 = getelementptr inbounds nuw i8, ptr %a, i32 32, !dbg !23
  store <4 x float> %3, ptr %arrayidx2, align 16, !dbg !24, !tbaa !16
  %arrayidx3 = getelementptr inbounds nuw i8, ptr %b, i32 8, !dbg !25
  %4 = load <2 x i32>, ptr %arrayidx3, align 8, !dbg !25, !tbaa !16
  %add4 = add <2 x i32> %4, <i32 1, i32 2>, !dbg !26
  store <2 x i32> %add4, ptr %b, align 8, !dbg !27, !tbaa !16
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %a, i32 48, !dbg !28
  %5 = load <2 x float>, ptr %arrayidx6, align 16, !dbg !28
  %conv = fptosi <2 x float> %5 to <2 x i32>, !dbg !29
  store <2 x i32> %conv, ptr %arrayidx3, align 8, !dbg !30, !tbaa !16
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %c, i32 16, !dbg !31
  %loadVecN = load <4 x float>, ptr %arrayidx8, align 16, !dbg !31
  %arrayidx9 = getelementptr inbounds nuw i8, ptr %c, i32 32, !dbg !32
  %loadVecN10 = load <4 x float>, ptr %arrayidx9, align 16, !dbg !32
  %6 = fmul <4 x float> %loadVecN, %loadVecN10, !dbg !33
  %mul12 = shufflevector <4 x float> %6, <4 x float> poison, <3 x i32> <i32 0, i32 1, i32 2>, !dbg !33
  %extractVec14 = shufflevector <3 x float> %mul12, <3 x float> <float undef, float poison, float poison>, <4 x i32> <i32 0, i32 1, i32 2, i32 3>, !dbg !34
  store <4 x float> %extractVec14, ptr %c, align 16, !dbg !34, !tbaa !16
  %arrayidx15 = getelementptr inbounds nuw i8, ptr %s, i32 16, !dbg !35
  %q.sroa.0.0.copyload = load float, ptr %arrayidx15, align 16, !dbg !35, !tbaa !36
  %q.sroa.6.0.arrayidx15.sroa_idx = getelementptr inbounds nuw i8, ptr %s, i32 20, !dbg !35
  %7 = load i64, ptr %q.sroa.6.0.arrayidx15.sroa_idx, align 4, !dbg !35
  %q.sroa.629.0.arrayidx15.sroa_idx = getelementptr inbounds nuw i8, ptr %s, i32 28, !dbg !35
  %q.sroa.629.0.copyload = load float, ptr %q.sroa.629.0.arrayidx15.sroa_idx, align 4, !dbg !35, !tbaa !36
  %add16 = fadd float %q.sroa.0.0.copyload, %q.sroa.629.0.copyload, !dbg !38
  %arrayidx17 = getelementptr inbounds nuw i8, ptr %s, i32 32, !dbg !39
  store float %add16, ptr %arrayidx17, align 16, !dbg !40, !tbaa !36
  %q.sroa.6.0.arrayidx17.sroa_idx = getelementptr inbounds nuw i8, ptr %s, i32 36, !dbg !40
  store i64 %7, ptr %q.sroa.6.0.arrayidx17.sroa_idx, align 4, !dbg !40
  %q.sroa.629.0.arrayidx17.sroa_idx = getelementptr inbounds nuw i8, ptr %s, i32 44, !dbg !40
  store float %q.sroa.629.0.copyload, ptr %q.sroa.629.0.arrayidx17.sroa_idx, align 4, !dbg !40, !tbaa !36
  %8 = load <4 x float>, ptr %arrayidx1, align 16, !dbg !41, !tbaa !16
  %9 = load <4 x float>, ptr %arrayidx2, align 16, !dbg !42, !tbaa !16
  %cmp = fcmp olt <4 x float> %8, %9, !dbg !43
  %vector_select = select <4 x i1> %cmp, <4 x float> %8, <4 x float> %9, !dbg !44
  %arrayidx22 = getelementptr inbounds nuw i8, ptr %a, i32 80, !dbg !45
  store <4 x float> %vector_select, ptr %arrayidx22, align 16, !dbg !46, !tbaa !16
  %cmp25 = shufflevector <4 x i1> %cmp, <4 x i1> poison, <2 x i32> <i32 0, i32 1>, !dbg !47
  %sext26 = sext <2 x i1> %cmp25 to <2 x i32>, !dbg !47
  %arrayidx27 = getelementptr inbounds nuw i8, ptr %b, i32 16, !dbg !48
  store <2 x i32> %sext26, ptr %arrayidx27, align 8, !dbg !49, !tbaa !16
  ret void, !dbg !50
}

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }

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
!11 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 13, column: 64, scope: !11)
!16 = !{!9, !9, i64 0}
!17 = !DILocation(line: 13, column: 74, scope: !11)
!18 = !DILocation(line: 13, column: 73, scope: !11)
!19 = !DILocation(line: 13, column: 78, scope: !11)
!20 = !DILocation(line: 13, column: 89, scope: !11)
!21 = !DILocation(line: 13, column: 100, scope: !11)
!22 = !DILocation(line: 13, column: 109, scope: !11)
!23 = !DILocation(line: 13, column: 104, scope: !11)
!24 = !DILocation(line: 13, column: 108, scope: !11)
!25 = !DILocation(line: 13, column: 122, scope: !11)
!26 = !DILocation(line: 13, column: 126, scope: !11)
!27 = !DILocation(line: 13, column: 121, scope: !11)
!28 = !DILocation(line: 13, column: 165, scope: !11)
!29 = !DILocation(line: 13, column: 141, scope: !11)
!30 = !DILocation(line: 13, column: 140, scope: !11)
!31 = !DILocation(line: 13, column: 183, scope: !11)
!32 = !DILocation(line: 13, column: 188, scope: !11)
!33 = !DILocation(line: 13, column: 187, scope: !11)
!34 = !DILocation(line: 13, column: 182, scope: !11)
!35 = !DILocation(line: 13, column: 203, scope: !11)
!36 = !{!37, !37, i64 0}
!37 = !{!"float", !9, i64 0}
!38 = !DILocation(line: 13, column: 212, scope: !11)
!39 = !DILocation(line: 13, column: 219, scope: !11)
!40 = !DILocation(line: 13, column: 223, scope: !11)
!41 = !DILocation(line: 13, column: 233, scope: !11)
!42 = !DILocation(line: 13, column: 238, scope: !11)
!43 = !DILocation(line: 13, column: 237, scope: !11)
!44 = !DILocation(line: 13, column: 232, scope: !11)
!45 = !DILocation(line: 13, column: 227, scope: !11)
!46 = !DILocation(line: 13, column: 231, scope: !11)
!47 = !DILocation(line: 13, column: 267, scope: !11)
!48 = !DILocation(line: 13, column: 255, scope: !11)
!49 = !DILocation(line: 13, column: 259, scope: !11)
!50 = !DILocation(line: 13, column: 277, scope: !11)
