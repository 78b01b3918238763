; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.V = type { [3 x float] }
%struct.V.0 = type { [3 x double] }

$_Z4kernIfEvPT_1VIS0_EPKS3_ = comdat any

$_Z4kernIdEvPT_1VIS0_EPKS3_ = comdat any

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define ptx_kernel void @_Z4kernIfEvPT_1VIS0_EPKS3_(ptr noundef writeonly captures(none) %o, ptr noundef readonly byval(%struct.V) align 4 captures(none) %a, ptr noundef readonly captures(none) %b) local_unnamed_addr #0 comdat !dbg !11 {
entry:
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %arrayidx = getelementptr inbounds nuw %struct.V, ptr %b, i32 %0, !dbg !16
  %1 = load float, ptr %a, align 4, !dbg !17, !tbaa !20
  %2 = load float, ptr %arrayidx, align 4, !dbg !22, !tbaa !20
  %add.i = fadd float %1, %2, !dbg !23
  %arrayidx.1.i = getelementptr inbounds nuw i8, ptr %a, i32 4, !dbg !17
  %3 = load float, ptr %arrayidx.1.i, align 4, !dbg !17, !tbaa !20
  %arrayidx3.1.i = getelementptr inbounds nuw i8, ptr %arrayidx, i32 4, !dbg !22
  %4 = load float, ptr %arrayidx3.1.i, align 4, !dbg !22, !tbaa !20
  %add.1.i = fadd float %3, %4, !dbg !23
  %arrayidx.2.i = getelementptr inbounds nuw i8, ptr %a, i32 8, !dbg !17
  %5 = load float, ptr %arrayidx.2.i, align 4, !dbg !17, !tbaa !20
  %arrayidx3.2.i = getelementptr inbounds nuw i8, ptr %arrayidx, i32 8, !dbg !22
  %6 = load float, ptr %arrayidx3.2.i, align 4, !dbg !22, !tbaa !20
  %add.2.i = fadd float %5, %6, !dbg !23
  %mul.i = fmul float %1, %add.i, !dbg !24
  %add.i8 = fadd float %mul.i, 0.000000e+00, !dbg !27
  %mul.1.i = fmul float %3, %add.1.i, !dbg !24
  %add.1.i11 = fadd float %add.i8, %mul.1.i, !dbg !27
  %mul.2.i = fmul float %5, %add.2.i, !dbg !24
  %add.2.i14 = fadd float %add.1.i11, %mul.2.i, !dbg !27
  %arrayidx2 = getelementptr inbounds nuw float, ptr %o, i32 %0, !dbg !28
  store float %add.2.i14, ptr %arrayidx2, align 4, !dbg !29, !tbaa !20
  %mul.i.i = fmul float %add.2.i14, 0.000000e+00, !dbg !30
  %add.i.i = fadd float %1, %mul.i.i, !dbg !35
  %add.i.1.i = fadd float %1, %add.i.i, !dbg !35
  %mul.i.2.i = fmul float %add.i.1.i, 2.000000e+00, !dbg !30
  %add.i.2.i = fadd float %1, %mul.i.2.i, !dbg !35
  %mul.i.3.i = fmul float %add.i.2.i, 3.000000e+00, !dbg !30
  %add.i.3.i = fadd float %1, %mul.i.3.i, !dbg !35
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %arrayidx2, i32 4, !dbg !36
  store float %add.i.3.i, ptr %arrayidx5, align 4, !dbg !37, !tbaa !20
  ret void, !dbg !38
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define ptx_kernel void @_Z4kernIdEvPT_1VIS0_EPKS3_(ptr noundef writeonly captures(none) %o, ptr noundef readonly byval(%struct.V.0) align 8 captures(none) %a, ptr noundef readonly captures(none) %b) local_unnamed_addr #0 comdat !dbg !39 {
entry:
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !40
  %arrayidx = getelementptr inbounds nuw %struct.V.0, ptr %b, i32 %0, !dbg !41
  %1 = load double, ptr %a, align 8, !dbg !42, !tbaa !45
  %2 = load double, ptr %arrayidx, align 8, !dbg !47, !tbaa !45
  %add.i = fadd double %1, %2, !dbg !48
  %arrayidx.1.i = getelementptr inbounds nuw i8, ptr %a, i32 8, !dbg !42
  %3 = load double, ptr %arrayidx.1.i, align 8, !dbg !42, !tbaa !45
  %arrayidx3.1.i = getelementptr inbounds nuw i8, ptr %arrayidx, i32 8, !dbg !47
  %4 = load double, ptr %arrayidx3.1.i, align 8, !dbg !47, !tbaa !45
  %add.1.i = fadd double %3, %4, !dbg !48
  %arrayidx.2.i = getelementptr inbounds nuw i8, ptr %a, i32 16, !dbg !42
  %5 = load double, ptr %arrayidx.2.i, align 8, !dbg !42, !tbaa !45
  %arrayidx3.2.i = getelementptr inbounds nuw i8, ptr %arrayidx, i32 16, !dbg !47
  %6 = load double, ptr %arrayidx3.2.i, align 8, !dbg !47, !tbaa !45
  %add.2.i = fadd double %5, %6, !dbg !48
  %mul.i = fmul double %1, %add.i, !dbg !49
  %add.i9 = fadd double %mul.i, 0.000000e+00, !dbg !52
  %mul.1.i = fmul double %3, %add.1.i, !dbg !49
  %add.1.i12 = fadd double %add.i9, %mul.1.i, !dbg !52
  %mul.2.i = fmul double %5, %add.2.i, !dbg !49
  %add.2.i15 = fadd double %add.1.i12, %mul.2.i, !dbg !52
  %arrayidx2 = getelementptr inbounds nuw double, ptr %o, i32 %0, !dbg !53
  store double %add.2.i15, ptr %arrayidx2, align 8, !dbg !54, !tbaa !45
  %conv = fptrunc double %add.2.i15 to float, !dbg !55
  %mul.i.i = fmul float %conv, 0.000000e+00, !dbg !56
  %conv2.i.i = fpext float %mul.i.i to double, !dbg !61
  %add.i.i = fadd double %1, %conv2.i.i, !dbg !62
  %conv.i = fptrunc double %add.i.i to float, !dbg !63
  %conv2.i.1.i = fpext float %conv.i to double, !dbg !61
  %add.i.1.i = fadd double %1, %conv2.i.1.i, !dbg !62
  %conv.1.i = fptrunc double %add.i.1.i to float, !dbg !63
  %mul.i.2.i = fmul float %conv.1.i, 2.000000e+00, !dbg !56
  %conv2.i.2.i = fpext float %mul.i.2.i to double, !dbg !61
  %add.i.2.i = fadd double %1, %conv2.i.2.i, !dbg !62
  %conv.2.i = fptrunc double %add.i.2.i to float, !dbg !63
  %mul.i.3.i = fmul float %conv.2.i, 3.000000e+00, !dbg !56
  %conv2.i.3.i = fpext float %mul.i.3.i to double, !dbg !61
  %add.i.3.i = fadd double %1, %conv2.i.3.i, !dbg !62
  %conv.3.i = fptrunc double %add.i.3.i to float, !dbg !63
  %conv5 = fpext float %conv.3.i to double, !dbg !64
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %arrayidx2, i32 8, !dbg !65
  store double %conv5, ptr %arrayidx6, align 8, !dbg !66, !tbaa !45
  ret void, !dbg !67
}

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite, inaccessiblemem: write)
define dso_local ptx_kernel void @_Z3ops2OpPi(i32 noundef %op, ptr noundef captures(none) %o) local_unnamed_addr #2 !dbg !68 {
entry:
  switch i32 %op, label %sw.epilog [
    i32 0, label %sw.bb
    i32 1, label %sw.bb2
  ], !dbg !69

