; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z1kPi(ptr noundef captures(none) initializes((0, 4), (8, 12), (16, 28), (32, 36), (40, 48)) %o) local_unnamed_addr #0 !dbg !11 {
entry:
  %arrayidx = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !15
  %0 = load i32, ptr %arrayidx, align 4, !dbg !15, !tbaa !7
  %1 = tail call i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %0, i32 1, i32 31), !dbg !16
  store i32 %1, ptr %o, align 4, !dbg !17, !tbaa !7
  %arrayidx2 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !18
  %2 = load i32, ptr %arrayidx2, align 4, !dbg !18, !tbaa !7
  %cmp = icmp sgt i32 %2, 0, !dbg !19
  %3 = tail call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %cmp), !dbg !20
  %arrayidx3 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !21
  store i32 %3, ptr %arrayidx3, align 4, !dbg !22, !tbaa !7
  %tobool = icmp ne i32 %2, 0, !dbg !23
  %4 = tail call i1 @llvm.nvvm.vote.all.sync(i32 -1, i1 %tobool), !dbg !24
  %conv = zext i1 %4 to i32, !dbg !24
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !25
  store i32 %conv, ptr %arrayidx5, align 4, !dbg !26, !tbaa !7
  tail call void @llvm.nvvm.bar.warp.sync(i32 -1), !dbg !27
  %5 = tail call i32 @llvm.nvvm.read.ptx.sreg.laneid(), !dbg !28
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %o, i32 20, !dbg !29
  store i32 %5, ptr %arrayidx6, align 4, !dbg !30, !tbaa !7
  %arrayidx7 = getelementptr inbounds nuw i8, ptr %o, i32 28, !dbg !31
  %6 = load i32, ptr %arrayidx7, align 4, !dbg !31, !tbaa !7
  %7 = icmp ne i32 %6, 0, !dbg !32
  %8 = tail call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 %7), !dbg !32
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %o, i32 24, !dbg !33
  store i32 %8, ptr %arrayidx8, align 4, !dbg !34, !tbaa !7
  %9 = load i32, ptr %arrayidx, align 4, !dbg !35, !tbaa !7
  %10 = icmp ne i32 %9, 0, !dbg !36
  %11 = tail call i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32 0, i1 %10), !dbg !36
  %12 = zext i1 %11 to i32, !dbg !36
  %13 = load i32, ptr %arrayidx3, align 4, !dbg !37, !tbaa !7
  %14 = icmp ne i32 %13, 0, !dbg !38
  %15 = tail call i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32 0, i1 %14), !dbg !38
  %16 = zext i1 %15 to i32, !dbg !38
  %add = add nuw nsw i32 %16, %12, !dbg !39
  %arrayidx11 = getelementptr inbounds nuw i8, ptr %o, i32 32, !dbg !40
  store i32 %add, ptr %arrayidx11, align 4, !dbg !41, !tbaa !7
  tail call void @llvm.nvvm.barrier.cta.sync.all(i32 1), !dbg !42
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !43
  %arrayidx12 = getelementptr inbounds nuw i8, ptr %o, i32 36, !dbg !44
  %17 = load i32, ptr %arrayidx12, align 4, !dbg !44, !tbaa !7
  %18 = tail call i32 @llvm.nvvm.match.any.sync.i32(i32 -1, i32 %17), !dbg !45
  store i32 %18, ptr %arrayidx12, align 4, !dbg !46, !tbaa !7
  %19 = tail call i32 @llvm.nvvm.activemask(), !dbg !47
  %arrayidx14 = getelementptr inbounds nuw i8, ptr %o, i32 40, !dbg !48
  store i32 %19, ptr %arrayidx14, align 4, !dbg !49, !tbaa !7
  %20 = tail call i32 @llvm.nvvm.read.ptx.sreg.clock(), !dbg !50
  %arrayidx15 = getelementptr inbounds nuw i8, ptr %o, i32 44, !dbg !51
  store i32 %20, ptr %arrayidx15, align 4, !dbg !52, !tbaa !7
  ret void, !dbg !53
}

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32) #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1) #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i1 @llvm.nvvm.vote.all.sync(i32, i1) #1

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.bar.warp.sync(i32) #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 32) i32 @llvm.nvvm.read.ptx.sreg.laneid() #3

; Function Attrs: convergent nocallback nounwind
declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1) #2

; Function Attrs: convergent nocallback nounwind
declare i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32, i1) #2

; Function Attrs: convergent nocallback nounwind
declare i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32, i1) #2

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.all(i32) #2

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #2

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.match.any.sync.i32(i32, i32) #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.activemask() #1

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(inaccessiblemem: readwrite)
declare noundef i32 @llvm.nvvm.read.ptx.sreg.clock() #4

attributes #0 = { convergent mustprogress noinline norecurse nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }
attributes #2 = { convergent nocallback nounwind }
attributes #3 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #4 = { mustprogress nocallback nofree nounwind willreturn memory(inaccessiblemem: readwrite) }

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
!15 = !DILocation(line: 11, column: 62, scope: !11)
!16 = !DILocation(line: 11, column: 33, scope: !11)
!17 = !DILocation(line: 11, column: 32, scope: !11)
!18 = !DILocation(line: 11, column: 106, scope: !11)
!19 = !DILocation(line: 11, column: 110, scope: !11)
!20 = !DILocation(line: 11, column: 79, scope: !11)
!21 = !DILocation(line: 11, column: 74, scope: !11)
!22 = !DILocation(line: 11, column: 78, scope: !11)
!23 = !DILocation(line: 11, column: 144, scope: !11)
!24 = !DILocation(line: 11, column: 120, scope: !11)
!25 = !DILocation(line: 11, column: 115, scope: !11)
!26 = !DILocation(line: 11, column: 119, scope: !11)
!27 = !DILocation(line: 11, column: 151, scope: !11)
!28 = !DILocation(line: 11, column: 182, scope: !11)
!29 = !DILocation(line: 11, column: 177, scope: !11)
!30 = !DILocation(line: 11, column: 181, scope: !11)
!31 = !DILocation(line: 11, column: 235, scope: !11)
!32 = !DILocation(line: 11, column: 218, scope: !11)
!33 = !DILocation(line: 11, column: 213, scope: !11)
!34 = !DILocation(line: 11, column: 217, scope: !11)
!35 = !DILocation(line: 11, column: 263, scope: !11)
!36 = !DILocation(line: 11, column: 247, scope: !11)
!37 = !DILocation(line: 11, column: 284, scope: !11)
!38 = !DILocation(line: 11, column: 269, scope: !11)
!39 = !DILocation(line: 11, column: 268, scope: !11)
!40 = !DILocation(line: 11, column: 242, scope: !11)
!41 = !DILocation(line: 11, column: 246, scope: !11)
!42 = !DILocation(line: 11, column: 291, scope: !11)
!43 = !DILocation(line: 11, column: 315, scope: !11)
!44 = !DILocation(line: 11, column: 369, scope: !11)
!45 = !DILocation(line: 11, column: 340, scope: !11)
!46 = !DILocation(line: 11, column: 339, scope: !11)
!47 = !DILocation(line: 11, column: 382, scope: !11)
!48 = !DILocation(line: 11, column: 376, scope: !11)
!49 = !DILocation(line: 11, column: 381, scope: !11)
!50 = !DILocation(line: 11, column: 409, scope: !11)
!51 = !DILocation(line: 11, column: 403, scope: !11)
!52 = !DILocation(line: 11, column: 408, scope: !11)
!53 = !DILocation(line: 11, column: 439, scope: !11)
