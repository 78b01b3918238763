; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.V = type { [3 x float] }
%struct.V.0 = type { [3 x double] }

$_Z4kernIfEvPT_1VIS0_EPKS3_ = comdat any

$_Z4kernIdEvPT_1VIS0_EPKS3_ = comdat any

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define ptx_kernel void @_Z4kernIfEvPT_1VIS0_EPKS3_(ptr noundef writeonly captures(none) %o, ptr noundef readonly byval(%struct.V) align 4 captures(none) %a, ptr noundef readonly captures(none) %b) local_unnamed_addr #0 comdat !dbg !11 {
entry:
  %retval.i = alloca %struct.V, align 4
  %c = alloca %struct.V, align 4
  call void @llvm.lifetime.start.p0(ptr nonnull %c) #3, !dbg !15
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !16
  %arrayidx = getelementptr inbounds nuw %struct.V, ptr %b, i32 %0, !dbg !17
  call void @llvm.lifetime.start.p0(ptr nonnull %retval.i), !dbg !18
  br label %for.body.i, !dbg !18

for.body.i:                                       ; preds = %for.body.i, %entry
  %i.010.i = phi i32 [ 0, %entry ], [ %inc.i, %for.body.i ]
  %arrayidx.i = getelementptr inbounds nuw float, ptr %a, i32 %i.010.i, !dbg !21
  %1 = load float, ptr %arrayidx.i, align 4, !dbg !21, !tbaa !22
  %arrayidx3.i = getelementptr inbounds nuw float, ptr %arrayidx, i32 %i.010.i, !dbg !24
  %2 = load float, ptr %arrayidx3.i, align 4, !dbg !24, !tbaa !22
  %add.i = fadd float %1, %2, !dbg !25
  %arrayidx5.i = getelementptr inbounds nuw float, ptr %retval.i, i32 %i.010.i, !dbg !26
  store float %add.i, ptr %arrayidx5.i, align 4, !dbg !27, !tbaa !22
  %inc.i = add nuw nsw i32 %i.010.i, 1, !dbg !28
  %exitcond.not.i = icmp eq i32 %inc.i, 3, !dbg !29
  br i1 %exitcond.not.i, label %_ZNK1VIfEplERKS0_.exit, label %for.body.i, !dbg !18, !llvm.loop !30

_ZNK1VIfEplERKS0_.exit:                           ; preds = %for.body.i
  %.fca.0.0.load.i = load float, ptr %retval.i, align 4, !dbg !34
  %.fca.0.1.gep.i = getelementptr inbounds nuw i8, ptr %retval.i, i32 4, !dbg !34
  %.fca.0.1.load.i = load float, ptr %.fca.0.1.gep.i, align 4, !dbg !34
  %.fca.0.2.gep.i = getelementptr inbounds nuw i8, ptr %retval.i, i32 8, !dbg !34
  %.fca.0.2.load.i = load float, ptr %.fca.0.2.gep.i, align 4, !dbg !34
  call void @llvm.lifetime.end.p0(ptr nonnull %retval.i), !dbg !34
  store float %.fca.0.0.load.i, ptr %c, align 4, !dbg !35
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %c, i32 4, !dbg !35
  store float %.fca.0.1.load.i, ptr %.fca.1.gep, align 4, !dbg !35
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %c, i32 8, !dbg !35
  store float %.fca.0.2.load.i, ptr %.fca.2.gep, align 4, !dbg !35
  br label %for.body.i8, !dbg !36

