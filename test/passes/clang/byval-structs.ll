; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.P = type { i32, [5 x float], double, i8 }
%struct.E = type { i8 }
%union.U = type { i32 }

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local %struct.P @_Z3mod1P(ptr noundef byval(%struct.P) align 8 captures(none) %p) local_unnamed_addr #0 !dbg !11 {
entry:
  %0 = load i32, ptr %p, align 8, !dbg !15, !tbaa !16
  %inc = add nsw i32 %0, 1, !dbg !15
  store i32 %inc, ptr %p, align 8, !dbg !15, !tbaa !16
  %m = getelementptr inbounds nuw i8, ptr %p, i32 4, !dbg !19
  %arrayidx = getelementptr inbounds nuw i8, ptr %p, i32 12, !dbg !20
  %1 = load float, ptr %arrayidx, align 4, !dbg !21, !tbaa !22
  %mul = fmul float %1, 2.000000e+00, !dbg !21
  store float %mul, ptr %arrayidx, align 4, !dbg !21, !tbaa !22
  %retval.sroa.2.0.copyload = load float, ptr %m, align 4, !dbg !24
  %retval.sroa.3.0.p.sroa_idx = getelementptr inbounds nuw i8, ptr %p, i32 8, !dbg !24
  %retval.sroa.3.0.copyload = load float, ptr %retval.sroa.3.0.p.sroa_idx, align 8, !dbg !24
  %retval.sroa.5.0.p.sroa_idx = getelementptr inbounds nuw i8, ptr %p, i32 16, !dbg !24
  %retval.sroa.5.0.copyload = load float, ptr %retval.sroa.5.0.p.sroa_idx, align 8, !dbg !24
  %retval.sroa.6.0.p.sroa_idx = getelementptr inbounds nuw i8, ptr %p, i32 20, !dbg !24
  %retval.sroa.6.0.copyload = load float, ptr %retval.sroa.6.0.p.sroa_idx, align 4, !dbg !24, !tbaa !25
  %retval.sroa.7.0.p.sroa_idx = getelementptr inbounds nuw i8, ptr %p, i32 24, !dbg !24
  %retval.sroa.7.0.copyload = load double, ptr %retval.sroa.7.0.p.sroa_idx, align 8, !dbg !24, !tbaa !26
  %retval.sroa.8.0.p.sroa_idx = getelementptr inbounds nuw i8, ptr %p, i32 32, !dbg !24
  %retval.sroa.8.0.copyload = load i8, ptr %retval.sroa.8.0.p.sroa_idx, align 8, !dbg !24, !tbaa !25
  %.fca.0.insert = insertvalue %struct.P poison, i32 %inc, 0, !dbg !27
  %.fca.1.0.insert = insertvalue %struct.P %.fca.0.insert, float %retval.sroa.2.0.copyload, 1, 0, !dbg !27
  %.fca.1.1.insert = insertvalue %struct.P %.fca.1.0.insert, float %retval.sroa.3.0.copyload, 1, 1, !dbg !27
  %.fca.1.2.insert = insertvalue %struct.P %.fca.1.1.insert, float %mul, 1, 2, !dbg !27
  %.fca.1.3.insert = insertvalue %struct.P %.fca.1.2.insert, float %retval.sroa.5.0.copyload, 1, 3, !dbg !27
  %.fca.1.4.insert = insertvalue %struct.P %.fca.1.3.insert, float %retval.sroa.6.0.copyload, 1, 4, !dbg !27
  %.fca.2.insert = insertvalue %struct.P %.fca.1.4.insert, double %retval.sroa.7.0.copyload, 2, !dbg !27
  %.fca.3.insert = insertvalue %struct.P %.fca.2.insert, i8 %retval.sroa.8.0.copyload, 3, !dbg !27
  ret %struct.P %.fca.3.insert, !dbg !27
}

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z1k1PPf1E1U(ptr noundef readonly byval(%struct.P) align 8 captures(none) %p, ptr noundef captures(none) %o, ptr noundef readnone byval(%struct.E) align 1 captures(none) %e, ptr noundef readonly byval(%union.U) align 4 captures(none) %u) local_unnamed_addr #1 !dbg !28 {
entry:
  %loc = alloca [8 x i32], align 4
  %q = alloca %struct.P, align 8
  call void @llvm.lifetime.start.p0(ptr nonnull %loc) #3, !dbg !29
  %0 = load i32, ptr %p, align 8, !tbaa !16
  br label %for.body, !dbg !30

