; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z1kPDF16_PDF16bPfPbPhPDB37_(ptr noundef captures(none) initializes((0, 2), (8, 10)) %h, ptr noundef captures(none) initializes((0, 2)) %b, ptr noundef captures(none) initializes((0, 4), (36, 40)) %f, ptr noundef captures(none) initializes((0, 1), (3, 4), (5, 7)) %t, ptr noundef captures(none) initializes((0, 1), (3, 4)) %c, ptr noundef captures(none) initializes((0, 8)) %w) local_unnamed_addr #0 !dbg !11 {
entry:
  %arrayidx = getelementptr inbounds nuw i8, ptr %h, i32 2, !dbg !15
  %0 = load half, ptr %arrayidx, align 2, !dbg !15, !tbaa !16
  %arrayidx1 = getelementptr inbounds nuw i8, ptr %h, i32 4, !dbg !18
  %1 = load half, ptr %arrayidx1, align 2, !dbg !18, !tbaa !16
  %mul = fmul half %0, %1, !dbg !19
  %add = fadd half %mul, 0xH3E00, !dbg !20
  store half %add, ptr %h, align 2, !dbg !21, !tbaa !16
  %arrayidx3 = getelementptr inbounds nuw i8, ptr %b, i32 2, !dbg !22
  %2 = load bfloat, ptr %arrayidx3, align 2, !dbg !22, !tbaa !23
  %arrayidx4 = getelementptr inbounds nuw i8, ptr %b, i32 4, !dbg !25
  %3 = load bfloat, ptr %arrayidx4, align 2, !dbg !25, !tbaa !23
  %unpromotion = fadd bfloat %2, %3, !dbg !26
  store bfloat %unpromotion, ptr %b, align 2, !dbg !27, !tbaa !23
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %h, i32 6, !dbg !28
  %4 = load half, ptr %arrayidx8, align 2, !dbg !28, !tbaa !16
  %conv = fpext half %4 to float, !dbg !28
  store float %conv, ptr %f, align 4, !dbg !29, !tbaa !30
  %arrayidx10 = getelementptr inbounds nuw i8, ptr %f, i32 4, !dbg !32
  %5 = load float, ptr %arrayidx10, align 4, !dbg !32, !tbaa !30
  %conv11 = fptrunc float %5 to half, !dbg !32
  %arrayidx12 = getelementptr inbounds nuw i8, ptr %h, i32 8, !dbg !33
  store half %conv11, ptr %arrayidx12, align 2, !dbg !34, !tbaa !16
  %arrayidx13 = getelementptr inbounds nuw i8, ptr %t, i32 1, !dbg !35
  %6 = load i8, ptr %arrayidx13, align 1, !dbg !35, !tbaa !36, !range !38, !noundef !14
  %loadedv = trunc nuw i8 %6 to i1, !dbg !35
  br i1 %loadedv, label %land.rhs, label %land.end, !dbg !39

land.rhs:                                         ; preds = %entry
  %arrayidx14 = getelementptr inbounds nuw i8, ptr %t, i32 2, !dbg !40
  %7 = load i8, ptr %arrayidx14, align 1, !dbg !40, !tbaa !36, !range !38, !noundef !14
  %loadedv15 = trunc nuw i8 %7 to i1, !dbg !40
  br label %land.end