for.body.i8:                                      ; preds = %for.body.i8, %_ZNK1VIfEplERKS0_.exit
  %i.09.i = phi i32 [ 0, %_ZNK1VIfEplERKS0_.exit ], [ %inc.i12, %for.body.i8 ]
  %s.08.i = phi float [ 0.000000e+00, %_ZNK1VIfEplERKS0_.exit ], [ %add.i11, %for.body.i8 ]
  %arrayidx.i9 = getelementptr inbounds nuw float, ptr %c, i32 %i.09.i, !dbg !39
  %3 = load float, ptr %arrayidx.i9, align 4, !dbg !39, !tbaa !22
  %arrayidx3.i10 = getelementptr inbounds nuw float, ptr %a, i32 %i.09.i, !dbg !40
  %4 = load float, ptr %arrayidx3.i10, align 4, !dbg !40, !tbaa !22
  %mul.i = fmul float %3, %4, !dbg !41
  %add.i11 = fadd float %s.08.i, %mul.i, !dbg !42
  %inc.i12 = add nuw nsw i32 %i.09.i, 1, !dbg !43
  %exitcond.not.i13 = icmp eq i32 %inc.i12, 3, !dbg !44
  br i1 %exitcond.not.i13, label %_ZNK1VIfE3dotERKS0_.exit, label %for.body.i8, !dbg !36, !llvm.loop !45

_ZNK1VIfE3dotERKS0_.exit:                         ; preds = %for.body.i8
  %arrayidx2 = getelementptr inbounds nuw float, ptr %o, i32 %0, !dbg !47
  store float %add.i11, ptr %arrayidx2, align 4, !dbg !48, !tbaa !22
  %5 = load float, ptr %a, align 4, !tbaa !22
  %mul.i.i = fmul float %add.i11, 0.000000e+00, !dbg !49
  %add.i.i = fadd float %mul.i.i, %5, !dbg !54
  %add.i.1.i = fadd float %5, %add.i.i, !dbg !54
  %mul.i.2.i = fmul float %add.i.1.i, 2.000000e+00, !dbg !49
  %add.i.2.i = fadd float %5, %mul.i.2.i, !dbg !54
  %mul.i.3.i = fmul float %add.i.2.i, 3.000000e+00, !dbg !49
  %add.i.3.i = fadd float %5, %mul.i.3.i, !dbg !54
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %arrayidx2, i32 4, !dbg !55
  store float %add.i.3.i, ptr %arrayidx5, align 4, !dbg !56, !tbaa !22
  call void @llvm.lifetime.end.p0(ptr nonnull %c) #3, !dbg !57
  ret void, !dbg !57
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define ptx_kernel void @_Z4kernIdEvPT_1VIS0_EPKS3_(ptr noundef writeonly captures(none) %o, ptr noundef readonly byval(%struct.V.0) align 8 captures(none) %a, ptr noundef readonly captures(none) %b) local_unnamed_addr #0 comdat !dbg !58 {
entry:
  %retval.i = alloca %struct.V.0, align 8
  %c = alloca %struct.V.0, align 8
  call void @llvm.lifetime.start.p0(ptr nonnull %c) #3, !dbg !59
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !60
  %arrayidx = getelementptr inbounds nuw %struct.V.0, ptr %b, i32 %0, !dbg !61
  call void @llvm.lifetime.start.p0(ptr nonnull %retval.i), !dbg !62
  br label %for.body.i, !dbg !62

for.body.i:                                       ; preds = %for.body.i, %entry
  %i.010.i = phi i32 [ 0, %entry ], [ %inc.i, %for.body.i ]
  %arrayidx.i = getelementptr inbounds nuw double, ptr %a, i32 %i.010.i, !dbg !65
  %1 = load double, ptr %arrayidx.i, align 8, !dbg !65, !tbaa !66
  %arrayidx3.i = getelementptr inbounds nuw double, ptr %arrayidx, i32 %i.010.i, !dbg !68
  %2 = load double, ptr %arrayidx3.i, align 8, !dbg !68, !tbaa !66
  %add.i = fadd double %1, %2, !dbg !69
  %arrayidx5.i = getelementptr inbounds nuw double, ptr %retval.i, i32 %i.010.i, !dbg !70
  store double %add.i, ptr %arrayidx5.i, align 8, !dbg !71, !tbaa !66
  %inc.i = add nuw nsw i32 %i.010.i, 1, !dbg !72
  %exitcond.not.i = icmp eq i32 %inc.i, 3, !dbg !73
  br i1 %exitcond.not.i, label %_ZNK1VIdEplERKS0_.exit, label %for.body.i, !dbg !62, !llvm.loop !74

