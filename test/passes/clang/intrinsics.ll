; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: convergent mustprogress nofree noinline norecurse nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z1kPdPfPiPxPj(ptr noundef captures(none) initializes((0, 8), (80, 96), (104, 112)) %d, ptr noundef captures(none) %f, ptr noundef captures(none) initializes((0, 4), (12, 20), (28, 32), (44, 48), (60, 64), (68, 72), (84, 88)) %o, ptr noundef captures(none) initializes((0, 16), (32, 40), (56, 64)) %l, ptr noundef captures(none) initializes((0, 8), (16, 20)) %u) local_unnamed_addr #0 !dbg !11 {
entry:
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %arrayidx = getelementptr inbounds nuw float, ptr %f, i32 %0, !dbg !16
  %1 = load float, ptr %arrayidx, align 4, !dbg !16, !tbaa !17
  %2 = tail call float @llvm.nvvm.rsqrt.approx.f(float %1), !dbg !19
  store float %2, ptr %arrayidx, align 4, !dbg !20, !tbaa !17
  %arrayidx2 = getelementptr inbounds nuw i8, ptr %f, i32 8, !dbg !21
  %3 = load float, ptr %arrayidx2, align 4, !dbg !21, !tbaa !17
  %4 = tail call float @llvm.nvvm.ex2.approx.f32(float %3), !dbg !22
  %arrayidx3 = getelementptr inbounds nuw i8, ptr %f, i32 4, !dbg !23
  store float %4, ptr %arrayidx3, align 4, !dbg !24, !tbaa !17
  %arrayidx4 = getelementptr inbounds nuw i8, ptr %d, i32 8, !dbg !25
  %5 = load double, ptr %arrayidx4, align 8, !dbg !25, !tbaa !26
  %6 = tail call double @llvm.floor.f64(double %5), !dbg !28
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %d, i32 16, !dbg !29
  %7 = load double, ptr %arrayidx5, align 8, !dbg !29, !tbaa !26
  %8 = tail call double @llvm.ceil.f64(double %7), !dbg !30
  %add = fadd double %6, %8, !dbg !31
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %d, i32 24, !dbg !32
  %9 = load double, ptr %arrayidx6, align 8, !dbg !32, !tbaa !26
  %10 = tail call double @llvm.trunc.f64(double %9), !dbg !33
  %add7 = fadd double %add, %10, !dbg !34
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %d, i32 32, !dbg !35
  %11 = load double, ptr %arrayidx8, align 8, !dbg !35, !tbaa !26
  %12 = tail call double @llvm.rint.f64(double %11), !dbg !36
  %add9 = fadd double %add7, %12, !dbg !37
  %arrayidx10 = getelementptr inbounds nuw i8, ptr %d, i32 40, !dbg !38
  %13 = load double, ptr %arrayidx10, align 8, !dbg !38, !tbaa !26
  %14 = tail call double @llvm.round.f64(double %13), !dbg !39
  %add11 = fadd double %add9, %14, !dbg !40
  %arrayidx12 = getelementptr inbounds nuw i8, ptr %d, i32 48, !dbg !41
  %15 = load double, ptr %arrayidx12, align 8, !dbg !41, !tbaa !26
  %16 = tail call double @llvm.fabs.f64(double %15), !dbg !42
  %add13 = fadd double %add11, %16, !dbg !43
  %arrayidx14 = getelementptr inbounds nuw i8, ptr %d, i32 56, !dbg !44
  %17 = load double, ptr %arrayidx14, align 8, !dbg !44, !tbaa !26
  %arrayidx15 = getelementptr inbounds nuw i8, ptr %d, i32 64, !dbg !45
  %18 = load double, ptr %arrayidx15, align 8, !dbg !45, !tbaa !26
  %19 = tail call double @llvm.copysign.f64(double %17, double %18), !dbg !46
  %add16 = fadd double %add13, %19, !dbg !47
  store double %add16, ptr %d, align 8, !dbg !48, !tbaa !26
  %arrayidx18 = getelementptr inbounds nuw i8, ptr %d, i32 72, !dbg !49
  %20 = load double, ptr %arrayidx18, align 8, !dbg !49, !tbaa !26
  %conv = fptosi double %20 to i64, !dbg !49
  store i64 %conv, ptr %l, align 8, !dbg !50, !tbaa !51
  %arrayidx20 = getelementptr inbounds nuw i8, ptr %f, i32 12, !dbg !53
  %21 = load float, ptr %arrayidx20, align 4, !dbg !53, !tbaa !17
  %conv21 = fptoui float %21 to i32, !dbg !53
  store i32 %conv21, ptr %u, align 4, !dbg !54, !tbaa !7
  %arrayidx23 = getelementptr inbounds nuw i8, ptr %f, i32 16, !dbg !55
  %22 = load float, ptr %arrayidx23, align 4, !dbg !55, !tbaa !17
  %conv24 = fptoui float %22 to i64, !dbg !55
  %arrayidx25 = getelementptr inbounds nuw i8, ptr %l, i32 8, !dbg !56
  store i64 %conv24, ptr %arrayidx25, align 8, !dbg !57, !tbaa !51
  %arrayidx26 = getelementptr inbounds nuw i8, ptr %l, i32 16, !dbg !58
  %23 = load i64, ptr %arrayidx26, align 8, !dbg !58, !tbaa !51
  %conv27 = sitofp i64 %23 to double, !dbg !58
  %arrayidx28 = getelementptr inbounds nuw i8, ptr %d, i32 80, !dbg !59
  store double %conv27, ptr %arrayidx28, align 8, !dbg !60, !tbaa !26
  %arrayidx29 = getelementptr inbounds nuw i8, ptr %l, i32 24, !dbg !61
  %24 = load i64, ptr %arrayidx29, align 8, !dbg !61, !tbaa !51
  %conv30 = uitofp i64 %24 to double, !dbg !62
  %arrayidx31 = getelementptr inbounds nuw i8, ptr %d, i32 88, !dbg !63
  store double %conv30, ptr %arrayidx31, align 8, !dbg !64, !tbaa !26
  %arrayidx32 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !65
  %25 = load i32, ptr %arrayidx32, align 4, !dbg !65, !tbaa !7
  %arrayidx33 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !66
  %26 = load i32, ptr %arrayidx33, align 4, !dbg !66, !tbaa !7
  %27 = tail call i32 @llvm.nvvm.mulhi.i(i32 %25, i32 %26), !dbg !67
  store i32 %27, ptr %o, align 4, !dbg !68, !tbaa !7
  %arrayidx35 = getelementptr inbounds nuw i8, ptr %u, i32 8, !dbg !69
  %28 = load i32, ptr %arrayidx35, align 4, !dbg !69, !tbaa !7
  %arrayidx36 = getelementptr inbounds nuw i8, ptr %u, i32 12, !dbg !70
  %29 = load i32, ptr %arrayidx36, align 4, !dbg !70, !tbaa !7
  %30 = tail call i32 @llvm.nvvm.mulhi.ui(i32 %28, i32 %29), !dbg !71
  %arrayidx37 = getelementptr inbounds nuw i8, ptr %u, i32 4, !dbg !72
  store i32 %30, ptr %arrayidx37, align 4, !dbg !73, !tbaa !7
  %arrayidx38 = getelementptr inbounds nuw i8, ptr %l, i32 40, !dbg !74
  %31 = load i64, ptr %arrayidx38, align 8, !dbg !74, !tbaa !51
  %arrayidx39 = getelementptr inbounds nuw i8, ptr %l, i32 48, !dbg !75
  %32 = load i64, ptr %arrayidx39, align 8, !dbg !75, !tbaa !51
  %33 = tail call i64 @llvm.nvvm.mulhi.ll(i64 %31, i64 %32), !dbg !76
  %arrayidx40 = getelementptr inbounds nuw i8, ptr %l, i32 32, !dbg !77
  store i64 %33, ptr %arrayidx40, align 8, !dbg !78, !tbaa !51
  %arrayidx41 = getelementptr inbounds nuw i8, ptr %f, i32 20, !dbg !79
  %34 = load float, ptr %arrayidx41, align 4, !dbg !79, !tbaa !17
  %35 = tail call i32 @llvm.nvvm.f2i.rn(float %34), !dbg !80
  %arrayidx42 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !81
  store i32 %35, ptr %arrayidx42, align 4, !dbg !82, !tbaa !7
  %arrayidx43 = getelementptr inbounds nuw i8, ptr %o, i32 20, !dbg !83
  %36 = load i32, ptr %arrayidx43, align 4, !dbg !83, !tbaa !7
  %arrayidx44 = getelementptr inbounds nuw i8, ptr %o, i32 24, !dbg !84
  %37 = load i32, ptr %arrayidx44, align 4, !dbg !84, !tbaa !7
  %38 = tail call i32 @llvm.fshl.i32(i32 %36, i32 %36, i32 %37), !dbg !85
  %arrayidx45 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !86
  store i32 %38, ptr %arrayidx45, align 4, !dbg !87, !tbaa !7
  %arrayidx46 = getelementptr inbounds nuw i8, ptr %o, i32 32, !dbg !88
  %39 = load i32, ptr %arrayidx46, align 4, !dbg !88, !tbaa !7
  %arrayidx47 = getelementptr inbounds nuw i8, ptr %o, i32 36, !dbg !89
  %40 = load i32, ptr %arrayidx47, align 4, !dbg !89, !tbaa !7
  %arrayidx48 = getelementptr inbounds nuw i8, ptr %o, i32 40, !dbg !90
  %41 = load i32, ptr %arrayidx48, align 4, !dbg !90, !tbaa !7
  %42 = tail call i32 @llvm.nvvm.sad.i(i32 %39, i32 %40, i32 %41), !dbg !91
  %arrayidx49 = getelementptr inbounds nuw i8, ptr %o, i32 28, !dbg !92
  store i32 %42, ptr %arrayidx49, align 4, !dbg !93, !tbaa !7
  %arrayidx50 = getelementptr inbounds nuw i8, ptr %o, i32 48, !dbg !94
  %43 = load i32, ptr %arrayidx50, align 4, !dbg !94, !tbaa !7
  %arrayidx51 = getelementptr inbounds nuw i8, ptr %o, i32 52, !dbg !95
  %44 = load i32, ptr %arrayidx51, align 4, !dbg !95, !tbaa !7
  %arrayidx52 = getelementptr inbounds nuw i8, ptr %o, i32 56, !dbg !96
  %45 = load i32, ptr %arrayidx52, align 4, !dbg !96, !tbaa !7
  %46 = tail call i32 @llvm.nvvm.prmt(i32 %43, i32 %44, i32 %45), !dbg !97
  %arrayidx53 = getelementptr inbounds nuw i8, ptr %o, i32 44, !dbg !98
  store i32 %46, ptr %arrayidx53, align 4, !dbg !99, !tbaa !7
  %arrayidx54 = getelementptr inbounds nuw i8, ptr %o, i32 64, !dbg !100
  %47 = load i32, ptr %arrayidx54, align 4, !dbg !100, !tbaa !7
  %48 = tail call i32 @llvm.abs.i32(i32 %47, i1 true), !dbg !101
  %arrayidx55 = getelementptr inbounds nuw i8, ptr %o, i32 60, !dbg !102
  store i32 %48, ptr %arrayidx55, align 4, !dbg !103, !tbaa !7
  %arrayidx56 = getelementptr inbounds nuw i8, ptr %o, i32 72, !dbg !104
  %49 = load i32, ptr %arrayidx56, align 4, !dbg !104, !tbaa !7
  %arrayidx57 = getelementptr inbounds nuw i8, ptr %o, i32 76, !dbg !105
  %50 = load i32, ptr %arrayidx57, align 4, !dbg !105, !tbaa !7
  %. = tail call i32 @llvm.smin.i32(i32 %49, i32 %50), !dbg !104
  %arrayidx60 = getelementptr inbounds nuw i8, ptr %o, i32 68, !dbg !106
  store i32 %., ptr %arrayidx60, align 4, !dbg !107, !tbaa !7
  %arrayidx61 = getelementptr inbounds nuw i8, ptr %u, i32 20, !dbg !108
  %51 = load i32, ptr %arrayidx61, align 4, !dbg !108, !tbaa !7
  %arrayidx62 = getelementptr inbounds nuw i8, ptr %u, i32 24, !dbg !109
  %52 = load i32, ptr %arrayidx62, align 4, !dbg !109, !tbaa !7
  %cond69 = tail call i32 @llvm.umax.i32(i32 %51, i32 %52), !dbg !108
  %arrayidx70 = getelementptr inbounds nuw i8, ptr %u, i32 16, !dbg !110
  store i32 %cond69, ptr %arrayidx70, align 4, !dbg !111, !tbaa !7
  %arrayidx71 = getelementptr inbounds nuw i8, ptr %o, i32 80, !dbg !112
  %53 = load float, ptr %arrayidx71, align 4, !dbg !113, !tbaa !114
  %arrayidx72 = getelementptr inbounds nuw i8, ptr %f, i32 24, !dbg !115
  store float %53, ptr %arrayidx72, align 4, !dbg !116, !tbaa !17
  %arrayidx73 = getelementptr inbounds nuw i8, ptr %d, i32 96, !dbg !117
  %54 = load i64, ptr %arrayidx73, align 8, !dbg !118, !tbaa !114
  %arrayidx74 = getelementptr inbounds nuw i8, ptr %l, i32 56, !dbg !119
  store i64 %54, ptr %arrayidx74, align 8, !dbg !120, !tbaa !51
  %arrayidx75 = getelementptr inbounds nuw i8, ptr %f, i32 32, !dbg !121
  %55 = load float, ptr %arrayidx75, align 4, !dbg !121, !tbaa !17
  %arrayidx76 = getelementptr inbounds nuw i8, ptr %f, i32 36, !dbg !122
  %56 = load float, ptr %arrayidx76, align 4, !dbg !122, !tbaa !17
  %elt.min = tail call float @llvm.minnum.f32(float %55, float %56), !dbg !123
  %arrayidx77 = getelementptr inbounds nuw i8, ptr %f, i32 28, !dbg !124
  store float %elt.min, ptr %arrayidx77, align 4, !dbg !125, !tbaa !17
  %arrayidx78 = getelementptr inbounds nuw i8, ptr %f, i32 44, !dbg !126
  %57 = load float, ptr %arrayidx78, align 4, !dbg !126, !tbaa !17
  %arrayidx79 = getelementptr inbounds nuw i8, ptr %f, i32 48, !dbg !127
  %58 = load float, ptr %arrayidx79, align 4, !dbg !127, !tbaa !17
  %div = fdiv float %57, %58, !dbg !128
  %arrayidx80 = getelementptr inbounds nuw i8, ptr %f, i32 40, !dbg !129
  store float %div, ptr %arrayidx80, align 4, !dbg !130, !tbaa !17
  %arrayidx81 = getelementptr inbounds nuw i8, ptr %d, i32 112, !dbg !131
  %59 = load double, ptr %arrayidx81, align 8, !dbg !131, !tbaa !26
  %arrayidx82 = getelementptr inbounds nuw i8, ptr %d, i32 120, !dbg !132
  %60 = load double, ptr %arrayidx82, align 8, !dbg !132, !tbaa !26
  %call = tail call double @remainder(double noundef %59, double noundef %60) #6, !dbg !133
  %arrayidx83 = getelementptr inbounds nuw i8, ptr %d, i32 104, !dbg !134
  store double %call, ptr %arrayidx83, align 8, !dbg !135, !tbaa !26
  %arrayidx84 = getelementptr inbounds nuw i8, ptr %d, i32 128, !dbg !136
  %61 = load i64, ptr %arrayidx84, align 8, !dbg !136, !tbaa !26
  %.lobit = lshr i64 %61, 63, !dbg !137
  %62 = trunc nuw nsw i64 %.lobit to i32, !dbg !137
  %arrayidx85 = getelementptr inbounds nuw i8, ptr %f, i32 52, !dbg !138
  %63 = load float, ptr %arrayidx85, align 4, !dbg !138, !tbaa !17
  %64 = tail call float @llvm.fabs.f32(float %63), !dbg !139
  %65 = fcmp one float %64, 0x7FF0000000000000, !dbg !139
  %66 = zext i1 %65 to i32, !dbg !139
  %67 = tail call i1 @llvm.is.fpclass.f64(double %9, i32 264), !dbg !140
  %68 = zext i1 %67 to i32, !dbg !140
  %add86 = add nuw nsw i32 %62, %68, !dbg !141
  %add88 = add nuw nsw i32 %add86, %66, !dbg !142
  %arrayidx89 = getelementptr inbounds nuw i8, ptr %o, i32 84, !dbg !143
  store i32 %add88, ptr %arrayidx89, align 4, !dbg !144, !tbaa !7
  %add.ptr = getelementptr inbounds nuw i8, ptr %f, i32 308, !dbg !145
  store float %21, ptr %add.ptr, align 4, !dbg !145, !tbaa !17, !nontemporal !146
  %arrayidx92 = getelementptr inbounds nuw i8, ptr %f, i32 56, !dbg !147
  store float %21, ptr %arrayidx92, align 4, !dbg !148, !tbaa !17
  ret void, !dbg !149
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(none)
declare float @llvm.nvvm.rsqrt.approx.f(float) #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(none)
declare float @llvm.nvvm.ex2.approx.f32(float) #2

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.floor.f64(double) #3

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.ceil.f64(double) #3

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.trunc.f64(double) #3

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.rint.f64(double) #3

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.round.f64(double) #3

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fabs.f64(double) #3

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.copysign.f64(double, double) #3

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.nvvm.mulhi.i(i32, i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.nvvm.mulhi.ui(i32, i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.nvvm.mulhi.ll(i64, i64) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.nvvm.f2i.rn(float) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.fshl.i32(i32, i32, i32) #3

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.nvvm.sad.i(i32, i32, i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.nvvm.prmt(i32, i32, i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.abs.i32(i32, i1 immarg) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.minnum.f32(float, float) #3

; Function Attrs: convergent mustprogress nofree nounwind willreturn memory(none)
declare double @remainder(double noundef, double noundef) local_unnamed_addr #4

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i1 @llvm.is.fpclass.f64(double, i32 immarg) #3

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fabs.f32(float) #5

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #5

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.umax.i32(i32, i32) #5

attributes #0 = { convergent mustprogress nofree noinline norecurse nounwind willreturn memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind willreturn memory(none) }
attributes #3 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #4 = { convergent mustprogress nofree nounwind willreturn memory(none) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #5 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #6 = { convergent nounwind willreturn memory(none) }

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
!15 = !DILocation(line: 11, column: 73, scope: !11)
!16 = !DILocation(line: 11, column: 105, scope: !11)
!17 = !{!18, !18, i64 0}
!18 = !{!"float", !9, i64 0}
!19 = !DILocation(line: 11, column: 83, scope: !11)
!20 = !DILocation(line: 11, column: 82, scope: !11)
!21 = !DILocation(line: 11, column: 137, scope: !11)
!22 = !DILocation(line: 11, column: 117, scope: !11)
!23 = !DILocation(line: 11, column: 112, scope: !11)
!24 = !DILocation(line: 11, column: 116, scope: !11)
!25 = !DILocation(line: 11, column: 165, scope: !11)
!26 = !{!27, !27, i64 0}
!27 = !{!"double", !9, i64 0}
!28 = !DILocation(line: 11, column: 149, scope: !11)
!29 = !DILocation(line: 11, column: 186, scope: !11)
!30 = !DILocation(line: 11, column: 171, scope: !11)
!31 = !DILocation(line: 11, column: 170, scope: !11)
!32 = !DILocation(line: 11, column: 208, scope: !11)
!33 = !DILocation(line: 11, column: 192, scope: !11)
!34 = !DILocation(line: 11, column: 191, scope: !11)
!35 = !DILocation(line: 11, column: 229, scope: !11)
!36 = !DILocation(line: 11, column: 214, scope: !11)
!37 = !DILocation(line: 11, column: 213, scope: !11)
!38 = !DILocation(line: 11, column: 251, scope: !11)
!39 = !DILocation(line: 11, column: 235, scope: !11)
!40 = !DILocation(line: 11, column: 234, scope: !11)
!41 = !DILocation(line: 11, column: 272, scope: !11)
!42 = !DILocation(line: 11, column: 257, scope: !11)
!43 = !DILocation(line: 11, column: 256, scope: !11)
!44 = !DILocation(line: 11, column: 297, scope: !11)
!45 = !DILocation(line: 11, column: 302, scope: !11)
!46 = !DILocation(line: 11, column: 278, scope: !11)
!47 = !DILocation(line: 11, column: 277, scope: !11)
!48 = !DILocation(line: 11, column: 148, scope: !11)
!49 = !DILocation(line: 11, column: 325, scope: !11)
!50 = !DILocation(line: 11, column: 313, scope: !11)
!51 = !{!52, !52, i64 0}
!52 = !{!"long long", !9, i64 0}
!53 = !DILocation(line: 11, column: 346, scope: !11)
!54 = !DILocation(line: 11, column: 335, scope: !11)
!55 = !DILocation(line: 11, column: 377, scope: !11)
!56 = !DILocation(line: 11, column: 352, scope: !11)
!57 = !DILocation(line: 11, column: 356, scope: !11)
!58 = !DILocation(line: 11, column: 397, scope: !11)
!59 = !DILocation(line: 11, column: 383, scope: !11)
!60 = !DILocation(line: 11, column: 388, scope: !11)
!61 = !DILocation(line: 11, column: 437, scope: !11)
!62 = !DILocation(line: 11, column: 417, scope: !11)
!63 = !DILocation(line: 11, column: 403, scope: !11)
!64 = !DILocation(line: 11, column: 408, scope: !11)
!65 = !DILocation(line: 11, column: 463, scope: !11)
!66 = !DILocation(line: 11, column: 468, scope: !11)
!67 = !DILocation(line: 11, column: 448, scope: !11)
!68 = !DILocation(line: 11, column: 447, scope: !11)
!69 = !DILocation(line: 11, column: 496, scope: !11)
!70 = !DILocation(line: 11, column: 501, scope: !11)
!71 = !DILocation(line: 11, column: 480, scope: !11)
!72 = !DILocation(line: 11, column: 475, scope: !11)
!73 = !DILocation(line: 11, column: 479, scope: !11)
!74 = !DILocation(line: 11, column: 529, scope: !11)
!75 = !DILocation(line: 11, column: 534, scope: !11)
!76 = !DILocation(line: 11, column: 513, scope: !11)
!77 = !DILocation(line: 11, column: 508, scope: !11)
!78 = !DILocation(line: 11, column: 512, scope: !11)
!79 = !DILocation(line: 11, column: 560, scope: !11)
!80 = !DILocation(line: 11, column: 546, scope: !11)
!81 = !DILocation(line: 11, column: 541, scope: !11)
!82 = !DILocation(line: 11, column: 545, scope: !11)
!83 = !DILocation(line: 11, column: 595, scope: !11)
!84 = !DILocation(line: 11, column: 600, scope: !11)
!85 = !DILocation(line: 11, column: 572, scope: !11)
!86 = !DILocation(line: 11, column: 567, scope: !11)
!87 = !DILocation(line: 11, column: 571, scope: !11)
!88 = !DILocation(line: 11, column: 625, scope: !11)
!89 = !DILocation(line: 11, column: 630, scope: !11)
!90 = !DILocation(line: 11, column: 635, scope: !11)
!91 = !DILocation(line: 11, column: 612, scope: !11)
!92 = !DILocation(line: 11, column: 607, scope: !11)
!93 = !DILocation(line: 11, column: 611, scope: !11)
!94 = !DILocation(line: 11, column: 661, scope: !11)
!95 = !DILocation(line: 11, column: 667, scope: !11)
!96 = !DILocation(line: 11, column: 673, scope: !11)
!97 = !DILocation(line: 11, column: 649, scope: !11)
!98 = !DILocation(line: 11, column: 643, scope: !11)
!99 = !DILocation(line: 11, column: 648, scope: !11)
!100 = !DILocation(line: 11, column: 701, scope: !11)
!101 = !DILocation(line: 11, column: 687, scope: !11)
!102 = !DILocation(line: 11, column: 681, scope: !11)
!103 = !DILocation(line: 11, column: 686, scope: !11)
!104 = !DILocation(line: 11, column: 715, scope: !11)
!105 = !DILocation(line: 11, column: 721, scope: !11)
!106 = !DILocation(line: 11, column: 709, scope: !11)
!107 = !DILocation(line: 11, column: 714, scope: !11)
!108 = !DILocation(line: 11, column: 745, scope: !11)
!109 = !DILocation(line: 11, column: 750, scope: !11)
!110 = !DILocation(line: 11, column: 740, scope: !11)
!111 = !DILocation(line: 11, column: 744, scope: !11)
!112 = !DILocation(line: 11, column: 796, scope: !11)
!113 = !DILocation(line: 11, column: 771, scope: !11)
!114 = !{!9, !9, i64 0}
!115 = !DILocation(line: 11, column: 766, scope: !11)
!116 = !DILocation(line: 11, column: 770, scope: !11)
!117 = !DILocation(line: 11, column: 838, scope: !11)
!118 = !DILocation(line: 11, column: 809, scope: !11)
!119 = !DILocation(line: 11, column: 804, scope: !11)
!120 = !DILocation(line: 11, column: 808, scope: !11)
!121 = !DILocation(line: 11, column: 877, scope: !11)
!122 = !DILocation(line: 11, column: 882, scope: !11)
!123 = !DILocation(line: 11, column: 851, scope: !11)
!124 = !DILocation(line: 11, column: 846, scope: !11)
!125 = !DILocation(line: 11, column: 850, scope: !11)
!126 = !DILocation(line: 11, column: 895, scope: !11)
!127 = !DILocation(line: 11, column: 901, scope: !11)
!128 = !DILocation(line: 11, column: 900, scope: !11)
!129 = !DILocation(line: 11, column: 889, scope: !11)
!130 = !DILocation(line: 11, column: 894, scope: !11)
!131 = !DILocation(line: 11, column: 934, scope: !11)
!132 = !DILocation(line: 11, column: 940, scope: !11)
!133 = !DILocation(line: 11, column: 914, scope: !11)
!134 = !DILocation(line: 11, column: 908, scope: !11)
!135 = !DILocation(line: 11, column: 913, scope: !11)
!136 = !DILocation(line: 11, column: 972, scope: !11)
!137 = !DILocation(line: 11, column: 954, scope: !11)
!138 = !DILocation(line: 11, column: 998, scope: !11)
!139 = !DILocation(line: 11, column: 979, scope: !11)
!140 = !DILocation(line: 11, column: 1005, scope: !11)
!141 = !DILocation(line: 11, column: 978, scope: !11)
!142 = !DILocation(line: 11, column: 1004, scope: !11)
!143 = !DILocation(line: 11, column: 948, scope: !11)
!144 = !DILocation(line: 11, column: 953, scope: !11)
!145 = !DILocation(line: 11, column: 1031, scope: !11)
!146 = !{i32 1}
!147 = !DILocation(line: 11, column: 1071, scope: !11)
!148 = !DILocation(line: 11, column: 1076, scope: !11)
!149 = !DILocation(line: 11, column: 1096, scope: !11)
