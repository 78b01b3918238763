; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.C = type { %struct.A, %struct.B }
%struct.A = type { ptr, i32 }
%struct.B = type { ptr, i32 }

$_ZN1C1aEv = comdat any

$_ZN1C1bEv = comdat any

$_ZThn8_N1C1bEv = comdat any

$_ZN1B1bEv = comdat any

$_ZTV1C = comdat any

$_ZTV1A = comdat any

$_ZTV1B = comdat any

@_ZTV1C = linkonce_odr unnamed_addr constant { [4 x ptr], [3 x ptr] } { [4 x ptr] [ptr null, ptr null, ptr @_ZN1C1aEv, ptr @_ZN1C1bEv], [3 x ptr] [ptr inttoptr (i32 -8 to ptr), ptr null, ptr @_ZThn8_N1C1bEv] }, comdat, align 4
@_ZTV1A = linkonce_odr unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr null, ptr null, ptr @__cxa_pure_virtual] }, comdat, align 4
@_ZTV1B = linkonce_odr unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr null, ptr null, ptr @_ZN1B1bEv] }, comdat, align 4

; Function Attrs: convergent mustprogress nounwind
define dso_local noundef i32 @_Z3useP1B(ptr noundef %b) local_unnamed_addr #0 !dbg !11 {
entry:
  %vtable = load ptr, ptr %b, align 4, !dbg !15, !tbaa !16
  %0 = load ptr, ptr %vtable, align 4, !dbg !15
  %call = tail call noundef i32 %0(ptr noundef nonnull align 4 dereferenceable(8) %b) #7, !dbg !15
  ret i32 %call, !dbg !18
}

; Function Attrs: convergent mustprogress noinline nounwind
define dso_local void @_Z2fpPFvPiES_(ptr noundef readonly captures(none) %f, ptr noundef %p) local_unnamed_addr #1 !dbg !19 {
entry:
  tail call void %f(ptr noundef %p) #7, !dbg !20
  ret void, !dbg !21
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local void @_Z3incPi(ptr noundef captures(none) %p) #2 !dbg !22 {
entry:
  %0 = load i32, ptr %p, align 4, !dbg !23, !tbaa !7
  %inc = add nsw i32 %0, 1, !dbg !23
  store i32 %inc, ptr %p, align 4, !dbg !23, !tbaa !7
  ret void, !dbg !24
}

; Function Attrs: convergent noinline norecurse nounwind
define dso_local ptx_kernel void @_Z1kPi(ptr noundef initializes((0, 4)) %o) local_unnamed_addr #3 !dbg !25 {
entry:
  %c = alloca %struct.C, align 4
  %vla = alloca [4 x i32], align 4
  call void @llvm.lifetime.start.p0(ptr nonnull %c) #8, !dbg !26
  store ptr getelementptr inbounds nuw inrange(-8, 4) (i8, ptr @_ZTV1A, i32 8), ptr %c, align 4, !dbg !27, !tbaa !16
  %0 = getelementptr inbounds nuw i8, ptr %c, i32 8, !dbg !34
  store ptr getelementptr inbounds nuw inrange(-8, 4) (i8, ptr @_ZTV1B, i32 8), ptr %0, align 4, !dbg !35, !tbaa !16
  store ptr getelementptr inbounds nuw inrange(-8, 8) (i8, ptr @_ZTV1C, i32 8), ptr %c, align 4, !dbg !34, !tbaa !16
  store ptr getelementptr inbounds nuw inrange(-8, 4) (i8, ptr @_ZTV1C, i32 24), ptr %0, align 4, !dbg !34, !tbaa !16
  %y = getelementptr inbounds nuw i8, ptr %c, i32 12, !dbg !38
  store i32 3, ptr %y, align 4, !dbg !39, !tbaa !40
  store i32 3, ptr %o, align 4, !dbg !42, !tbaa !7
  tail call void @_Z2fpPFvPiES_(ptr noundef nonnull @_Z3incPi, ptr noundef nonnull %o) #7, !dbg !43
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !44
  store i32 5, ptr %arrayidx8, align 4, !dbg !45, !tbaa !7
  %arrayidx9 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !46
  %1 = load i32, ptr %arrayidx9, align 4, !dbg !46, !tbaa !7
  %tobool.not = icmp eq i32 %1, 0, !dbg !46
  %vtable10 = load ptr, ptr %c, align 4, !dbg !47, !tbaa !16
  %2 = select i1 %tobool.not, i32 4, i32 0, !dbg !47
  %3 = getelementptr i8, ptr %vtable10, i32 %2, !dbg !47, !nosanitize !14
  %memptr.virtualfn = load ptr, ptr %3, align 4, !dbg !47, !nosanitize !14
  %call11 = call noundef i32 %memptr.virtualfn(ptr noundef nonnull align 4 dereferenceable(16) %c) #7, !dbg !47
  %arrayidx12 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !48
  store i32 %call11, ptr %arrayidx12, align 4, !dbg !49, !tbaa !7
  call void @llvm.lifetime.start.p0(ptr nonnull %vla) #8, !dbg !50
  br label %for.body, !dbg !51