_ZNK1VIdEplERKS0_.exit:                           ; preds = %for.body.i
  %.fca.0.0.load.i = load double, ptr %retval.i, align 8, !dbg !76
  %.fca.0.1.gep.i = getelementptr inbounds nuw i8, ptr %retval.i, i32 8, !dbg !76
  %.fca.0.1.load.i = load double, ptr %.fca.0.1.gep.i, align 8, !dbg !76
  %.fca.0.2.gep.i = getelementptr inbounds nuw i8, ptr %retval.i, i32 16, !dbg !76
  %.fca.0.2.load.i = load double, ptr %.fca.0.2.gep.i, align 8, !dbg !76
  call void @llvm.lifetime.end.p0(ptr nonnull %retval.i), !dbg !76
  store double %.fca.0.0.load.i, ptr %c, align 8, !dbg !77
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %c, i32 8, !dbg !77
  store double %.fca.0.1.load.i, ptr %.fca.1.gep, align 8, !dbg !77
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %c, i32 16, !dbg !77
  store double %.fca.0.2.load.i, ptr %.fca.2.gep, align 8, !dbg !77
  br label %for.body.i9, !dbg !78

for.body.i9:                                      ; preds = %for.body.i9, %_ZNK1VIdEplERKS0_.exit
  %i.09.i = phi i32 [ 0, %_ZNK1VIdEplERKS0_.exit ], [ %inc.i13, %for.body.i9 ]
  %s.08.i = phi double [ 0.000000e+00, %_ZNK1VIdEplERKS0_.exit ], [ %add.i12, %for.body.i9 ]
  %arrayidx.i10 = getelementptr inbounds nuw double, ptr %c, i32 %i.09.i, !dbg !81
  %3 = load double, ptr %arrayidx.i10, align 8, !dbg !81, !tbaa !66
  %arrayidx3.i11 = getelementptr inbounds nuw double, ptr %a, i32 %i.09.i, !dbg !82
  %4 = load double, ptr %arrayidx3.i11, align 8, !dbg !82, !tbaa !66
  %mul.i = fmul double %3, %4, !dbg !83
  %add.i12 = fadd double %s.08.i, %mul.i, !dbg !84
  %inc.i13 = add nuw nsw i32 %i.09.i, 1, !dbg !85
  %exitcond.not.i14 = icmp eq i32 %inc.i13, 3, !dbg !86
  br i1 %exitcond.not.i14, label %_ZNK1VIdE3dotERKS0_.exit, label %for.body.i9, !dbg !78, !llvm.loop !87

_ZNK1VIdE3dotERKS0_.exit:                         ; preds = %for.body.i9
  %arrayidx2 = getelementptr inbounds nuw double, ptr %o, i32 %0, !dbg !89
  store double %add.i12, ptr %arrayidx2, align 8, !dbg !90, !tbaa !66
  %conv = fptrunc double %add.i12 to float, !dbg !91
  %5 = load double, ptr %a, align 8, !tbaa !66
  %mul.i.i = fmul float %conv, 0.000000e+00, !dbg !92
  %conv2.i.i = fpext float %mul.i.i to double, !dbg !97
  %add.i.i = fadd double %5, %conv2.i.i, !dbg !98
  %conv.i = fptrunc double %add.i.i to float, !dbg !99
  %conv2.i.1.i = fpext float %conv.i to double, !dbg !97
  %add.i.1.i = fadd double %5, %conv2.i.1.i, !dbg !98
  %conv.1.i = fptrunc double %add.i.1.i to float, !dbg !99
  %mul.i.2.i = fmul float %conv.1.i, 2.000000e+00, !dbg !92
  %conv2.i.2.i = fpext float %mul.i.2.i to double, !dbg !97
  %add.i.2.i = fadd double %5, %conv2.i.2.i, !dbg !98
  %conv.2.i = fptrunc double %add.i.2.i to float, !dbg !99
  %mul.i.3.i = fmul float %conv.2.i, 3.000000e+00, !dbg !92
  %conv2.i.3.i = fpext float %mul.i.3.i to double, !dbg !97
  %add.i.3.i = fadd double %5, %conv2.i.3.i, !dbg !98
  %conv.3.i = fptrunc double %add.i.3.i to float, !dbg !99
  %conv5 = fpext float %conv.3.i to double, !dbg !100
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %arrayidx2, i32 8, !dbg !101
  store double %conv5, ptr %arrayidx6, align 8, !dbg !102, !tbaa !66
  call void @llvm.lifetime.end.p0(ptr nonnull %c) #3, !dbg !103
  ret void, !dbg !103
}

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z3ops2OpPi(i32 noundef %op, ptr noundef captures(none) %o) local_unnamed_addr #0 !dbg !104 {
entry:
  switch i32 %op, label %sw.epilog [
    i32 0, label %sw.bb
    i32 1, label %sw.bb2
  ], !dbg !105