sw.bb:                                            ; preds = %entry
  %arrayidx = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !70
  %0 = load i32, ptr %arrayidx, align 4, !dbg !70, !tbaa !7
  %1 = load i32, ptr %o, align 4, !dbg !71, !tbaa !7
  %add = add nsw i32 %1, %0, !dbg !71
  br label %sw.epilog.sink.split, !dbg !72

sw.bb2:                                           ; preds = %entry
  %arrayidx3 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !73
  %2 = load i32, ptr %arrayidx3, align 4, !dbg !73, !tbaa !7
  %3 = load i32, ptr %o, align 4, !dbg !74, !tbaa !7
  %mul = mul nsw i32 %3, %2, !dbg !74
  br label %sw.epilog.sink.split, !dbg !75

sw.epilog.sink.split:                             ; preds = %sw.bb, %sw.bb2
  %mul.sink = phi i32 [ %mul, %sw.bb2 ], [ %add, %sw.bb ]
  store i32 %mul.sink, ptr %o, align 4, !dbg !76, !tbaa !7
  br label %sw.epilog, !dbg !77

sw.epilog:                                        ; preds = %sw.epilog.sink.split, %entry
  %arrayidx7 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !77
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %o, i32 8
  %arrayidx5.promoted = load i32, ptr %arrayidx5, align 4, !tbaa !7
  %dec43 = add nsw i32 %arrayidx5.promoted, -1, !dbg !78
  %cmp44 = icmp sgt i32 %arrayidx5.promoted, 0, !dbg !79
  br i1 %cmp44, label %while.body.lr.ph, label %while.end, !dbg !80

