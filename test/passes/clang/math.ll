; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z1kPfPdPi(ptr noundef captures(none) initializes((0, 4), (16, 24), (28, 32), (36, 48), (52, 80)) %f, ptr noundef captures(none) initializes((0, 8), (16, 24), (40, 48), (56, 72)) %d, ptr noundef captures(none) initializes((0, 8), (16, 24)) %o) local_unnamed_addr #0 !dbg !11 {
entry:
  %arrayidx = getelementptr inbounds nuw i8, ptr %f, i32 4, !dbg !15
  %0 = load float, ptr %arrayidx, align 4, !dbg !15, !tbaa !16
  %1 = tail call float @llvm.sqrt.f32(float %0), !dbg !18
  store float %1, ptr %f, align 4, !dbg !19, !tbaa !16
  %arrayidx4 = getelementptr inbounds nuw i8, ptr %f, i32 8, !dbg !20
  %2 = load float, ptr %arrayidx4, align 4, !dbg !20, !tbaa !16
  %3 = tail call float @llvm.fma.f32(float %1, float %0, float %2), !dbg !21
  store float %3, ptr %arrayidx4, align 4, !dbg !22, !tbaa !16
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %f, i32 12, !dbg !23
  %4 = load float, ptr %arrayidx6, align 4, !dbg !23, !tbaa !16
  %5 = tail call float @llvm.sin.f32(float %4), !dbg !24
  store float %5, ptr %arrayidx6, align 4, !dbg !25, !tbaa !16
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %d, i32 8, !dbg !26
  %6 = load double, ptr %arrayidx8, align 8, !dbg !26, !tbaa !27
  %7 = tail call double @llvm.exp.f64(double %6), !dbg !29
  store double %7, ptr %d, align 8, !dbg !30, !tbaa !27
  %arrayidx11 = getelementptr inbounds nuw i8, ptr %d, i32 24, !dbg !31
  %8 = load double, ptr %arrayidx11, align 8, !dbg !31, !tbaa !27
  %9 = tail call double @llvm.pow.f64(double %6, double %8), !dbg !32
  %arrayidx12 = getelementptr inbounds nuw i8, ptr %d, i32 16, !dbg !33
  store double %9, ptr %arrayidx12, align 8, !dbg !34, !tbaa !27
  %fmod = frem float %0, %3, !dbg !35
  %arrayidx15 = getelementptr inbounds nuw i8, ptr %f, i32 16, !dbg !36
  store float %fmod, ptr %arrayidx15, align 4, !dbg !37, !tbaa !16
  %arrayidx16 = getelementptr inbounds nuw i8, ptr %f, i32 24, !dbg !38
  %10 = load float, ptr %arrayidx16, align 4, !dbg !38, !tbaa !16
  %call = tail call float @erff(float noundef %10) #4, !dbg !39
  %arrayidx17 = getelementptr inbounds nuw i8, ptr %f, i32 20, !dbg !40
  store float %call, ptr %arrayidx17, align 4, !dbg !41, !tbaa !16
  %arrayidx18 = getelementptr inbounds nuw i8, ptr %d, i32 32, !dbg !42
  %11 = load double, ptr %arrayidx18, align 8, !dbg !42, !tbaa !27
  %conv = fptrunc double %11 to float, !dbg !42
  %arrayidx19 = getelementptr inbounds nuw i8, ptr %f, i32 28, !dbg !43
  store float %conv, ptr %arrayidx19, align 4, !dbg !44, !tbaa !16
  %arrayidx20 = getelementptr inbounds nuw i8, ptr %f, i32 32, !dbg !45
  %12 = load float, ptr %arrayidx20, align 4, !dbg !45, !tbaa !16
  %conv21 = fpext float %12 to double, !dbg !45
  %arrayidx22 = getelementptr inbounds nuw i8, ptr %d, i32 40, !dbg !46
  store double %conv21, ptr %arrayidx22, align 8, !dbg !47, !tbaa !27
  %13 = load float, ptr %arrayidx, align 4, !dbg !48, !tbaa !16
  %conv24 = fptosi float %13 to i32, !dbg !48
  store i32 %conv24, ptr %o, align 4, !dbg !49, !tbaa !7
  %14 = load double, ptr %arrayidx8, align 8, !dbg !50, !tbaa !27
  %conv27 = fptoui double %14 to i32, !dbg !50
  %arrayidx28 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !51
  store i32 %conv27, ptr %arrayidx28, align 4, !dbg !52, !tbaa !7
  %arrayidx29 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !53
  %15 = load i32, ptr %arrayidx29, align 4, !dbg !53, !tbaa !7
  %conv30 = sitofp i32 %15 to float, !dbg !53
  %arrayidx31 = getelementptr inbounds nuw i8, ptr %f, i32 36, !dbg !54
  store float %conv30, ptr %arrayidx31, align 4, !dbg !55, !tbaa !16
  %arrayidx32 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !56
  %16 = load i32, ptr %arrayidx32, align 4, !dbg !56, !tbaa !7
  %conv33 = uitofp i32 %16 to float, !dbg !57
  %arrayidx34 = getelementptr inbounds nuw i8, ptr %f, i32 40, !dbg !58
  store float %conv33, ptr %arrayidx34, align 4, !dbg !59, !tbaa !16
  %arrayidx35 = getelementptr inbounds nuw i8, ptr %f, i32 48, !dbg !60
  %17 = load float, ptr %arrayidx35, align 4, !dbg !60, !tbaa !16
  %fneg = fneg float %17, !dbg !61
  %arrayidx36 = getelementptr inbounds nuw i8, ptr %f, i32 44, !dbg !62
  store float %fneg, ptr %arrayidx36, align 4, !dbg !63, !tbaa !16
  %18 = load float, ptr %arrayidx4, align 4, !dbg !64, !tbaa !16
  %19 = tail call float @llvm.minnum.f32(float %13, float %18), !dbg !65
  %arrayidx39 = getelementptr inbounds nuw i8, ptr %f, i32 52, !dbg !66
  store float %19, ptr %arrayidx39, align 4, !dbg !67, !tbaa !16
  %20 = fcmp uno float %13, 0.000000e+00, !dbg !68
  %21 = zext i1 %20 to i32, !dbg !68
  %22 = load double, ptr %arrayidx12, align 8, !dbg !69, !tbaa !27
  %23 = tail call double @llvm.fabs.f64(double %22), !dbg !70
  %24 = fcmp oeq double %23, 0x7FF0000000000000, !dbg !70
  %25 = zext i1 %24 to i32, !dbg !70
  %cmp = fcmp olt float %13, %18, !dbg !71
  %conv44 = zext i1 %cmp to i32, !dbg !72
  %26 = load float, ptr %arrayidx6, align 4, !dbg !73, !tbaa !16
  %cmp48 = fcmp une float %13, %26, !dbg !74
  %conv49 = zext i1 %cmp48 to i32, !dbg !75
  %add = add nuw nsw i32 %conv44, %21, !dbg !76
  %add45 = add nuw nsw i32 %add, %25, !dbg !77
  %add50 = add nuw nsw i32 %add45, %conv49, !dbg !78
  %arrayidx51 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !79
  store i32 %add50, ptr %arrayidx51, align 4, !dbg !80, !tbaa !7
  %arrayidx54 = getelementptr inbounds nuw i8, ptr %f, i32 56, !dbg !81
  store float 0x7FF8000000000000, ptr %arrayidx54, align 4, !dbg !82, !tbaa !16
  %mul56 = fmul float %13, 0x3FB99999A0000000, !dbg !83
  %arrayidx57 = getelementptr inbounds nuw i8, ptr %f, i32 60, !dbg !84
  store float %mul56, ptr %arrayidx57, align 4, !dbg !85, !tbaa !16
  %mul59 = fmul float %18, 0x36A0000000000000, !dbg !86
  %arrayidx60 = getelementptr inbounds nuw i8, ptr %f, i32 64, !dbg !87
  store float %mul59, ptr %arrayidx60, align 4, !dbg !88, !tbaa !16
  %27 = tail call float @llvm.ldexp.f32.i32(float %13, i32 %conv27), !dbg !89
  %arrayidx63 = getelementptr inbounds nuw i8, ptr %f, i32 68, !dbg !90
  store float %27, ptr %arrayidx63, align 4, !dbg !91, !tbaa !16
  %28 = tail call { float, i32 } @llvm.frexp.f32.i32(float %13), !dbg !92
  %29 = extractvalue { float, i32 } %28, 1, !dbg !92
  %30 = extractvalue { float, i32 } %28, 0, !dbg !92
  %arrayidx65 = getelementptr inbounds nuw i8, ptr %f, i32 72, !dbg !93
  store float %30, ptr %arrayidx65, align 4, !dbg !94, !tbaa !16
  %arrayidx66 = getelementptr inbounds nuw i8, ptr %o, i32 20, !dbg !95
  store i32 %29, ptr %arrayidx66, align 4, !dbg !96, !tbaa !7
  %arrayidx67 = getelementptr inbounds nuw i8, ptr %d, i32 56, !dbg !97
  store double 0x7FF8000000000123, ptr %arrayidx67, align 8, !dbg !98, !tbaa !27
  %arrayidx68 = getelementptr inbounds nuw i8, ptr %d, i32 64, !dbg !99
  store double -0.000000e+00, ptr %arrayidx68, align 8, !dbg !100, !tbaa !27
  %arrayidx69 = getelementptr inbounds nuw i8, ptr %f, i32 76, !dbg !101
  store float -0.000000e+00, ptr %arrayidx69, align 4, !dbg !102, !tbaa !16
  ret void, !dbg !103
}

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.sqrt.f32(float) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fma.f32(float, float, float) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.sin.f32(float) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.exp.f64(double) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.pow.f64(double, double) #1