sw.bb:                                            ; preds = %entry
  %arrayidx = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !106
  %0 = load i32, ptr %arrayidx, align 4, !dbg !106, !tbaa !7
  %1 = load i32, ptr %o, align 4, !dbg !107, !tbaa !7
  %add = add nsw i32 %1, %0, !dbg !107
  br label %sw.epilog.sink.split, !dbg !108

sw.bb2:                                           ; preds = %entry
  %arrayidx3 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !109
  %2 = load i32, ptr %arrayidx3, align 4, !dbg !109, !tbaa !7
  %3 = load i32, ptr %o, align 4, !dbg !110, !tbaa !7
  %mul = mul nsw i32 %3, %2, !dbg !110
  br label %sw.epilog.sink.split, !dbg !111

sw.epilog.sink.split:                             ; preds = %sw.bb, %sw.bb2
  %mul.sink = phi i32 [ %mul, %sw.bb2 ], [ %add, %sw.bb ]
  store i32 %mul.sink, ptr %o, align 4, !dbg !112, !tbaa !7
  br label %sw.epilog, !dbg !113

sw.epilog:                                        ; preds = %sw.epilog.sink.split, %entry
  %arrayidx7 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !113
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %o, i32 8
  %arrayidx5.promoted = load i32, ptr %arrayidx5, align 4, !tbaa !7
  %dec42 = add nsw i32 %arrayidx5.promoted, -1, !dbg !114
  %cmp43 = icmp sgt i32 %arrayidx5.promoted, 0, !dbg !115
  br i1 %cmp43, label %while.body.lr.ph, label %while.end, !dbg !116

while.body.lr.ph:                                 ; preds = %sw.epilog
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %o, i32 12
  %4 = load i32, ptr %arrayidx6, align 4, !tbaa !7
  %tobool.not = icmp eq i32 %4, 0
  %arrayidx11 = getelementptr inbounds nuw i8, ptr %o, i32 20
  %arrayidx12 = getelementptr inbounds nuw i8, ptr %o, i32 24
  br label %while.body, !dbg !116

while.body:                                       ; preds = %while.body.lr.ph, %while.cond.backedge
  %dec44 = phi i32 [ %dec42, %while.body.lr.ph ], [ %dec, %while.cond.backedge ]
  br i1 %tobool.not, label %if.end, label %while.cond.backedge, !dbg !117

if.end:                                           ; preds = %while.body
  %5 = load i32, ptr %arrayidx7, align 4, !dbg !113, !tbaa !7
  %tobool8.not = icmp eq i32 %5, 0, !dbg !113
  br i1 %tobool8.not, label %do.body.preheader, label %while.end, !dbg !113

do.body.preheader:                                ; preds = %if.end
  %6 = load i32, ptr %arrayidx12, align 4, !tbaa !7
  %cmp13 = icmp slt i32 %6, 10
  %arrayidx11.promoted = load i32, ptr %arrayidx11, align 4, !tbaa !7
  br label %do.body, !dbg !118

do.body:                                          ; preds = %do.body.preheader, %do.body
  %7 = phi i32 [ %arrayidx11.promoted, %do.body.preheader ], [ %inc, %do.body ], !dbg !119
  %inc = add nsw i32 %7, 1, !dbg !119
  br i1 %cmp13, label %do.body, label %do.end, !dbg !120, !llvm.loop !121