while.body.lr.ph:                                 ; preds = %sw.epilog
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %o, i32 12
  %4 = load i32, ptr %arrayidx6, align 4, !tbaa !7
  %tobool.not = icmp eq i32 %4, 0
  %arrayidx11 = getelementptr inbounds nuw i8, ptr %o, i32 20
  br i1 %tobool.not, label %while.body.lr.ph.split.us, label %while.end

while.body.lr.ph.split.us:                        ; preds = %while.body.lr.ph
  %5 = load i32, ptr %arrayidx7, align 4, !tbaa !7
  %tobool8.not.us = icmp eq i32 %5, 0
  br i1 %tobool8.not.us, label %while.body.lr.ph.split.us.split.us, label %while.end

while.body.lr.ph.split.us.split.us:               ; preds = %while.body.lr.ph.split.us
  %arrayidx11.promoted = load i32, ptr %arrayidx11, align 4, !tbaa !7
  %6 = add i32 %arrayidx5.promoted, %arrayidx11.promoted, !dbg !80
  store i32 %6, ptr %arrayidx11, align 4, !dbg !81, !tbaa !7
  br label %while.end, !dbg !80

while.end:                                        ; preds = %while.body.lr.ph, %while.body.lr.ph.split.us.split.us, %while.body.lr.ph.split.us, %sw.epilog
  %dec.lcssa41 = phi i32 [ %dec43, %sw.epilog ], [ %dec43, %while.body.lr.ph.split.us ], [ -1, %while.body.lr.ph.split.us.split.us ], [ -1, %while.body.lr.ph ]
  store i32 %dec.lcssa41, ptr %arrayidx5, align 4, !dbg !78, !tbaa !7
  %arrayidx14 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !82
  %7 = load i32, ptr %arrayidx14, align 4, !dbg !82, !tbaa !7
  %tobool15.not = icmp eq i32 %7, 0, !dbg !82
  br i1 %tobool15.not, label %cond.false, label %land.rhs, !dbg !83

land.rhs:                                         ; preds = %while.end
  %tobool17.not = icmp eq i32 %dec.lcssa41, 0, !dbg !84
  br i1 %tobool17.not, label %lor.rhs, label %cond.end, !dbg !85

lor.rhs:                                          ; preds = %land.rhs
  %arrayidx18 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !86
  %8 = load i32, ptr %arrayidx18, align 4, !dbg !86, !tbaa !7
  %tobool19.not = icmp eq i32 %8, 0, !dbg !86
  br i1 %tobool19.not, label %cond.false, label %cond.end, !dbg !87

cond.false:                                       ; preds = %while.end, %lor.rhs
  br label %cond.end, !dbg !87