; Function Attrs: convergent nounwind
declare float @erff(float noundef) local_unnamed_addr #2

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.minnum.f32(float, float) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.ldexp.f32.i32(float, i32) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare { float, i32 } @llvm.frexp.f32.i32(float) #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fabs.f64(double) #3

attributes #0 = { convergent mustprogress noinline norecurse nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #3 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #4 = { convergent nounwind }

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
!11 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 12, column: 68, scope: !11)
!16 = !{!17, !17, i64 0}
!17 = !{!"float", !9, i64 0}
!18 = !DILocation(line: 12, column: 52, scope: !11)
!19 = !DILocation(line: 12, column: 51, scope: !11)
!20 = !DILocation(line: 12, column: 105, scope: !11)
!21 = !DILocation(line: 12, column: 80, scope: !11)
!22 = !DILocation(line: 12, column: 79, scope: !11)
!23 = !DILocation(line: 12, column: 132, scope: !11)
!24 = !DILocation(line: 12, column: 117, scope: !11)
!25 = !DILocation(line: 12, column: 116, scope: !11)
!26 = !DILocation(line: 12, column: 158, scope: !11)
!27 = !{!28, !28, i64 0}
!28 = !{!"double", !9, i64 0}
!29 = !DILocation(line: 12, column: 144, scope: !11)
!30 = !DILocation(line: 12, column: 143, scope: !11)
!31 = !DILocation(line: 12, column: 189, scope: !11)
!32 = !DILocation(line: 12, column: 170, scope: !11)
!33 = !DILocation(line: 12, column: 165, scope: !11)
!34 = !DILocation(line: 12, column: 169, scope: !11)
!35 = !DILocation(line: 12, column: 201, scope: !11)
!36 = !DILocation(line: 12, column: 196, scope: !11)
!37 = !DILocation(line: 12, column: 200, scope: !11)
!38 = !DILocation(line: 12, column: 239, scope: !11)
!39 = !DILocation(line: 12, column: 234, scope: !11)
!40 = !DILocation(line: 12, column: 229, scope: !11)
!41 = !DILocation(line: 12, column: 233, scope: !11)
!42 = !DILocation(line: 12, column: 258, scope: !11)
!43 = !DILocation(line: 12, column: 246, scope: !11)
!44 = !DILocation(line: 12, column: 250, scope: !11)
!45 = !DILocation(line: 12, column: 269, scope: !11)
!46 = !DILocation(line: 12, column: 264, scope: !11)
!47 = !DILocation(line: 12, column: 268, scope: !11)
!48 = !DILocation(line: 12, column: 285, scope: !11)
!49 = !DILocation(line: 12, column: 279, scope: !11)
!50 = !DILocation(line: 12, column: 306, scope: !11)
!51 = !DILocation(line: 12, column: 291, scope: !11)
!52 = !DILocation(line: 12, column: 295, scope: !11)
!53 = !DILocation(line: 12, column: 317, scope: !11)
!54 = !DILocation(line: 12, column: 312, scope: !11)
!55 = !DILocation(line: 12, column: 316, scope: !11)
!56 = !DILocation(line: 12, column: 339, scope: !11)
!57 = !DILocation(line: 12, column: 329, scope: !11)
!58 = !DILocation(line: 12, column: 323, scope: !11)
!59 = !DILocation(line: 12, column: 328, scope: !11)
!60 = !DILocation(line: 12, column: 352, scope: !11)
!61 = !DILocation(line: 12, column: 351, scope: !11)
!62 = !DILocation(line: 12, column: 345, scope: !11)
!63 = !DILocation(line: 12, column: 350, scope: !11)
!64 = !DILocation(line: 12, column: 386, scope: !11)
!65 = !DILocation(line: 12, column: 365, scope: !11)
!66 = !DILocation(line: 12, column: 359, scope: !11)
!67 = !DILocation(line: 12, column: 364, scope: !11)
!68 = !DILocation(line: 12, column: 398, scope: !11)
!69 = !DILocation(line: 12, column: 436, scope: !11)
!70 = !DILocation(line: 12, column: 420, scope: !11)
!71 = !DILocation(line: 12, column: 447, scope: !11)
!72 = !DILocation(line: 12, column: 442, scope: !11)
!73 = !DILocation(line: 12, column: 461, scope: !11)
!74 = !DILocation(line: 12, column: 459, scope: !11)
!75 = !DILocation(line: 12, column: 454, scope: !11)
!76 = !DILocation(line: 12, column: 419, scope: !11)
!77 = !DILocation(line: 12, column: 441, scope: !11)
!78 = !DILocation(line: 12, column: 453, scope: !11)
!79 = !DILocation(line: 12, column: 393, scope: !11)
!80 = !DILocation(line: 12, column: 397, scope: !11)
!81 = !DILocation(line: 12, column: 468, scope: !11)
!82 = !DILocation(line: 12, column: 473, scope: !11)
!83 = !DILocation(line: 12, column: 526, scope: !11)
!84 = !DILocation(line: 12, column: 516, scope: !11)
!85 = !DILocation(line: 12, column: 521, scope: !11)
!86 = !DILocation(line: 12, column: 545, scope: !11)
!87 = !DILocation(line: 12, column: 533, scope: !11)
!88 = !DILocation(line: 12, column: 538, scope: !11)
!89 = !DILocation(line: 12, column: 558, scope: !11)
!90 = !DILocation(line: 12, column: 552, scope: !11)
!91 = !DILocation(line: 12, column: 557, scope: !11)
!92 = !DILocation(line: 12, column: 600, scope: !11)
!93 = !DILocation(line: 12, column: 594, scope: !11)
!94 = !DILocation(line: 12, column: 599, scope: !11)
!95 = !DILocation(line: 12, column: 627, scope: !11)
!96 = !DILocation(line: 12, column: 631, scope: !11)
!97 = !DILocation(line: 12, column: 635, scope: !11)
!98 = !DILocation(line: 12, column: 639, scope: !11)
!99 = !DILocation(line: 12, column: 664, scope: !11)
!100 = !DILocation(line: 12, column: 668, scope: !11)
!101 = !DILocation(line: 12, column: 675, scope: !11)
!102 = !DILocation(line: 12, column: 680, scope: !11)
!103 = !DILocation(line: 12, column: 688, scope: !11)