do.end:                                           ; preds = %do.body
  store i32 %inc, ptr %arrayidx11, align 4, !dbg !119, !tbaa !7
  br label %while.cond.backedge, !dbg !116

while.cond.backedge:                              ; preds = %do.end, %while.body
  %dec = add nsw i32 %dec44, -1, !dbg !114
  %cmp = icmp sgt i32 %dec44, 0, !dbg !115
  br i1 %cmp, label %while.body, label %while.end, !dbg !116, !llvm.loop !123

while.end:                                        ; preds = %while.cond.backedge, %if.end, %sw.epilog
  %dec.lcssa41 = phi i32 [ %dec42, %sw.epilog ], [ -1, %while.cond.backedge ], [ %dec44, %if.end ]
  store i32 %dec.lcssa41, ptr %arrayidx5, align 4, !dbg !114, !tbaa !7
  %arrayidx14 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !125
  %8 = load i32, ptr %arrayidx14, align 4, !dbg !125, !tbaa !7
  %tobool15.not = icmp eq i32 %8, 0, !dbg !125
  br i1 %tobool15.not, label %cond.false, label %land.rhs, !dbg !126

land.rhs:                                         ; preds = %while.end
  %tobool17.not = icmp eq i32 %dec.lcssa41, 0, !dbg !127
  br i1 %tobool17.not, label %lor.rhs, label %cond.end, !dbg !128

lor.rhs:                                          ; preds = %land.rhs
  %arrayidx18 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !129
  %9 = load i32, ptr %arrayidx18, align 4, !dbg !129, !tbaa !7
  %tobool19.not = icmp eq i32 %9, 0, !dbg !129
  br i1 %tobool19.not, label %cond.false, label %cond.end, !dbg !130

cond.false:                                       ; preds = %while.end, %lor.rhs
  br label %cond.end, !dbg !130

