; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.A = type { ptr, i32 }
%struct.B = type { %struct.A }

$_ZN1BD1Ev = comdat any

$_ZN1AD1Ev = comdat any

$_ZN1A1fEi = comdat any

$_ZN1AD0Ev = comdat any

$_ZN1B1fEi = comdat any

$_ZN1BD0Ev = comdat any

$_ZTV1A = comdat any

$_ZTV1B = comdat any

@table = addrspace(1) externally_initialized global [2 x ptr] [ptr @_Z2f1i, ptr @_Z2f2i], align 4
@_ZTV1A = linkonce_odr unnamed_addr constant { [5 x ptr] } { [5 x ptr] [ptr null, ptr null, ptr @_ZN1A1fEi, ptr @_ZN1AD1Ev, ptr @_ZN1AD0Ev] }, comdat, align 4
@_ZTV1B = linkonce_odr unnamed_addr constant { [5 x ptr] } { [5 x ptr] [ptr null, ptr null, ptr @_ZN1B1fEi, ptr @_ZN1BD1Ev, ptr @_ZN1BD0Ev] }, comdat, align 4
@llvm.compiler.used = appending global [1 x ptr] [ptr addrspacecast (ptr addrspace(1) @table to ptr)], section "llvm.metadata"

; Function Attrs: convergent mustprogress noinline nounwind
define dso_local noundef i32 @_Z4callP1Ai(ptr noundef %a, i32 noundef %v) local_unnamed_addr #0 !dbg !11 {
entry:
  %vtable = load ptr, ptr %a, align 4, !dbg !15, !tbaa !16
  %0 = load ptr, ptr %vtable, align 4, !dbg !15
  %call = tail call noundef i32 %0(ptr noundef nonnull align 4 dereferenceable(8) %a, i32 noundef %v) #10, !dbg !15
  ret i32 %call, !dbg !18
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none)
define dso_local noundef range(i32 -2147483647, -2147483648) i32 @_Z2f1i(i32 noundef %a) #1 !dbg !19 {
entry:
  %add = add nsw i32 %a, 1, !dbg !20
  ret i32 %add, !dbg !21
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none)
define dso_local noundef i32 @_Z2f2i(i32 noundef %a) #1 !dbg !22 {
entry:
  %mul = mul nsw i32 %a, 3, !dbg !23
  ret i32 %mul, !dbg !24
}

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z1kPi(ptr noundef captures(none) initializes((0, 4), (12, 16)) %o) local_unnamed_addr #2 !dbg !25 {
entry:
  %a = alloca %struct.A, align 4
  %b = alloca %struct.B, align 4
  call void @llvm.lifetime.start.p0(ptr nonnull %a) #11, !dbg !26
  store ptr getelementptr inbounds nuw inrange(-8, 12) (i8, ptr @_ZTV1A, i32 8), ptr %a, align 4, !dbg !27, !tbaa !16
  %x.i.i = getelementptr inbounds nuw i8, ptr %a, i32 4, !dbg !32
  store i32 1, ptr %x.i.i, align 4, !dbg !32, !tbaa !33
  call void @llvm.lifetime.start.p0(ptr nonnull %b) #11, !dbg !35
  store ptr getelementptr inbounds nuw inrange(-8, 12) (i8, ptr @_ZTV1A, i32 8), ptr %b, align 4, !dbg !36, !tbaa !16
  %x.i.i.i = getelementptr inbounds nuw i8, ptr %b, i32 4, !dbg !42
  store i32 4, ptr %x.i.i.i, align 4, !dbg !42, !tbaa !33
  store ptr getelementptr inbounds nuw inrange(-8, 12) (i8, ptr @_ZTV1B, i32 8), ptr %b, align 4, !dbg !43, !tbaa !16
  %arrayidx = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !44
  %0 = load i32, ptr %arrayidx, align 4, !dbg !44, !tbaa !7
  %call = call noundef i32 @_Z4callP1Ai(ptr noundef nonnull %a, i32 noundef %0) #10, !dbg !45
  store i32 %call, ptr %o, align 4, !dbg !46, !tbaa !7
  %arrayidx2 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !47
  %1 = load i32, ptr %arrayidx2, align 4, !dbg !47, !tbaa !7
  %call3 = call noundef i32 @_Z4callP1Ai(ptr noundef nonnull %b, i32 noundef %1) #10, !dbg !48
  store i32 %call3, ptr %arrayidx, align 4, !dbg !49, !tbaa !7
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !50
  %2 = load i32, ptr %arrayidx5, align 4, !dbg !50, !tbaa !7
  %and = and i32 %2, 1, !dbg !51
  %arrayidx6 = getelementptr inbounds nuw ptr, ptr addrspacecast (ptr addrspace(1) @table to ptr), i32 %and, !dbg !52
  %3 = load ptr, ptr %arrayidx6, align 4, !dbg !52, !tbaa !53
  %call7 = call noundef i32 %3(i32 noundef 7) #10, !dbg !52
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !55
  store i32 %call7, ptr %arrayidx8, align 4, !dbg !56, !tbaa !7
  %arrayidx9 = getelementptr inbounds nuw i8, ptr %o, i32 36, !dbg !57
  %4 = load i32, ptr %arrayidx9, align 4, !dbg !57, !tbaa !7
  %tobool.not = icmp eq i32 %4, 0, !dbg !57
  br i1 %tobool.not, label %cond.false, label %cond.true, !dbg !57