cond.end:                                         ; preds = %lor.rhs, %land.rhs, %cond.false
  %.sink = phi i32 [ 40, %cond.false ], [ 36, %land.rhs ], [ 36, %lor.rhs ]
  %arrayidx21 = getelementptr inbounds nuw i8, ptr %o, i32 %.sink, !dbg !76
  %cond = load i32, ptr %arrayidx21, align 4, !dbg !76, !tbaa !7
  %arrayidx22 = getelementptr inbounds nuw i8, ptr %o, i32 32, !dbg !88
  store i32 %cond, ptr %arrayidx22, align 4, !dbg !89, !tbaa !7
  %shr = lshr i32 %7, 3, !dbg !90
  %arrayidx24 = getelementptr inbounds nuw i8, ptr %o, i32 44, !dbg !91
  store i32 %shr, ptr %arrayidx24, align 4, !dbg !92, !tbaa !7
  ret void, !dbg !93
}

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite, inaccessiblemem: write) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }

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
!11 = distinct !DISubprogram(name: "kern<float>", scope: !12, file: !12, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 15, column: 87, scope: !11)
!16 = !DILocation(line: 15, column: 85, scope: !11)
!17 = !DILocation(line: 14, column: 114, scope: !18, inlinedAt: !19)
!18 = distinct !DISubprogram(name: "operator+", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!19 = distinct !DILocation(line: 15, column: 84, scope: !11)
!20 = !{!21, !21, i64 0}
!21 = !{!"float", !9, i64 0}
!22 = !DILocation(line: 14, column: 119, scope: !18, inlinedAt: !19)
!23 = !DILocation(line: 14, column: 118, scope: !18, inlinedAt: !19)
!24 = !DILocation(line: 14, column: 206, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "dot", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!26 = distinct !DILocation(line: 15, column: 102, scope: !11)
!27 = !DILocation(line: 14, column: 200, scope: !25, inlinedAt: !26)
!28 = !DILocation(line: 15, column: 93, scope: !11)
!29 = !DILocation(line: 15, column: 99, scope: !11)
!30 = !DILocation(line: 15, column: 155, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "operator()", scope: !12, file: !12, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!32 = distinct !DILocation(line: 13, column: 24, scope: !33, inlinedAt: !34)
!33 = distinct !DISubprogram(name: "apply<4, (lambda at a.cu:15:128)>", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!34 = distinct !DILocation(line: 15, column: 119, scope: !11)
!35 = !DILocation(line: 15, column: 157, scope: !31, inlinedAt: !32)
!36 = !DILocation(line: 15, column: 110, scope: !11)
!37 = !DILocation(line: 15, column: 118, scope: !11)
!38 = !DILocation(line: 15, column: 177, scope: !11)
!39 = distinct !DISubprogram(name: "kern<double>", scope: !12, file: !12, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!40 = !DILocation(line: 15, column: 87, scope: !39)
!41 = !DILocation(line: 15, column: 85, scope: !39)
!42 = !DILocation(line: 14, column: 114, scope: !43, inlinedAt: !44)
!43 = distinct !DISubprogram(name: "operator+", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!44 = distinct !DILocation(line: 15, column: 84, scope: !39)
!45 = !{!46, !46, i64 0}
!46 = !{!"double", !9, i64 0}
!47 = !DILocation(line: 14, column: 119, scope: !43, inlinedAt: !44)
!48 = !DILocation(line: 14, column: 118, scope: !43, inlinedAt: !44)
!49 = !DILocation(line: 14, column: 206, scope: !50, inlinedAt: !51)
!50 = distinct !DISubprogram(name: "dot", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!51 = distinct !DILocation(line: 15, column: 102, scope: !39)
!52 = !DILocation(line: 14, column: 200, scope: !50, inlinedAt: !51)
!53 = !DILocation(line: 15, column: 93, scope: !39)
!54 = !DILocation(line: 15, column: 99, scope: !39)
!55 = !DILocation(line: 15, column: 168, scope: !39)
!56 = !DILocation(line: 15, column: 155, scope: !57, inlinedAt: !58)
!57 = distinct !DISubprogram(name: "operator()", scope: !12, file: !12, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!58 = distinct !DILocation(line: 13, column: 24, scope: !59, inlinedAt: !60)
!59 = distinct !DISubprogram(name: "apply<4, (lambda at a.cu:15:128)>", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!60 = distinct !DILocation(line: 15, column: 119, scope: !39)
!61 = !DILocation(line: 15, column: 154, scope: !57, inlinedAt: !58)
!62 = !DILocation(line: 15, column: 157, scope: !57, inlinedAt: !58)
!63 = !DILocation(line: 13, column: 24, scope: !59, inlinedAt: !60)
!64 = !DILocation(line: 15, column: 119, scope: !39)
!65 = !DILocation(line: 15, column: 110, scope: !39)
!66 = !DILocation(line: 15, column: 118, scope: !39)
!67 = !DILocation(line: 15, column: 177, scope: !39)
!68 = distinct !DISubprogram(name: "ops", scope: !12, file: !12, line: 17, type: !13, scopeLine: 17, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!69 = !DILocation(line: 17, column: 60, scope: !68)
!70 = !DILocation(line: 17, column: 90, scope: !68)
!71 = !DILocation(line: 17, column: 88, scope: !68)
!72 = !DILocation(line: 17, column: 95, scope: !68)
!73 = !DILocation(line: 17, column: 120, scope: !68)
!74 = !DILocation(line: 17, column: 118, scope: !68)
!75 = !DILocation(line: 17, column: 125, scope: !68)
!76 = !DILocation(line: 17, scope: !68)
!77 = !DILocation(line: 17, column: 172, scope: !68)
!78 = !DILocation(line: 17, column: 143, scope: !68)
!79 = !DILocation(line: 17, column: 145, scope: !68)
!80 = !DILocation(line: 17, column: 133, scope: !68)
!81 = !DILocation(line: 17, column: 194, scope: !68)
!82 = !DILocation(line: 17, column: 225, scope: !68)
!83 = !DILocation(line: 17, column: 229, scope: !68)
!84 = !DILocation(line: 17, column: 232, scope: !68)
!85 = !DILocation(line: 17, column: 236, scope: !68)
!86 = !DILocation(line: 17, column: 238, scope: !68)
!87 = !DILocation(line: 17, column: 250, scope: !68)
!88 = !DILocation(line: 17, column: 245, scope: !68)
!89 = !DILocation(line: 17, column: 249, scope: !68)
!90 = !DILocation(line: 17, column: 305, scope: !68)
!91 = !DILocation(line: 17, column: 297, scope: !68)
!92 = !DILocation(line: 17, column: 302, scope: !68)
!93 = !DILocation(line: 17, column: 310, scope: !68)