for.cond.cleanup:                                 ; preds = %for.body
  %arrayidx15 = getelementptr inbounds nuw i8, ptr %o, i32 20, !dbg !52
  %4 = load i32, ptr %arrayidx15, align 4, !dbg !52, !tbaa !7
  %and = and i32 %4, 3, !dbg !53
  %arrayidx16 = getelementptr inbounds nuw i32, ptr %vla, i32 %and, !dbg !54
  %5 = load i32, ptr %arrayidx16, align 4, !dbg !54, !tbaa !7
  %arrayidx17 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !55
  store i32 %5, ptr %arrayidx17, align 4, !dbg !56, !tbaa !7
  %arrayidx18 = getelementptr inbounds nuw i8, ptr %o, i32 24, !dbg !57
  %6 = load i32, ptr %arrayidx18, align 4, !dbg !57, !tbaa !7
  %7 = alloca i8, i32 %6, align 8, !dbg !58
  store i32 1, ptr %7, align 8, !dbg !59, !tbaa !7
  %arrayidx20 = getelementptr inbounds nuw i8, ptr %o, i32 32, !dbg !60
  %8 = load i32, ptr %arrayidx20, align 4, !dbg !60, !tbaa !7
  %arrayidx21 = getelementptr inbounds i32, ptr %7, i32 %8, !dbg !61
  %9 = load i32, ptr %arrayidx21, align 4, !dbg !61, !tbaa !7
  %arrayidx22 = getelementptr inbounds nuw i8, ptr %o, i32 28, !dbg !62
  store i32 %9, ptr %arrayidx22, align 4, !dbg !63, !tbaa !7
  call void @llvm.lifetime.end.p0(ptr nonnull %vla) #8, !dbg !64
  call void @llvm.lifetime.end.p0(ptr nonnull %c) #8, !dbg !64
  ret void, !dbg !64

for.body:                                         ; preds = %entry, %for.body
  %i.037 = phi i32 [ 0, %entry ], [ %inc, %for.body ]
  %arrayidx13 = getelementptr inbounds nuw i32, ptr %o, i32 %i.037, !dbg !65
  %10 = load i32, ptr %arrayidx13, align 4, !dbg !65, !tbaa !7
  %arrayidx14 = getelementptr inbounds nuw i32, ptr %vla, i32 %i.037, !dbg !66
  store i32 %10, ptr %arrayidx14, align 4, !dbg !67, !tbaa !7
  %inc = add nuw nsw i32 %i.037, 1, !dbg !68
  %exitcond.not = icmp eq i32 %inc, 4, !dbg !69
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !51, !llvm.loop !70
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #4

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #4

; Function Attrs: mustprogress nounwind
define linkonce_odr noundef i32 @_ZN1C1aEv(ptr noundef nonnull align 4 dereferenceable(16) %this) unnamed_addr #5 comdat align 2 !dbg !74 {
entry:
  ret i32 1, !dbg !75
}

; Function Attrs: mustprogress nounwind
define linkonce_odr noundef i32 @_ZN1C1bEv(ptr noundef nonnull align 4 dereferenceable(16) %this) unnamed_addr #5 comdat align 2 !dbg !76 {
entry:
  %y = getelementptr inbounds nuw i8, ptr %this, i32 12, !dbg !77
  %0 = load i32, ptr %y, align 4, !dbg !77, !tbaa !40
  ret i32 %0, !dbg !78
}

; Function Attrs: nounwind
define linkonce_odr noundef i32 @_ZThn8_N1C1bEv(ptr noundef %this) unnamed_addr #6 comdat align 2 !dbg !79 {
entry:
  %y.i = getelementptr inbounds nuw i8, ptr %this, i32 4, !dbg !80
  %0 = load i32, ptr %y.i, align 4, !dbg !80, !tbaa !40
  ret i32 %0, !dbg !82
}

declare void @__cxa_pure_virtual() unnamed_addr

; Function Attrs: mustprogress nounwind
define linkonce_odr noundef i32 @_ZN1B1bEv(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #5 comdat align 2 !dbg !83 {
entry:
  ret i32 2, !dbg !84
}