cond.true:                                        ; preds = %entry
  %call10 = call noalias noundef nonnull dereferenceable(8) ptr @_Znwm(i32 noundef 8) #12, !dbg !58
  store ptr getelementptr inbounds nuw inrange(-8, 12) (i8, ptr @_ZTV1A, i32 8), ptr %call10, align 4, !dbg !59, !tbaa !16
  %x.i.i24 = getelementptr inbounds nuw i8, ptr %call10, i32 4, !dbg !62
  store i32 3, ptr %x.i.i24, align 4, !dbg !62, !tbaa !33
  br label %cond.end, !dbg !57

cond.false:                                       ; preds = %entry
  %call11 = call noalias noundef nonnull dereferenceable(8) ptr @_Znwm(i32 noundef 8) #12, !dbg !63
  store ptr getelementptr inbounds nuw inrange(-8, 12) (i8, ptr @_ZTV1A, i32 8), ptr %call11, align 4, !dbg !64, !tbaa !16
  %x.i.i.i25 = getelementptr inbounds nuw i8, ptr %call11, i32 4, !dbg !68
  store i32 4, ptr %x.i.i.i25, align 4, !dbg !68, !tbaa !33
  store ptr getelementptr inbounds nuw inrange(-8, 12) (i8, ptr @_ZTV1B, i32 8), ptr %call11, align 4, !dbg !69, !tbaa !16
  br label %cond.end, !dbg !57

cond.end:                                         ; preds = %cond.false, %cond.true
  %cond = phi ptr [ %call10, %cond.true ], [ %call11, %cond.false ], !dbg !57
  %vtable = load ptr, ptr %cond, align 4, !dbg !70, !tbaa !16
  %5 = load ptr, ptr %vtable, align 4, !dbg !70
  %call12 = call noundef i32 %5(ptr noundef nonnull align 4 dereferenceable(8) %cond, i32 noundef 1) #10, !dbg !70
  store i32 %call12, ptr %arrayidx2, align 4, !dbg !71, !tbaa !7
  %vtable14 = load ptr, ptr %cond, align 4, !dbg !72, !tbaa !16
  %vfn15 = getelementptr inbounds nuw i8, ptr %vtable14, i32 8, !dbg !72
  %6 = load ptr, ptr %vfn15, align 4, !dbg !72
  call void %6(ptr noundef nonnull align 4 dereferenceable(8) %cond) #10, !dbg !72
  call void @llvm.lifetime.end.p0(ptr nonnull %b) #11, !dbg !73
  call void @llvm.lifetime.end.p0(ptr nonnull %a) #11, !dbg !73
  ret void, !dbg !73
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #3