for.cond.cleanup:                                 ; preds = %for.body
  %1 = load i32, ptr %p, align 8, !dbg !31, !tbaa !16
  %and2 = and i32 %1, 7, !dbg !32
  %arrayidx3 = getelementptr inbounds nuw i32, ptr %loc, i32 %and2, !dbg !33
  %2 = load i32, ptr %arrayidx3, align 4, !dbg !33, !tbaa !7
  %conv = sitofp i32 %2 to float, !dbg !33
  store float %conv, ptr %o, align 4, !dbg !34, !tbaa !22
  call void @llvm.lifetime.start.p0(ptr nonnull %q) #3, !dbg !35
  %call = tail call %struct.P @_Z3mod1P(ptr noundef nonnull byval(%struct.P) align 8 %p) #3, !dbg !36
  %3 = extractvalue %struct.P %call, 0, !dbg !36
  store i32 %3, ptr %q, align 8, !dbg !36
  %4 = getelementptr inbounds nuw i8, ptr %q, i32 4, !dbg !36
  %5 = extractvalue %struct.P %call, 1, !dbg !36
  %.fca.0.extract = extractvalue [5 x float] %5, 0, !dbg !36
  store float %.fca.0.extract, ptr %4, align 4, !dbg !36
  %.fca.1.extract = extractvalue [5 x float] %5, 1, !dbg !36
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %q, i32 8, !dbg !36
  store float %.fca.1.extract, ptr %.fca.1.gep, align 8, !dbg !36
  %.fca.2.extract = extractvalue [5 x float] %5, 2, !dbg !36
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %q, i32 12, !dbg !36
  store float %.fca.2.extract, ptr %.fca.2.gep, align 4, !dbg !36
  %.fca.3.extract = extractvalue [5 x float] %5, 3, !dbg !36
  %.fca.3.gep = getelementptr inbounds nuw i8, ptr %q, i32 16, !dbg !36
  store float %.fca.3.extract, ptr %.fca.3.gep, align 8, !dbg !36
  %.fca.4.extract = extractvalue [5 x float] %5, 4, !dbg !36
  %.fca.4.gep = getelementptr inbounds nuw i8, ptr %q, i32 20, !dbg !36
  store float %.fca.4.extract, ptr %.fca.4.gep, align 4, !dbg !36
  %6 = getelementptr inbounds nuw i8, ptr %q, i32 24, !dbg !36
  %7 = extractvalue %struct.P %call, 2, !dbg !36
  store double %7, ptr %6, align 8, !dbg !36
  %8 = getelementptr inbounds nuw i8, ptr %q, i32 32, !dbg !36
  %9 = extractvalue %struct.P %call, 3, !dbg !36
  store i8 %9, ptr %8, align 8, !dbg !36
  %rem = srem i32 %1, 5, !dbg !37
  %arrayidx6 = getelementptr inbounds float, ptr %4, i32 %rem, !dbg !38
  %10 = load float, ptr %arrayidx6, align 4, !dbg !38, !tbaa !22
  br label %for.body.i, !dbg !39

for.body.i:                                       ; preds = %for.body.i, %for.cond.cleanup
  %i.05.i = phi i32 [ 0, %for.cond.cleanup ], [ %inc.i, %for.body.i ]
  %s.04.i = phi float [ 0.000000e+00, %for.cond.cleanup ], [ %add.i, %for.body.i ]
  %arrayidx.i = getelementptr inbounds nuw float, ptr %4, i32 %i.05.i, !dbg !42
  %11 = load float, ptr %arrayidx.i, align 4, !dbg !42, !tbaa !22
  %add.i = fadd float %s.04.i, %11, !dbg !43
  %inc.i = add nuw nsw i32 %i.05.i, 1, !dbg !44
  %exitcond.not.i = icmp eq i32 %inc.i, 5, !dbg !45
  br i1 %exitcond.not.i, label %_Z3sumIfLi5EET_RAT0__KS0_.exit, label %for.body.i, !dbg !39, !llvm.loop !46

_Z3sumIfLi5EET_RAT0__KS0_.exit:                   ; preds = %for.body.i
  %add = fadd float %10, %add.i, !dbg !50
  %12 = load float, ptr %u, align 4, !dbg !51, !tbaa !25
  %add9 = fadd float %add, %12, !dbg !52
  %arrayidx10 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !53
  store float %add9, ptr %arrayidx10, align 4, !dbg !54, !tbaa !22
  %l.sroa.3.0.p.sroa_idx = getelementptr inbounds nuw i8, ptr %p, i32 24, !dbg !55
  %l.sroa.3.0.copyload = load double, ptr %l.sroa.3.0.p.sroa_idx, align 8, !dbg !55, !tbaa !26
  %arrayidx11 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !56
  %13 = load float, ptr %arrayidx11, align 4, !dbg !56, !tbaa !22
  %conv.i = fpext float %13 to double, !dbg !57
  %add.i21 = fadd double %l.sroa.3.0.copyload, %conv.i, !dbg !60
  %conv13 = fptrunc double %add.i21 to float, !dbg !61
  %arrayidx14 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !62
  store float %conv13, ptr %arrayidx14, align 4, !dbg !63, !tbaa !22
  call void @llvm.lifetime.end.p0(ptr nonnull %q) #3, !dbg !64
  call void @llvm.lifetime.end.p0(ptr nonnull %loc) #3, !dbg !64
  ret void, !dbg !64

