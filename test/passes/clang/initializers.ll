; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.S = type { i32, ptr, ptr }

$_ZN4HoldIiE5valueE = comdat any

@g = addrspace(1) externally_initialized global i32 0, align 4
@arr = addrspace(1) externally_initialized global [10 x i32] zeroinitializer, align 4
@pp = addrspace(1) externally_initialized global ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(1) @arr to ptr), i32 12), align 4
@diff = local_unnamed_addr addrspace(1) externally_initialized global i64 0, align 8
@s1 = addrspace(1) externally_initialized global %struct.S zeroinitializer, align 4
@s2 = addrspace(1) externally_initialized global %struct.S { i32 1, ptr addrspacecast (ptr addrspace(1) @g to ptr), ptr addrspacecast (ptr addrspace(1) @s1 to ptr) }, align 4
@.str = private unnamed_addr constant [9 x i8] c"a\\b\22c\09\C3\A9\00", align 1
@str = addrspace(1) externally_initialized global ptr @.str, align 4
@wk = weak addrspace(1) externally_initialized global i32 3, align 4
@bytes = addrspace(1) externally_initialized global [4 x i8] c"\01\02\03\FF", align 1
@sh = addrspace(1) externally_initialized global [3 x i16] [i16 -1, i16 2, i16 3], align 2
@fl = addrspace(1) externally_initialized global i8 1, align 1
@un = addrspace(1) externally_initialized global { i32, [4 x i8] } { i32 3, [4 x i8] undef }, align 8
@z = addrspace(1) externally_initialized global [100 x i32] zeroinitializer, align 4
@part = addrspace(1) externally_initialized global <{ i32, i32, [8 x i32] }> <{ i32 1, i32 2, [8 x i32] zeroinitializer }>, align 4
@ext = external local_unnamed_addr addrspace(1) global i32, align 4
@_ZL3lut = internal unnamed_addr addrspace(4) constant [6 x float] [float 1.000000e+00, float 0x3FB99999A0000000, float 0x47EFF933C0000000, float 0xB7A16C2000000000, float 0x7FF0000000000000, float 0x7FF8000000000000], align 4
@_ZN4HoldIiE5valueE = linkonce_odr addrspace(1) externally_initialized global i32 3, comdat, align 4
@_ZZ1kPiE2sm = internal addrspace(3) global i32 undef, align 4
@_ZZ1kPiE3cnt = internal unnamed_addr addrspace(1) global i32 0, align 4
@llvm.compiler.used = appending global [14 x ptr] [ptr addrspacecast (ptr addrspace(1) @_ZN4HoldIiE5valueE to ptr), ptr addrspacecast (ptr addrspace(1) @arr to ptr), ptr addrspacecast (ptr addrspace(1) @bytes to ptr), ptr addrspacecast (ptr addrspace(1) @fl to ptr), ptr addrspacecast (ptr addrspace(1) @g to ptr), ptr addrspacecast (ptr addrspace(1) @part to ptr), ptr addrspacecast (ptr addrspace(1) @pp to ptr), ptr addrspacecast (ptr addrspace(1) @s1 to ptr), ptr addrspacecast (ptr addrspace(1) @s2 to ptr), ptr addrspacecast (ptr addrspace(1) @sh to ptr), ptr addrspacecast (ptr addrspace(1) @str to ptr), ptr addrspacecast (ptr addrspace(1) @un to ptr), ptr addrspacecast (ptr addrspace(1) @wk to ptr), ptr addrspacecast (ptr addrspace(1) @z to ptr)], section "llvm.metadata"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(readwrite, inaccessiblemem: none, target_mem0: none, target_mem1: none)
define dso_local ptx_kernel void @_Z1kPi(ptr noundef captures(none) initializes((0, 12), (16, 24), (36, 48)) %o) local_unnamed_addr #0 !dbg !11 {
entry:
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  store i32 %0, ptr %o, align 4, !dbg !16, !tbaa !7
  %1 = load ptr, ptr addrspacecast (ptr addrspace(1) @pp to ptr), align 4, !dbg !17, !tbaa !18
  %2 = load i32, ptr %1, align 4, !dbg !21, !tbaa !7
  %3 = load ptr, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(1) @s2 to ptr), i32 4), align 4, !dbg !22, !tbaa !23
  %4 = load i32, ptr %3, align 4, !dbg !26, !tbaa !7
  %5 = load i32, ptr addrspacecast (ptr addrspace(1) @ext to ptr), align 4, !dbg !27, !tbaa !7
  %add = add i32 %2, ptrtoint (ptr addrspacecast (ptr addrspace(1) @g to ptr) to i32), !dbg !28
  %add3 = add i32 %add, %4, !dbg !29
  %add4 = add i32 %add3, %5, !dbg !30
  %arrayidx5 = getelementptr inbounds nuw i8, ptr %o, i32 4, !dbg !31
  store i32 %add4, ptr %arrayidx5, align 4, !dbg !32, !tbaa !7
  %6 = load ptr, ptr addrspacecast (ptr addrspace(1) @str to ptr), align 4, !dbg !33, !tbaa !34
  %arrayidx6 = getelementptr inbounds nuw i8, ptr %6, i32 %0, !dbg !33
  %7 = load i8, ptr %arrayidx6, align 1, !dbg !33, !tbaa !36
  %conv = sext i8 %7 to i32, !dbg !33
  %arrayidx7 = getelementptr inbounds nuw i8, ptr %o, i32 8, !dbg !37
  store i32 %conv, ptr %arrayidx7, align 4, !dbg !38, !tbaa !7
  %arrayidx8 = getelementptr inbounds nuw i8, ptr %o, i32 12, !dbg !39
  %8 = load i32, ptr %arrayidx8, align 4, !dbg !39, !tbaa !7
  %arrayidx9 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(4) @_ZL3lut to ptr), i32 %0, !dbg !40
  %9 = load float, ptr %arrayidx9, align 4, !dbg !40, !tbaa !41
  %arrayidx10 = getelementptr inbounds nuw i8, ptr addrspacecast (ptr addrspace(1) @bytes to ptr), i32 %0, !dbg !43
  %10 = load i8, ptr %arrayidx10, align 1, !dbg !43, !tbaa !36
  %conv12 = uitofp i8 %10 to float, !dbg !43
  %add13 = fadd float %9, %conv12, !dbg !44
  %arrayidx14 = getelementptr inbounds nuw i16, ptr addrspacecast (ptr addrspace(1) @sh to ptr), i32 %0, !dbg !45
  %11 = load i16, ptr %arrayidx14, align 2, !dbg !45, !tbaa !46
  %conv16 = sitofp i16 %11 to float, !dbg !45
  %add17 = fadd float %add13, %conv16, !dbg !48
  %12 = load i8, ptr addrspacecast (ptr addrspace(1) @fl to ptr), align 1, !dbg !49, !tbaa !50, !range !52, !noundef !14
  %conv19 = uitofp nneg i8 %12 to float, !dbg !49
  %add20 = fadd float %add17, %conv19, !dbg !53
  %13 = load i32, ptr addrspacecast (ptr addrspace(1) @un to ptr), align 8, !dbg !54, !tbaa !36
  %conv21 = sitofp i32 %13 to float, !dbg !55
  %add22 = fadd float %add20, %conv21, !dbg !56
  %add24 = fadd float %add22, 7.000000e+00, !dbg !57
  %arrayidx25 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(1) @z to ptr), i32 %0, !dbg !58
  %14 = load i32, ptr %arrayidx25, align 4, !dbg !58, !tbaa !7
  %conv26 = sitofp i32 %14 to float, !dbg !58
  %add27 = fadd float %add24, %conv26, !dbg !59
  %arrayidx28 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(1) @part to ptr), i32 %0, !dbg !60
  %15 = load i32, ptr %arrayidx28, align 4, !dbg !60, !tbaa !7
  %conv29 = sitofp i32 %15 to float, !dbg !60
  %add30 = fadd float %add27, %conv29, !dbg !61
  %16 = load i32, ptr addrspacecast (ptr addrspace(1) @wk to ptr), align 4, !dbg !62, !tbaa !7
  %conv31 = sitofp i32 %16 to float, !dbg !62
  %add32 = fadd float %add30, %conv31, !dbg !63
  %17 = load i32, ptr addrspacecast (ptr addrspace(1) @_ZN4HoldIiE5valueE to ptr), align 4, !dbg !64, !tbaa !7
  %conv33 = sitofp i32 %17 to float, !dbg !64
  %add34 = fadd float %add32, %conv33, !dbg !65
  %add.i = add nsw i32 %8, 4, !dbg !66
  %conv35 = sitofp i32 %add.i to float, !dbg !69
  %add36 = fadd float %add34, %conv35, !dbg !70
  %conv37 = fptosi float %add36 to i32, !dbg !40
  %arrayidx38 = getelementptr inbounds nuw i8, ptr %o, i32 16, !dbg !71
  store i32 %conv37, ptr %arrayidx38, align 4, !dbg !72, !tbaa !7
  %arrayidx39 = getelementptr inbounds nuw i8, ptr %o, i32 28, !dbg !73
  %18 = load i32, ptr %arrayidx39, align 4, !dbg !73, !tbaa !7
  %cmp = icmp eq i32 %18, ptrtoint (ptr addrspacecast (ptr addrspace(1) @g to ptr) to i32), !dbg !74
  %conv40 = zext i1 %cmp to i32, !dbg !75
  %arrayidx41 = getelementptr inbounds nuw i8, ptr %o, i32 20, !dbg !76
  store i32 %conv40, ptr %arrayidx41, align 4, !dbg !77, !tbaa !7
  %arrayidx42 = getelementptr inbounds nuw i8, ptr %o, i32 32, !dbg !78
  %19 = load i32, ptr %arrayidx42, align 4, !dbg !78, !tbaa !7
  %tobool.not = icmp eq i32 %19, 0, !dbg !78
  %cond = select i1 %tobool.not, ptr addrspacecast (ptr addrspace(1) @g to ptr), ptr addrspacecast (ptr addrspace(3) @_ZZ1kPiE2sm to ptr), !dbg !78
  store i32 3, ptr %cond, align 4, !dbg !79, !tbaa !7
  %20 = tail call i1 @llvm.nvvm.isspacep.shared(ptr nonnull %cond), !dbg !80
  %conv43 = zext i1 %20 to i32, !dbg !80
  %arrayidx44 = getelementptr inbounds nuw i8, ptr %o, i32 36, !dbg !81
  store i32 %conv43, ptr %arrayidx44, align 4, !dbg !82, !tbaa !7
  %21 = load i32, ptr addrspacecast (ptr addrspace(1) @_ZZ1kPiE3cnt to ptr), align 4, !dbg !83, !tbaa !7
  %inc = add nsw i32 %21, 1, !dbg !83
  store i32 %inc, ptr addrspacecast (ptr addrspace(1) @_ZZ1kPiE3cnt to ptr), align 4, !dbg !83, !tbaa !7
  %arrayidx45 = getelementptr inbounds nuw i8, ptr %o, i32 40, !dbg !84
  store i32 %inc, ptr %arrayidx45, align 4, !dbg !85, !tbaa !7
  %arrayidx46 = getelementptr inbounds nuw i8, ptr %o, i32 44, !dbg !86
  store i32 sub (i32 ptrtoint (ptr addrspacecast (ptr addrspace(1) @arr to ptr) to i32), i32 ptrtoint (ptr addrspacecast (ptr addrspace(1) @g to ptr) to i32)), ptr %arrayidx46, align 4, !dbg !87, !tbaa !7
  ret void, !dbg !88
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i1 @llvm.nvvm.isspacep.shared(ptr captures(none)) #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(readwrite, inaccessiblemem: none, target_mem0: none, target_mem1: none) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

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
!11 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 14, column: 38, scope: !11)
!16 = !DILocation(line: 14, column: 32, scope: !11)
!17 = !DILocation(line: 14, column: 58, scope: !11)
!18 = !{!19, !19, i64 0}
!19 = !{!"p1 int", !20, i64 0}
!20 = !{!"any pointer", !9, i64 0}
!21 = !DILocation(line: 14, column: 57, scope: !11)
!22 = !DILocation(line: 14, column: 64, scope: !11)
!23 = !{!24, !19, i64 4}
!24 = !{!"_ZTS1S", !8, i64 0, !19, i64 4, !25, i64 8}
!25 = !{!"p1 _ZTS1S", !20, i64 0}
!26 = !DILocation(line: 14, column: 61, scope: !11)
!27 = !DILocation(line: 14, column: 69, scope: !11)
!28 = !DILocation(line: 14, column: 60, scope: !11)
!29 = !DILocation(line: 14, column: 68, scope: !11)
!30 = !DILocation(line: 14, column: 72, scope: !11)
!31 = !DILocation(line: 14, column: 52, scope: !11)
!32 = !DILocation(line: 14, column: 56, scope: !11)
!33 = !DILocation(line: 14, column: 95, scope: !11)
!34 = !{!35, !35, i64 0}
!35 = !{!"p1 omnipotent char", !20, i64 0}
!36 = !{!9, !9, i64 0}
!37 = !DILocation(line: 14, column: 90, scope: !11)
!38 = !DILocation(line: 14, column: 94, scope: !11)
!39 = !DILocation(line: 14, column: 114, scope: !11)
!40 = !DILocation(line: 14, column: 125, scope: !11)
!41 = !{!42, !42, i64 0}
!42 = !{!"float", !9, i64 0}
!43 = !DILocation(line: 14, column: 134, scope: !11)
!44 = !DILocation(line: 14, column: 133, scope: !11)
!45 = !DILocation(line: 14, column: 145, scope: !11)
!46 = !{!47, !47, i64 0}
!47 = !{!"short", !9, i64 0}
!48 = !DILocation(line: 14, column: 144, scope: !11)
!49 = !DILocation(line: 14, column: 153, scope: !11)
!50 = !{!51, !51, i64 0}
!51 = !{!"bool", !9, i64 0}
!52 = !{i8 0, i8 2}
!53 = !DILocation(line: 14, column: 152, scope: !11)
!54 = !DILocation(line: 14, column: 159, scope: !11)
!55 = !DILocation(line: 14, column: 156, scope: !11)
!56 = !DILocation(line: 14, column: 155, scope: !11)
!57 = !DILocation(line: 14, column: 160, scope: !11)
!58 = !DILocation(line: 14, column: 166, scope: !11)
!59 = !DILocation(line: 14, column: 165, scope: !11)
!60 = !DILocation(line: 14, column: 173, scope: !11)
!61 = !DILocation(line: 14, column: 172, scope: !11)
!62 = !DILocation(line: 14, column: 183, scope: !11)
!63 = !DILocation(line: 14, column: 182, scope: !11)
!64 = !DILocation(line: 14, column: 186, scope: !11)
!65 = !DILocation(line: 14, column: 185, scope: !11)
!66 = !DILocation(line: 13, column: 48, scope: !67, inlinedAt: !68)
!67 = distinct !DISubprogram(name: "anon", scope: !12, file: !12, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!68 = distinct !DILocation(line: 14, column: 203, scope: !11)
!69 = !DILocation(line: 14, column: 203, scope: !11)
!70 = !DILocation(line: 14, column: 202, scope: !11)
!71 = !DILocation(line: 14, column: 120, scope: !11)
!72 = !DILocation(line: 14, column: 124, scope: !11)
!73 = !DILocation(line: 14, column: 228, scope: !11)
!74 = !DILocation(line: 14, column: 220, scope: !11)
!75 = !DILocation(line: 14, column: 217, scope: !11)
!76 = !DILocation(line: 14, column: 212, scope: !11)
!77 = !DILocation(line: 14, column: 216, scope: !11)
!78 = !DILocation(line: 14, column: 261, scope: !11)
!79 = !DILocation(line: 14, column: 276, scope: !11)
!80 = !DILocation(line: 14, column: 285, scope: !11)
!81 = !DILocation(line: 14, column: 280, scope: !11)
!82 = !DILocation(line: 14, column: 284, scope: !11)
!83 = !DILocation(line: 14, column: 331, scope: !11)
!84 = !DILocation(line: 14, column: 335, scope: !11)
!85 = !DILocation(line: 14, column: 340, scope: !11)
!86 = !DILocation(line: 14, column: 382, scope: !11)
!87 = !DILocation(line: 14, column: 387, scope: !11)
!88 = !DILocation(line: 14, column: 391, scope: !11)