cond.end:                                         ; preds = %lor.rhs, %land.rhs, %cond.false
  %.sink = phi i32 [ 40, %cond.false ], [ 36, %land.rhs ], [ 36, %lor.rhs ]
  %arrayidx21 = getelementptr inbounds nuw i8, ptr %o, i32 %.sink, !dbg !112
  %cond = load i32, ptr %arrayidx21, align 4, !dbg !112, !tbaa !7
  %arrayidx22 = getelementptr inbounds nuw i8, ptr %o, i32 32, !dbg !131
  store i32 %cond, ptr %arrayidx22, align 4, !dbg !132, !tbaa !7
  %shr = lshr i32 %8, 3, !dbg !133
  %arrayidx24 = getelementptr inbounds nuw i8, ptr %o, i32 44, !dbg !134
  store i32 %shr, ptr %arrayidx24, align 4, !dbg !135, !tbaa !7
  ret void, !dbg !136
}

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nounwind }

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
!15 = !DILocation(line: 15, column: 76, scope: !11)
!16 = !DILocation(line: 15, column: 87, scope: !11)
!17 = !DILocation(line: 15, column: 85, scope: !11)
!18 = !DILocation(line: 14, column: 86, scope: !19, inlinedAt: !20)
!19 = distinct !DISubprogram(name: "operator+", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!20 = distinct !DILocation(line: 15, column: 84, scope: !11)
!21 = !DILocation(line: 14, column: 114, scope: !19, inlinedAt: !20)
!22 = !{!23, !23, i64 0}
!23 = !{!"float", !9, i64 0}
!24 = !DILocation(line: 14, column: 119, scope: !19, inlinedAt: !20)
!25 = !DILocation(line: 14, column: 118, scope: !19, inlinedAt: !20)
!26 = !DILocation(line: 14, column: 107, scope: !19, inlinedAt: !20)
!27 = !DILocation(line: 14, column: 113, scope: !19, inlinedAt: !20)
!28 = !DILocation(line: 14, column: 103, scope: !19, inlinedAt: !20)
!29 = !DILocation(line: 14, column: 99, scope: !19, inlinedAt: !20)
!30 = distinct !{!30, !18, !31, !32, !33}
!31 = !DILocation(line: 14, column: 124, scope: !19, inlinedAt: !20)
!32 = !{!"llvm.loop.mustprogress"}
!33 = !{!"llvm.loop.unroll.disable"}
!34 = !DILocation(line: 14, column: 127, scope: !19, inlinedAt: !20)
!35 = !DILocation(line: 15, column: 84, scope: !11)
!36 = !DILocation(line: 14, column: 179, scope: !37, inlinedAt: !38)
!37 = distinct !DISubprogram(name: "dot", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!38 = distinct !DILocation(line: 15, column: 102, scope: !11)
!39 = !DILocation(line: 14, column: 202, scope: !37, inlinedAt: !38)
!40 = !DILocation(line: 14, column: 207, scope: !37, inlinedAt: !38)
!41 = !DILocation(line: 14, column: 206, scope: !37, inlinedAt: !38)
!42 = !DILocation(line: 14, column: 200, scope: !37, inlinedAt: !38)
!43 = !DILocation(line: 14, column: 196, scope: !37, inlinedAt: !38)
!44 = !DILocation(line: 14, column: 192, scope: !37, inlinedAt: !38)
!45 = distinct !{!45, !36, !46, !32, !33}
!46 = !DILocation(line: 14, column: 212, scope: !37, inlinedAt: !38)
!47 = !DILocation(line: 15, column: 93, scope: !11)
!48 = !DILocation(line: 15, column: 99, scope: !11)
!49 = !DILocation(line: 15, column: 155, scope: !50, inlinedAt: !51)
!50 = distinct !DISubprogram(name: "operator()", scope: !12, file: !12, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!51 = distinct !DILocation(line: 13, column: 24, scope: !52, inlinedAt: !53)
!52 = distinct !DISubprogram(name: "apply<4, (lambda at a.cu:15:128)>", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!53 = distinct !DILocation(line: 15, column: 119, scope: !11)
!54 = !DILocation(line: 15, column: 157, scope: !50, inlinedAt: !51)
!55 = !DILocation(line: 15, column: 110, scope: !11)
!56 = !DILocation(line: 15, column: 118, scope: !11)
!57 = !DILocation(line: 15, column: 177, scope: !11)
!58 = distinct !DISubprogram(name: "kern<double>", scope: !12, file: !12, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!59 = !DILocation(line: 15, column: 76, scope: !58)
!60 = !DILocation(line: 15, column: 87, scope: !58)
!61 = !DILocation(line: 15, column: 85, scope: !58)
!62 = !DILocation(line: 14, column: 86, scope: !63, inlinedAt: !64)
!63 = distinct !DISubprogram(name: "operator+", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!64 = distinct !DILocation(line: 15, column: 84, scope: !58)
!65 = !DILocation(line: 14, column: 114, scope: !63, inlinedAt: !64)
!66 = !{!67, !67, i64 0}
!67 = !{!"double", !9, i64 0}
!68 = !DILocation(line: 14, column: 119, scope: !63, inlinedAt: !64)
!69 = !DILocation(line: 14, column: 118, scope: !63, inlinedAt: !64)
!70 = !DILocation(line: 14, column: 107, scope: !63, inlinedAt: !64)
!71 = !DILocation(line: 14, column: 113, scope: !63, inlinedAt: !64)
!72 = !DILocation(line: 14, column: 103, scope: !63, inlinedAt: !64)
!73 = !DILocation(line: 14, column: 99, scope: !63, inlinedAt: !64)
!74 = distinct !{!74, !62, !75, !32, !33}
!75 = !DILocation(line: 14, column: 124, scope: !63, inlinedAt: !64)
!76 = !DILocation(line: 14, column: 127, scope: !63, inlinedAt: !64)
!77 = !DILocation(line: 15, column: 84, scope: !58)
!78 = !DILocation(line: 14, column: 179, scope: !79, inlinedAt: !80)
!79 = distinct !DISubprogram(name: "dot", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!80 = distinct !DILocation(line: 15, column: 102, scope: !58)
!81 = !DILocation(line: 14, column: 202, scope: !79, inlinedAt: !80)
!82 = !DILocation(line: 14, column: 207, scope: !79, inlinedAt: !80)
!83 = !DILocation(line: 14, column: 206, scope: !79, inlinedAt: !80)
!84 = !DILocation(line: 14, column: 200, scope: !79, inlinedAt: !80)
!85 = !DILocation(line: 14, column: 196, scope: !79, inlinedAt: !80)
!86 = !DILocation(line: 14, column: 192, scope: !79, inlinedAt: !80)
!87 = distinct !{!87, !78, !88, !32, !33}
!88 = !DILocation(line: 14, column: 212, scope: !79, inlinedAt: !80)
!89 = !DILocation(line: 15, column: 93, scope: !58)
!90 = !DILocation(line: 15, column: 99, scope: !58)
!91 = !DILocation(line: 15, column: 168, scope: !58)
!92 = !DILocation(line: 15, column: 155, scope: !93, inlinedAt: !94)
!93 = distinct !DISubprogram(name: "operator()", scope: !12, file: !12, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!94 = distinct !DILocation(line: 13, column: 24, scope: !95, inlinedAt: !96)
!95 = distinct !DISubprogram(name: "apply<4, (lambda at a.cu:15:128)>", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!96 = distinct !DILocation(line: 15, column: 119, scope: !58)
!97 = !DILocation(line: 15, column: 154, scope: !93, inlinedAt: !94)
!98 = !DILocation(line: 15, column: 157, scope: !93, inlinedAt: !94)
!99 = !DILocation(line: 13, column: 24, scope: !95, inlinedAt: !96)
!100 = !DILocation(line: 15, column: 119, scope: !58)
!101 = !DILocation(line: 15, column: 110, scope: !58)
!102 = !DILocation(line: 15, column: 118, scope: !58)
!103 = !DILocation(line: 15, column: 177, scope: !58)
!104 = distinct !DISubprogram(name: "ops", scope: !12, file: !12, line: 17, type: !13, scopeLine: 17, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!105 = !DILocation(line: 17, column: 60, scope: !104)
!106 = !DILocation(line: 17, column: 90, scope: !104)
!107 = !DILocation(line: 17, column: 88, scope: !104)
!108 = !DILocation(line: 17, column: 95, scope: !104)
!109 = !DILocation(line: 17, column: 120, scope: !104)
!110 = !DILocation(line: 17, column: 118, scope: !104)
!111 = !DILocation(line: 17, column: 125, scope: !104)
!112 = !DILocation(line: 17, scope: !104)
!113 = !DILocation(line: 17, column: 172, scope: !104)
!114 = !DILocation(line: 17, column: 143, scope: !104)
!115 = !DILocation(line: 17, column: 145, scope: !104)
!116 = !DILocation(line: 17, column: 133, scope: !104)
!117 = !DILocation(line: 17, column: 153, scope: !104)
!118 = !DILocation(line: 17, column: 185, scope: !104)
!119 = !DILocation(line: 17, column: 194, scope: !104)
!120 = !DILocation(line: 17, column: 198, scope: !104)
!121 = distinct !{!121, !118, !122, !32, !33}
!122 = !DILocation(line: 17, column: 213, scope: !104)
!123 = distinct !{!123, !116, !124, !32, !33}
!124 = !DILocation(line: 17, column: 216, scope: !104)
!125 = !DILocation(line: 17, column: 225, scope: !104)
!126 = !DILocation(line: 17, column: 229, scope: !104)
!127 = !DILocation(line: 17, column: 232, scope: !104)
!128 = !DILocation(line: 17, column: 236, scope: !104)
!129 = !DILocation(line: 17, column: 238, scope: !104)
!130 = !DILocation(line: 17, column: 250, scope: !104)
!131 = !DILocation(line: 17, column: 245, scope: !104)
!132 = !DILocation(line: 17, column: 249, scope: !104)
!133 = !DILocation(line: 17, column: 305, scope: !104)
!134 = !DILocation(line: 17, column: 297, scope: !104)
!135 = !DILocation(line: 17, column: 302, scope: !104)
!136 = !DILocation(line: 17, column: 310, scope: !104)
