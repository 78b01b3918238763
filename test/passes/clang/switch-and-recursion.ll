; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline nosync nounwind willreturn memory(none)
define dso_local noundef range(i32 1, -2147483648) i32 @_Z4facti(i32 noundef %n) local_unnamed_addr #0 !dbg !11 {
entry:
  br label %tailrecurse

tailrecurse:                                      ; preds = %cond.false, %entry
  %accumulator.tr = phi i32 [ 1, %entry ], [ %mul, %cond.false ]
  %n.tr = phi i32 [ %n, %entry ], [ %sub, %cond.false ]
  %cmp = icmp slt i32 %n.tr, 2, !dbg !15
  br i1 %cmp, label %cond.end, label %cond.false, !dbg !16

cond.false:                                       ; preds = %tailrecurse
  %sub = add nsw i32 %n.tr, -1, !dbg !17
  %mul = mul nuw nsw i32 %accumulator.tr, %n.tr, !dbg !18
  br label %tailrecurse, !dbg !19

cond.end:                                         ; preds = %tailrecurse
  %accumulator.ret.tr = mul nuw nsw i32 %accumulator.tr, 1
  ret i32 %accumulator.ret.tr, !dbg !20
}

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z1kPiPx(ptr noundef captures(none) %o, ptr noundef captures(none) initializes((8, 16), (24, 32), (40, 48), (56, 72)) %l) local_unnamed_addr #1 !dbg !21 {
entry:
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !22
  %arrayidx = getelementptr inbounds nuw i32, ptr %o, i32 %0, !dbg !23
  %1 = load i32, ptr %arrayidx, align 4, !dbg !23, !tbaa !7
  switch i32 %1, label %sw.default [
    i32 0, label %sw.bb
    i32 7, label %sw.bb2
    i32 -3, label %sw.bb5
    i32 100, label %sw.bb7
  ], !dbg !24

sw.bb:                                            ; preds = %entry
  %arrayidx1 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !25
  store i32 5, ptr %arrayidx1, align 4, !dbg !26, !tbaa !7
  br label %sw.epilog, !dbg !27

sw.bb2:                                           ; preds = %entry
  %arrayidx3 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !28
  %2 = load i32, ptr %arrayidx3, align 4, !dbg !28, !tbaa !7
  %call = tail call noundef i32 @_Z4facti(i32 noundef %2) #4, !dbg !29
  %arrayidx4 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !30
  store i32 %call, ptr %arrayidx4, align 4, !dbg !31, !tbaa !7
  br label %sw.epilog, !dbg !32

sw.bb5:                                           ; preds = %entry
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %o, i32 36, !dbg !33
  store i32 1, ptr %arrayidx6, align 4, !dbg !34, !tbaa !7
  br label %sw.bb7, !dbg !33

sw.bb7:                                           ; preds = %entry, %sw.bb5
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !35
  %3 = load i32, ptr %arrayidx8, align 4, !dbg !36, !tbaa !7
  %xor = xor i32 %3, 7, !dbg !36
  store i32 %xor, ptr %arrayidx8, align 4, !dbg !36, !tbaa !7
  br label %sw.epilog, !dbg !37

sw.default:                                       ; preds = %entry
  store i32 0, ptr %o, align 4, !dbg !38, !tbaa !7
  br label %sw.epilog, !dbg !39

sw.epilog:                                        ; preds = %sw.default, %sw.bb7, %sw.bb2, %sw.bb
  %4 = load i64, ptr %l, align 8, !dbg !40, !tbaa !41
  %arrayidx11 = getelementptr inbounds nuw i8, ptr %l, i32 16, !dbg !43
  %5 = load i64, ptr %arrayidx11, align 8, !dbg !43, !tbaa !41
  %div = sdiv i64 %4, %5, !dbg !44
  %arrayidx12 = getelementptr inbounds nuw i8, ptr %l, i32 8, !dbg !45
  store i64 %div, ptr %arrayidx12, align 8, !dbg !46, !tbaa !41
  %arrayidx13 = getelementptr inbounds nuw i8, ptr %l, i32 32, !dbg !47
  %6 = load i64, ptr %arrayidx13, align 8, !dbg !47, !tbaa !41
  %rem = srem i64 %4, %6, !dbg !48
  %arrayidx14 = getelementptr inbounds nuw i8, ptr %l, i32 24, !dbg !49
  store i64 %rem, ptr %arrayidx14, align 8, !dbg !50, !tbaa !41
  %arrayidx15 = getelementptr inbounds nuw i8, ptr %l, i32 48, !dbg !51
  %7 = load i64, ptr %arrayidx15, align 8, !dbg !51, !tbaa !41
  %shr = ashr i64 %4, %7, !dbg !52
  %arrayidx16 = getelementptr inbounds nuw i8, ptr %l, i32 40, !dbg !53
  store i64 %shr, ptr %arrayidx16, align 8, !dbg !54, !tbaa !41
  %shr17 = lshr i64 %4, 3, !dbg !55
  %arrayidx18 = getelementptr inbounds nuw i8, ptr %l, i32 56, !dbg !56
  store i64 %shr17, ptr %arrayidx18, align 8, !dbg !57, !tbaa !41
  %8 = tail call range(i64 0, 65) i64 @llvm.ctlz.i64(i64 %4, i1 true), !dbg !58
  %cast = trunc nuw nsw i64 %8 to i32, !dbg !58
  %9 = tail call range(i64 0, 65) i64 @llvm.ctpop.i64(i64 %4), !dbg !59
  %cast19 = trunc nuw nsw i64 %9 to i32, !dbg !59
  %add = add nuw nsw i32 %cast, %cast19, !dbg !60
  %arrayidx20 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !61
  %10 = load i32, ptr %arrayidx20, align 4, !dbg !61, !tbaa !7
  %11 = tail call range(i32 0, 33) i32 @llvm.cttz.i32(i32 %10, i1 true), !dbg !62
  %add21 = add nuw nsw i32 %add, %11, !dbg !63
  %arrayidx22 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !64
  %12 = load i32, ptr %arrayidx22, align 4, !dbg !64, !tbaa !7
  %13 = tail call i32 @llvm.bitreverse.i32(i32 %12), !dbg !65
  %add23 = add i32 %add21, %13, !dbg !66
  %arrayidx24 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !67
  %14 = load i32, ptr %arrayidx24, align 4, !dbg !67, !tbaa !7
  %15 = tail call i32 @llvm.bswap.i32(i32 %14), !dbg !68
  %add25 = add i32 %add23, %15, !dbg !69
  %conv = zext i32 %add25 to i64, !dbg !58
  %arrayidx26 = getelementptr inbounds nuw i8, ptr %l, i32 64, !dbg !70
  store i64 %conv, ptr %arrayidx26, align 8, !dbg !71, !tbaa !41
  ret void, !dbg !72
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.ctlz.i64(i64, i1 immarg) #2

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.ctpop.i64(i64) #3

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.cttz.i32(i32, i1 immarg) #2

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.bitreverse.i32(i32) #3

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.bswap.i32(i32) #3

