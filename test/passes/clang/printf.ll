; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%printf_args = type { i32, double }

@.str = private unnamed_addr constant [17 x i8] c"hello \22%d\22 %f\0A\01\FF\00", align 1
@.str1 = private unnamed_addr constant [7 x i8] c"o[1]<0\00", align 1
@.str2 = private unnamed_addr constant [5 x i8] c"a.cu\00", align 1
@__PRETTY_FUNCTION__._Z1kPi = private unnamed_addr constant [14 x i8] c"void k(int *)\00", align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z1kPi(ptr noundef captures(none) %o) local_unnamed_addr #0 !dbg !11 {
entry:
  %tmp = alloca %printf_args, align 8
  %0 = load i32, ptr %o, align 4, !dbg !15, !tbaa !7
  store i32 %0, ptr %tmp, align 8, !dbg !16
  %1 = getelementptr inbounds nuw i8, ptr %tmp, i32 8, !dbg !16
  store double 1.500000e+00, ptr %1, align 8, !dbg !16
  %2 = call i32 @vprintf(ptr nonnull @.str, ptr nonnull %tmp) #6, !dbg !16
  %arrayidx1 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !17
  %3 = load i32, ptr %arrayidx1, align 4, !dbg !17, !tbaa !7
  %cmp = icmp slt i32 %3, 0, !dbg !18
  br i1 %cmp, label %if.then, label %if.end, !dbg !18

if.then:                                          ; preds = %entry
  call void @__unwarp_assert_fail(ptr noundef nonnull @.str1, ptr noundef nonnull @.str2, i32 noundef 3, ptr noundef nonnull @__PRETTY_FUNCTION__._Z1kPi) #7, !dbg !19
  unreachable, !dbg !19

if.end:                                           ; preds = %entry
  %arrayidx2 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !20
  %4 = load i32, ptr %arrayidx2, align 4, !dbg !20, !tbaa !7
  %tobool.not = icmp eq i32 %4, 0, !dbg !20
  br i1 %tobool.not, label %if.end4, label %if.then3, !dbg !20

if.then3:                                         ; preds = %if.end
  call void @llvm.trap(), !dbg !21
  unreachable, !dbg !21

if.end4:                                          ; preds = %if.end
  %add.ptr = getelementptr inbounds nuw i8, ptr %o, i32 400, !dbg !22
  call void @llvm.memcpy.p0.p0.i32(ptr noundef nonnull align 64 dereferenceable(64) %o, ptr noundef nonnull align 16 dereferenceable(64) %add.ptr, i32 64, i1 false), !dbg !22
  %add.ptr5 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !23
  call void @llvm.memset.p0.i32(ptr noundef nonnull align 16 dereferenceable(256) %add.ptr5, i8 0, i32 256, i1 false), !dbg !23
  call void @llvm.assume(i1 true) [ "align"(ptr %o, i32 64) ], !dbg !24
  %5 = load i32, ptr %o, align 64, !dbg !25, !tbaa !7
  %arrayidx20 = getelementptr inbounds nuw i8, ptr %o, i32 32, !dbg !26
  store i32 %5, ptr %arrayidx20, align 32, !dbg !27, !tbaa !7
  ret void, !dbg !28
}

declare i32 @vprintf(ptr, ptr) local_unnamed_addr

; Function Attrs: convergent noreturn nounwind
declare void @__unwarp_assert_fail(ptr noundef, ptr noundef, i32 noundef, ptr noundef) local_unnamed_addr #1

; Function Attrs: cold noreturn nounwind memory(inaccessiblemem: write)
declare void @llvm.trap() #2

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias writeonly captures(none), ptr noalias readonly captures(none), i32, i1 immarg) #3

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i32(ptr writeonly captures(none), i8, i32, i1 immarg) #4

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #5

attributes #0 = { convergent mustprogress noinline norecurse nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent noreturn nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #2 = { cold noreturn nounwind memory(inaccessiblemem: write) }
attributes #3 = { mustprogress nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #4 = { mustprogress nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #5 = { mustprogress nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }
attributes #6 = { nounwind }
attributes #7 = { convergent noreturn nounwind }

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
!15 = !DILocation(line: 12, column: 63, scope: !11)
!16 = !DILocation(line: 12, column: 28, scope: !11)
!17 = !DILocation(line: 12, column: 78, scope: !11)
!18 = !DILocation(line: 12, column: 82, scope: !11)
!19 = !DILocation(line: 12, column: 86, scope: !11)
!20 = !DILocation(line: 12, column: 150, scope: !11)
!21 = !DILocation(line: 12, column: 156, scope: !11)
!22 = !DILocation(line: 12, column: 174, scope: !11)
!23 = !DILocation(line: 12, column: 204, scope: !11)
!24 = !DILocation(line: 12, column: 398, scope: !11)
!25 = !DILocation(line: 12, column: 391, scope: !11)
!26 = !DILocation(line: 12, column: 386, scope: !11)
!27 = !DILocation(line: 12, column: 390, scope: !11)
!28 = !DILocation(line: 12, column: 435, scope: !11)