; Function Attrs: convergent nobuiltin nounwind allocsize(0)
declare noundef nonnull ptr @_Znwm(i32 noundef) local_unnamed_addr #4

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #3

; Function Attrs: inlinehint mustprogress nounwind
define linkonce_odr void @_ZN1BD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #5 comdat align 2 !dbg !74 {
entry:
  ret void, !dbg !75
}

; Function Attrs: mustprogress nounwind
define linkonce_odr void @_ZN1AD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #6 comdat align 2 !dbg !76 {
entry:
  ret void, !dbg !77
}

; Function Attrs: mustprogress nounwind
define linkonce_odr noundef i32 @_ZN1A1fEi(ptr noundef nonnull align 4 dereferenceable(8) %this, i32 noundef %a) unnamed_addr #6 comdat align 2 !dbg !78 {
entry:
  %x = getelementptr inbounds nuw i8, ptr %this, i32 4, !dbg !79
  %0 = load i32, ptr %x, align 4, !dbg !79, !tbaa !33
  %add = add nsw i32 %0, %a, !dbg !80
  ret i32 %add, !dbg !81
}

; Function Attrs: convergent mustprogress nounwind
define linkonce_odr void @_ZN1AD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #7 comdat align 2 !dbg !82 {
entry:
  tail call void @_ZdlPvm(ptr noundef nonnull %this, i32 noundef 8) #13, !dbg !83
  ret void, !dbg !84
}

; Function Attrs: convergent nobuiltin nounwind
declare void @_ZdlPvm(ptr noundef, i32 noundef) local_unnamed_addr #8

; Function Attrs: mustprogress nounwind
define linkonce_odr noundef i32 @_ZN1B1fEi(ptr noundef nonnull align 4 dereferenceable(8) %this, i32 noundef %a) unnamed_addr #6 comdat align 2 !dbg !85 {
entry:
  %mul = shl nsw i32 %a, 1, !dbg !86
  ret i32 %mul, !dbg !87
}

; Function Attrs: convergent inlinehint mustprogress nounwind
define linkonce_odr void @_ZN1BD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #9 comdat align 2 !dbg !88 {
entry:
  tail call void @_ZdlPvm(ptr noundef nonnull %this, i32 noundef 8) #13, !dbg !89
  ret void, !dbg !89
}