for.body:                                         ; preds = %entry, %for.body
  %i.022 = phi i32 [ 0, %entry ], [ %inc, %for.body ]
  %mul = mul nsw i32 %0, %i.022, !dbg !65
  %and = and i32 %mul, 7, !dbg !66
  %arrayidx = getelementptr inbounds nuw i32, ptr %loc, i32 %and, !dbg !67
  store i32 %i.022, ptr %arrayidx, align 4, !dbg !68, !tbaa !7
  %inc = add nuw nsw i32 %i.022, 1, !dbg !69
  %exitcond.not = icmp eq i32 %inc, 8, !dbg !70
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !30, !llvm.loop !71
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #1 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
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
!11 = distinct !DISubprogram(name: "mod", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 12, column: 53, scope: !11)
!16 = !{!17, !8, i64 0}
!17 = !{!"_ZTS1P", !8, i64 0, !9, i64 4, !18, i64 24, !9, i64 32}
!18 = !{!"double", !9, i64 0}
!19 = !DILocation(line: 12, column: 59, scope: !11)
!20 = !DILocation(line: 12, column: 57, scope: !11)
!21 = !DILocation(line: 12, column: 63, scope: !11)
!22 = !{!23, !23, i64 0}
!23 = !{!"float", !9, i64 0}
!24 = !DILocation(line: 12, column: 75, scope: !11)
!25 = !{!9, !9, i64 0}
!26 = !{!18, !18, i64 0}
!27 = !DILocation(line: 12, column: 68, scope: !11)
!28 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!29 = !DILocation(line: 14, column: 45, scope: !28)
!30 = !DILocation(line: 14, column: 57, scope: !28)
!31 = !DILocation(line: 14, column: 107, scope: !28)
!32 = !DILocation(line: 14, column: 108, scope: !28)
!33 = !DILocation(line: 14, column: 101, scope: !28)
!34 = !DILocation(line: 14, column: 100, scope: !28)
!35 = !DILocation(line: 14, column: 113, scope: !28)
!36 = !DILocation(line: 14, column: 117, scope: !28)
!37 = !DILocation(line: 14, column: 137, scope: !28)
!38 = !DILocation(line: 14, column: 130, scope: !28)
!39 = !DILocation(line: 13, column: 66, scope: !40, inlinedAt: !41)
!40 = distinct !DISubprogram(name: "sum<float, 5>", scope: !12, file: !12, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!41 = distinct !DILocation(line: 14, column: 141, scope: !28)
!42 = !DILocation(line: 13, column: 89, scope: !40, inlinedAt: !41)
!43 = !DILocation(line: 13, column: 87, scope: !40, inlinedAt: !41)
!44 = !DILocation(line: 13, column: 83, scope: !40, inlinedAt: !41)
!45 = !DILocation(line: 13, column: 79, scope: !40, inlinedAt: !41)
!46 = distinct !{!46, !39, !47, !48, !49}
!47 = !DILocation(line: 13, column: 92, scope: !40, inlinedAt: !41)
!48 = !{!"llvm.loop.mustprogress"}
!49 = !{!"llvm.loop.unroll.disable"}
!50 = !DILocation(line: 14, column: 140, scope: !28)
!51 = !DILocation(line: 14, column: 152, scope: !28)
!52 = !DILocation(line: 14, column: 149, scope: !28)
!53 = !DILocation(line: 14, column: 125, scope: !28)
!54 = !DILocation(line: 14, column: 129, scope: !28)
!55 = !DILocation(line: 14, column: 163, scope: !28)
!56 = !DILocation(line: 14, column: 198, scope: !28)
!57 = !DILocation(line: 14, column: 182, scope: !58, inlinedAt: !59)
!58 = distinct !DISubprogram(name: "operator()", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!59 = distinct !DILocation(line: 14, column: 196, scope: !28)
!60 = !DILocation(line: 14, column: 183, scope: !58, inlinedAt: !59)
!61 = !DILocation(line: 14, column: 196, scope: !28)
!62 = !DILocation(line: 14, column: 191, scope: !28)
!63 = !DILocation(line: 14, column: 195, scope: !28)
!64 = !DILocation(line: 14, column: 205, scope: !28)
!65 = !DILocation(line: 14, column: 84, scope: !28)
!66 = !DILocation(line: 14, column: 89, scope: !28)
!67 = !DILocation(line: 14, column: 78, scope: !28)
!68 = !DILocation(line: 14, column: 92, scope: !28)
!69 = !DILocation(line: 14, column: 74, scope: !28)
!70 = !DILocation(line: 14, column: 70, scope: !28)
!71 = distinct !{!71, !30, !72, !48, !49}
!72 = !DILocation(line: 14, column: 93, scope: !28)