attributes #0 = { mustprogress nofree noinline nosync nounwind willreturn memory(none) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #1 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #4 = { nounwind }

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
!11 = distinct !DISubprogram(name: "fact", scope: !12, file: !12, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 11, column: 63, scope: !11)
!16 = !DILocation(line: 11, column: 62, scope: !11)
!17 = !DILocation(line: 11, column: 76, scope: !11)
!18 = !DILocation(line: 11, column: 69, scope: !11)
!19 = !DILocation(line: 11, column: 70, scope: !11)
!20 = !DILocation(line: 11, column: 55, scope: !11)
!21 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!22 = !DILocation(line: 12, column: 51, scope: !21)
!23 = !DILocation(line: 12, column: 49, scope: !21)
!24 = !DILocation(line: 12, column: 42, scope: !21)
!25 = !DILocation(line: 12, column: 64, scope: !21)
!26 = !DILocation(line: 12, column: 68, scope: !21)
!27 = !DILocation(line: 12, column: 71, scope: !21)
!28 = !DILocation(line: 12, column: 94, scope: !21)
!29 = !DILocation(line: 12, column: 89, scope: !21)
!30 = !DILocation(line: 12, column: 84, scope: !21)
!31 = !DILocation(line: 12, column: 88, scope: !21)
!32 = !DILocation(line: 12, column: 100, scope: !21)
!33 = !DILocation(line: 12, column: 114, scope: !21)
!34 = !DILocation(line: 12, column: 118, scope: !21)
!35 = !DILocation(line: 12, column: 132, scope: !21)
!36 = !DILocation(line: 12, column: 136, scope: !21)
!37 = !DILocation(line: 12, column: 140, scope: !21)
!38 = !DILocation(line: 12, column: 159, scope: !21)
!39 = !DILocation(line: 12, column: 162, scope: !21)
!40 = !DILocation(line: 12, column: 176, scope: !21)
!41 = !{!42, !42, i64 0}
!42 = !{!"long long", !9, i64 0}
!43 = !DILocation(line: 12, column: 189, scope: !21)
!44 = !DILocation(line: 12, column: 188, scope: !21)
!45 = !DILocation(line: 12, column: 182, scope: !21)
!46 = !DILocation(line: 12, column: 186, scope: !21)
!47 = !DILocation(line: 12, column: 202, scope: !21)
!48 = !DILocation(line: 12, column: 201, scope: !21)
!49 = !DILocation(line: 12, column: 195, scope: !21)
!50 = !DILocation(line: 12, column: 199, scope: !21)
!51 = !DILocation(line: 12, column: 216, scope: !21)
!52 = !DILocation(line: 12, column: 214, scope: !21)
!53 = !DILocation(line: 12, column: 208, scope: !21)
!54 = !DILocation(line: 12, column: 212, scope: !21)
!55 = !DILocation(line: 12, column: 248, scope: !21)
!56 = !DILocation(line: 12, column: 222, scope: !21)
!57 = !DILocation(line: 12, column: 226, scope: !21)
!58 = !DILocation(line: 12, column: 269, scope: !21)
!59 = !DILocation(line: 12, column: 288, scope: !21)
!60 = !DILocation(line: 12, column: 287, scope: !21)
!61 = !DILocation(line: 12, column: 326, scope: !21)
!62 = !DILocation(line: 12, column: 312, scope: !21)
!63 = !DILocation(line: 12, column: 311, scope: !21)
!64 = !DILocation(line: 12, column: 355, scope: !21)
!65 = !DILocation(line: 12, column: 332, scope: !21)
!66 = !DILocation(line: 12, column: 331, scope: !21)
!67 = !DILocation(line: 12, column: 379, scope: !21)
!68 = !DILocation(line: 12, column: 361, scope: !21)
!69 = !DILocation(line: 12, column: 360, scope: !21)
!70 = !DILocation(line: 12, column: 264, scope: !21)
!71 = !DILocation(line: 12, column: 268, scope: !21)
!72 = !DILocation(line: 12, column: 386, scope: !21)