land.end:                                         ; preds = %land.rhs, %entry
  %8 = phi i1 [ false, %entry ], [ %loadedv15, %land.rhs ], !dbg !41
  %storedv = zext i1 %8 to i8, !dbg !42
  store i8 %storedv, ptr %t, align 1, !dbg !42, !tbaa !36
  %arrayidx17 = getelementptr inbounds nuw i8, ptr %t, i32 4, !dbg !43
  %9 = load i8, ptr %arrayidx17, align 1, !dbg !43, !tbaa !36, !range !38, !noundef !14
  %loadedv18 = trunc nuw i8 %9 to i1, !dbg !43
  %lnot = xor i1 %loadedv18, true, !dbg !44
  %arrayidx19 = getelementptr inbounds nuw i8, ptr %t, i32 3, !dbg !45
  %storedv20 = zext i1 %lnot to i8, !dbg !46
  store i8 %storedv20, ptr %arrayidx19, align 1, !dbg !46, !tbaa !36
  %arrayidx21 = getelementptr inbounds nuw i8, ptr %c, i32 1, !dbg !47
  %10 = load i8, ptr %arrayidx21, align 1, !dbg !47, !tbaa !48
  %arrayidx23 = getelementptr inbounds nuw i8, ptr %c, i32 2, !dbg !49
  %11 = load i8, ptr %arrayidx23, align 1, !dbg !49, !tbaa !48
  %add25 = add i8 %11, %10, !dbg !50
  store i8 %add25, ptr %c, align 1, !dbg !51, !tbaa !48
  %arrayidx28 = getelementptr inbounds nuw i8, ptr %c, i32 4, !dbg !52
  %12 = load i8, ptr %arrayidx28, align 1, !dbg !52, !tbaa !48
  %conv29 = zext i8 %12 to i32, !dbg !52
  %arrayidx30 = getelementptr inbounds nuw i8, ptr %c, i32 5, !dbg !53
  %13 = load i8, ptr %arrayidx30, align 1, !dbg !53, !tbaa !48
  %conv31 = zext nneg i8 %13 to i32, !dbg !53
  %shl = shl i32 %conv29, %conv31, !dbg !54
  %conv32 = trunc i32 %shl to i8, !dbg !52
  %arrayidx33 = getelementptr inbounds nuw i8, ptr %c, i32 3, !dbg !55
  store i8 %conv32, ptr %arrayidx33, align 1, !dbg !56, !tbaa !48
  %arrayidx34 = getelementptr inbounds nuw i8, ptr %w, i32 8, !dbg !57
  %14 = load i64, ptr %arrayidx34, align 8, !dbg !57, !tbaa !58
  %add36 = shl i64 %14, 27, !dbg !60
  %sext = add i64 %add36, 671088640, !dbg !60
  %storedv38 = ashr exact i64 %sext, 27, !dbg !60
  store i64 %storedv38, ptr %w, align 8, !dbg !60, !tbaa !58
  %15 = load i8, ptr %arrayidx21, align 1, !dbg !61, !tbaa !48
  %conv40 = zext i8 %15 to i32, !dbg !61
  %arrayidx41 = getelementptr inbounds nuw i8, ptr %f, i32 12, !dbg !62
  %16 = load float, ptr %arrayidx41, align 4, !dbg !62, !tbaa !30
  %conv42 = fptosi float %16 to i32, !dbg !62
  %17 = tail call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %conv40, i32 %conv42), !dbg !63
  %18 = extractvalue { i32, i1 } %17, 1, !dbg !63
  %19 = extractvalue { i32, i1 } %17, 0, !dbg !63
  %arrayidx43 = getelementptr inbounds nuw i8, ptr %t, i32 5, !dbg !64
  %storedv44 = zext i1 %18 to i8, !dbg !65
  store i8 %storedv44, ptr %arrayidx43, align 1, !dbg !65, !tbaa !36
  %conv45 = sitofp i32 %19 to float, !dbg !66
  %arrayidx46 = getelementptr inbounds nuw i8, ptr %f, i32 36, !dbg !67
  store float %conv45, ptr %arrayidx46, align 4, !dbg !68, !tbaa !30
  %20 = load i8, ptr %arrayidx23, align 1, !dbg !69, !tbaa !48
  %conv48 = zext i8 %20 to i64, !dbg !69
  %21 = load i8, ptr %arrayidx33, align 1, !dbg !70, !tbaa !48
  %conv50 = zext i8 %21 to i64, !dbg !70
  %22 = mul nuw nsw i64 %conv50, %conv48, !dbg !71
  %arrayidx51 = getelementptr inbounds nuw i8, ptr %t, i32 6, !dbg !72
  store i8 0, ptr %arrayidx51, align 1, !dbg !73, !tbaa !36
  %conv53 = uitofp nneg i64 %22 to float, !dbg !74
  store float %conv53, ptr %arrayidx41, align 4, !dbg !75, !tbaa !30
  ret void, !dbg !76
}

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare { i32, i1 } @llvm.sadd.with.overflow.i32(i32, i32) #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

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
!15 = !DILocation(line: 11, column: 102, scope: !11)
!16 = !{!17, !17, i64 0}
!17 = !{!"_Float16", !9, i64 0}
!18 = !DILocation(line: 11, column: 107, scope: !11)
!19 = !DILocation(line: 11, column: 106, scope: !11)
!20 = !DILocation(line: 11, column: 111, scope: !11)
!21 = !DILocation(line: 11, column: 101, scope: !11)
!22 = !DILocation(line: 11, column: 132, scope: !11)
!23 = !{!24, !24, i64 0}
!24 = !{!"__bf16", !9, i64 0}
!25 = !DILocation(line: 11, column: 137, scope: !11)
!26 = !DILocation(line: 11, column: 136, scope: !11)
!27 = !DILocation(line: 11, column: 131, scope: !11)
!28 = !DILocation(line: 11, column: 148, scope: !11)
!29 = !DILocation(line: 11, column: 147, scope: !11)
!30 = !{!31, !31, i64 0}
!31 = !{!"float", !9, i64 0}
!32 = !DILocation(line: 11, column: 159, scope: !11)
!33 = !DILocation(line: 11, column: 154, scope: !11)
!34 = !DILocation(line: 11, column: 158, scope: !11)
!35 = !DILocation(line: 11, column: 170, scope: !11)
!36 = !{!37, !37, i64 0}
!37 = !{!"bool", !9, i64 0}
!38 = !{i8 0, i8 2}
!39 = !DILocation(line: 11, column: 174, scope: !11)
!40 = !DILocation(line: 11, column: 176, scope: !11)
!41 = !DILocation(line: 0, scope: !11)
!42 = !DILocation(line: 11, column: 169, scope: !11)
!43 = !DILocation(line: 11, column: 188, scope: !11)
!44 = !DILocation(line: 11, column: 187, scope: !11)
!45 = !DILocation(line: 11, column: 182, scope: !11)
!46 = !DILocation(line: 11, column: 186, scope: !11)
!47 = !DILocation(line: 11, column: 199, scope: !11)
!48 = !{!9, !9, i64 0}
!49 = !DILocation(line: 11, column: 204, scope: !11)
!50 = !DILocation(line: 11, column: 203, scope: !11)
!51 = !DILocation(line: 11, column: 198, scope: !11)
!52 = !DILocation(line: 11, column: 215, scope: !11)
!53 = !DILocation(line: 11, column: 221, scope: !11)
!54 = !DILocation(line: 11, column: 219, scope: !11)
!55 = !DILocation(line: 11, column: 210, scope: !11)
!56 = !DILocation(line: 11, column: 214, scope: !11)
!57 = !DILocation(line: 11, column: 232, scope: !11)
!58 = !{!59, !59, i64 0}
!59 = !{!"_BitInt(37)", !9, i64 0}
!60 = !DILocation(line: 11, column: 231, scope: !11)
!61 = !DILocation(line: 11, column: 276, scope: !11)
!62 = !DILocation(line: 11, column: 281, scope: !11)
!63 = !DILocation(line: 11, column: 252, scope: !11)
!64 = !DILocation(line: 11, column: 247, scope: !11)
!65 = !DILocation(line: 11, column: 251, scope: !11)
!66 = !DILocation(line: 11, column: 296, scope: !11)
!67 = !DILocation(line: 11, column: 291, scope: !11)
!68 = !DILocation(line: 11, column: 295, scope: !11)
!69 = !DILocation(line: 11, column: 352, scope: !11)
!70 = !DILocation(line: 11, column: 357, scope: !11)
!71 = !DILocation(line: 11, column: 326, scope: !11)
!72 = !DILocation(line: 11, column: 321, scope: !11)
!73 = !DILocation(line: 11, column: 325, scope: !11)
!74 = !DILocation(line: 11, column: 372, scope: !11)
!75 = !DILocation(line: 11, column: 371, scope: !11)
!76 = !DILocation(line: 11, column: 375, scope: !11)