attributes #0 = { convergent mustprogress noinline nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #1 = { mustprogress nofree norecurse nosync nounwind willreturn memory(none) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #2 = { convergent mustprogress noinline norecurse nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #3 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #4 = { convergent nobuiltin nounwind allocsize(0) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #5 = { inlinehint mustprogress nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #6 = { mustprogress nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #7 = { convergent mustprogress nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #8 = { convergent nobuiltin nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #9 = { convergent inlinehint mustprogress nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #10 = { convergent nounwind }
attributes #11 = { nounwind }
attributes #12 = { builtin convergent nounwind allocsize(0) }
attributes #13 = { builtin convergent nounwind }

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
!11 = distinct !DISubprogram(name: "call", scope: !12, file: !12, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 13, column: 69, scope: !11)
!16 = !{!17, !17, i64 0}
!17 = !{!"vtable pointer", !10, i64 0}
!18 = !DILocation(line: 13, column: 59, scope: !11)
!19 = distinct !DISubprogram(name: "f1", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!20 = !DILocation(line: 14, column: 58, scope: !19)
!21 = !DILocation(line: 14, column: 50, scope: !19)
!22 = distinct !DISubprogram(name: "f2", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!23 = !DILocation(line: 14, column: 96, scope: !22)
!24 = !DILocation(line: 14, column: 88, scope: !22)
!25 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 16, type: !13, scopeLine: 16, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!26 = !DILocation(line: 16, column: 28, scope: !25)
!27 = !DILocation(line: 11, column: 43, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "A", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!29 = distinct !DILocation(line: 11, column: 43, scope: !30, inlinedAt: !31)
!30 = distinct !DISubprogram(name: "A", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!31 = distinct !DILocation(line: 16, column: 30, scope: !25)
!32 = !DILocation(line: 11, column: 39, scope: !28, inlinedAt: !29)
!33 = !{!34, !8, i64 4}
!34 = !{!"_ZTS1A", !8, i64 4}
!35 = !DILocation(line: 16, column: 36, scope: !25)
!36 = !DILocation(line: 11, column: 43, scope: !28, inlinedAt: !37)
!37 = distinct !DILocation(line: 12, column: 31, scope: !38, inlinedAt: !39)
!38 = distinct !DISubprogram(name: "B", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!39 = distinct !DILocation(line: 12, column: 35, scope: !40, inlinedAt: !41)
!40 = distinct !DISubprogram(name: "B", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!41 = distinct !DILocation(line: 16, column: 38, scope: !25)
!42 = !DILocation(line: 11, column: 39, scope: !28, inlinedAt: !37)
!43 = !DILocation(line: 12, column: 35, scope: !38, inlinedAt: !39)
!44 = !DILocation(line: 16, column: 54, scope: !25)
!45 = !DILocation(line: 16, column: 46, scope: !25)
!46 = !DILocation(line: 16, column: 45, scope: !25)
!47 = !DILocation(line: 16, column: 74, scope: !25)
!48 = !DILocation(line: 16, column: 66, scope: !25)
!49 = !DILocation(line: 16, column: 65, scope: !25)
!50 = !DILocation(line: 16, column: 92, scope: !25)
!51 = !DILocation(line: 16, column: 96, scope: !25)
!52 = !DILocation(line: 16, column: 86, scope: !25)
!53 = !{!54, !54, i64 0}
!54 = !{!"any pointer", !9, i64 0}
!55 = !DILocation(line: 16, column: 81, scope: !25)
!56 = !DILocation(line: 16, column: 85, scope: !25)
!57 = !DILocation(line: 16, column: 109, scope: !25)
!58 = !DILocation(line: 16, column: 114, scope: !25)
!59 = !DILocation(line: 11, column: 43, scope: !28, inlinedAt: !60)
!60 = distinct !DILocation(line: 11, column: 43, scope: !30, inlinedAt: !61)
!61 = distinct !DILocation(line: 16, column: 118, scope: !25)
!62 = !DILocation(line: 11, column: 39, scope: !28, inlinedAt: !60)
!63 = !DILocation(line: 16, column: 123, scope: !25)
!64 = !DILocation(line: 11, column: 43, scope: !28, inlinedAt: !65)
!65 = distinct !DILocation(line: 12, column: 31, scope: !38, inlinedAt: !66)
!66 = distinct !DILocation(line: 12, column: 35, scope: !40, inlinedAt: !67)
!67 = distinct !DILocation(line: 16, column: 127, scope: !25)
!68 = !DILocation(line: 11, column: 39, scope: !28, inlinedAt: !65)
!69 = !DILocation(line: 12, column: 35, scope: !38, inlinedAt: !66)
!70 = !DILocation(line: 16, column: 138, scope: !25)
!71 = !DILocation(line: 16, column: 134, scope: !25)
!72 = !DILocation(line: 16, column: 144, scope: !25)
!73 = !DILocation(line: 16, column: 154, scope: !25)
!74 = distinct !DISubprogram(name: "~B", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!75 = !DILocation(line: 12, column: 8, scope: !74)
!76 = distinct !DISubprogram(name: "~A", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!77 = !DILocation(line: 11, column: 115, scope: !76)
!78 = distinct !DISubprogram(name: "f", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!79 = !DILocation(line: 11, column: 87, scope: !78)
!80 = !DILocation(line: 11, column: 86, scope: !78)
!81 = !DILocation(line: 11, column: 78, scope: !78)
!82 = distinct !DISubprogram(name: "~A", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!83 = !DILocation(line: 11, column: 114, scope: !82)
!84 = !DILocation(line: 11, column: 115, scope: !82)
!85 = distinct !DISubprogram(name: "f", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!86 = !DILocation(line: 12, column: 80, scope: !85)
!87 = !DILocation(line: 12, column: 72, scope: !85)
!88 = distinct !DISubprogram(name: "~B", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!89 = !DILocation(line: 12, column: 8, scope: !88)