attributes #0 = { convergent mustprogress nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #1 = { convergent mustprogress noinline nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #2 = { mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #3 = { convergent noinline norecurse nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #4 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #5 = { mustprogress nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #6 = { nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #7 = { convergent nounwind }
attributes #8 = { nounwind }

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
!11 = distinct !DISubprogram(name: "use", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 12, column: 35, scope: !11)
!16 = !{!17, !17, i64 0}
!17 = !{!"vtable pointer", !10, i64 0}
!18 = !DILocation(line: 12, column: 25, scope: !11)
!19 = distinct !DISubprogram(name: "fp", scope: !12, file: !12, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!20 = !DILocation(line: 13, column: 68, scope: !19)
!21 = !DILocation(line: 13, column: 73, scope: !19)
!22 = distinct !DISubprogram(name: "inc", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!23 = !DILocation(line: 14, column: 28, scope: !22)
!24 = !DILocation(line: 14, column: 33, scope: !22)
!25 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 16, type: !13, scopeLine: 16, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!26 = !DILocation(line: 16, column: 27, scope: !25)
!27 = !DILocation(line: 11, column: 8, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "A", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!29 = distinct !DILocation(line: 11, column: 112, scope: !30, inlinedAt: !31)
!30 = distinct !DISubprogram(name: "C", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!31 = distinct !DILocation(line: 11, column: 112, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "C", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!33 = distinct !DILocation(line: 16, column: 29, scope: !25)
!34 = !DILocation(line: 11, column: 112, scope: !30, inlinedAt: !31)
!35 = !DILocation(line: 11, column: 56, scope: !36, inlinedAt: !37)
!36 = distinct !DISubprogram(name: "B", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!37 = distinct !DILocation(line: 11, column: 112, scope: !30, inlinedAt: !31)
!38 = !DILocation(line: 16, column: 34, scope: !25)
!39 = !DILocation(line: 16, column: 35, scope: !25)
!40 = !{!41, !8, i64 4}
!41 = !{!"_ZTS1B", !8, i64 4}
!42 = !DILocation(line: 16, column: 43, scope: !25)
!43 = !DILocation(line: 16, column: 53, scope: !25)
!44 = !DILocation(line: 16, column: 78, scope: !25)
!45 = !DILocation(line: 16, column: 82, scope: !25)
!46 = !DILocation(line: 16, column: 96, scope: !25)
!47 = !DILocation(line: 16, column: 119, scope: !25)
!48 = !DILocation(line: 16, column: 114, scope: !25)
!49 = !DILocation(line: 16, column: 118, scope: !25)
!50 = !DILocation(line: 16, column: 129, scope: !25)
!51 = !DILocation(line: 16, column: 141, scope: !25)
!52 = !DILocation(line: 16, column: 183, scope: !25)
!53 = !DILocation(line: 16, column: 187, scope: !25)
!54 = !DILocation(line: 16, column: 179, scope: !25)
!55 = !DILocation(line: 16, column: 174, scope: !25)
!56 = !DILocation(line: 16, column: 178, scope: !25)
!57 = !DILocation(line: 16, column: 224, scope: !25)
!58 = !DILocation(line: 16, column: 207, scope: !25)
!59 = !DILocation(line: 16, column: 237, scope: !25)
!60 = !DILocation(line: 16, column: 250, scope: !25)
!61 = !DILocation(line: 16, column: 246, scope: !25)
!62 = !DILocation(line: 16, column: 241, scope: !25)
!63 = !DILocation(line: 16, column: 245, scope: !25)
!64 = !DILocation(line: 16, column: 257, scope: !25)
!65 = !DILocation(line: 16, column: 168, scope: !25)
!66 = !DILocation(line: 16, column: 161, scope: !25)
!67 = !DILocation(line: 16, column: 167, scope: !25)
!68 = !DILocation(line: 16, column: 157, scope: !25)
!69 = !DILocation(line: 16, column: 154, scope: !25)
!70 = distinct !{!70, !51, !71, !72, !73}
!71 = !DILocation(line: 16, column: 171, scope: !25)
!72 = !{!"llvm.loop.mustprogress"}
!73 = !{!"llvm.loop.unroll.disable"}
!74 = distinct !DISubprogram(name: "a", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!75 = !DILocation(line: 11, column: 145, scope: !74)
!76 = distinct !DISubprogram(name: "b", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!77 = !DILocation(line: 11, column: 190, scope: !76)
!78 = !DILocation(line: 11, column: 183, scope: !76)
!79 = distinct !DISubprogram(linkageName: "_ZThn8_N1C1bEv", scope: !12, file: !12, line: 11, type: !13, flags: DIFlagArtificial | DIFlagThunk, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!80 = !DILocation(line: 11, column: 190, scope: !76, inlinedAt: !81)
!81 = distinct !DILocation(line: 0, scope: !79)
!82 = !DILocation(line: 0, scope: !79)
!83 = distinct !DISubprogram(name: "b", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!84 = !DILocation(line: 11, column: 85, scope: !83)
