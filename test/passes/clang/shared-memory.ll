; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

@dummy = local_unnamed_addr addrspace(3) global float undef, align 4
@coef = addrspace(4) externally_initialized constant [4 x float] zeroinitializer, align 4
@counter = addrspace(1) externally_initialized global i32 3, align 4
@tab = addrspace(1) externally_initialized global [3 x double] [double 1.000000e+00, double 1.000000e-01, double -2.500000e+300], align 8
@_ZZ1kPfiE1t = internal unnamed_addr addrspace(3) global [32 x [33 x float]] undef, align 4
@_ZZ1kPfiE4flag = internal unnamed_addr addrspace(3) global i32 undef, align 4
@dyn = external local_unnamed_addr addrspace(3) global [0 x float], align 4
@llvm.compiler.used = appending global [3 x ptr] [ptr addrspacecast (ptr addrspace(4) @coef to ptr), ptr addrspacecast (ptr addrspace(1) @counter to ptr), ptr addrspacecast (ptr addrspace(1) @tab to ptr)], section "llvm.metadata"

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z1kPfi(ptr noundef captures(none) %o, i32 noundef %n) local_unnamed_addr #0 !dbg !11 {
entry:
  %0 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %arrayidx = getelementptr inbounds nuw float, ptr %o, i32 %0, !dbg !16
  %1 = load float, ptr %arrayidx, align 4, !dbg !16, !tbaa !17
  %arrayidx1 = getelementptr inbounds nuw [33 x float], ptr addrspacecast (ptr addrspace(3) @_ZZ1kPfiE1t to ptr), i32 %0, !dbg !19
  %and = and i32 %0, 3, !dbg !20
  %arrayidx2 = getelementptr inbounds nuw float, ptr %arrayidx1, i32 %and, !dbg !19
  store float %1, ptr %arrayidx2, align 4, !dbg !21, !tbaa !17
  %cmp = icmp eq i32 %0, 0, !dbg !22
  br i1 %cmp, label %if.then, label %if.end, !dbg !22

if.then:                                          ; preds = %entry
  %2 = load i32, ptr addrspacecast (ptr addrspace(1) @counter to ptr), align 4, !dbg !23, !tbaa !7
  store i32 %2, ptr addrspacecast (ptr addrspace(3) @_ZZ1kPfiE4flag to ptr), align 4, !dbg !24, !tbaa !7
  br label %if.end, !dbg !25

if.end:                                           ; preds = %if.then, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !26
  %invariant.gep = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ1kPfiE1t to ptr), i32 %0, !dbg !27
  %cmp320 = icmp sgt i32 %n, 0, !dbg !28
  br i1 %cmp320, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !29

for.body.lr.ph:                                   ; preds = %if.end
  %arrayidx8 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @dyn to ptr), i32 %0
  br label %for.body, !dbg !29

for.cond.cleanup:                                 ; preds = %for.body, %if.end
  %arrayidx9 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @dyn to ptr), i32 %0, !dbg !30
  %3 = load float, ptr %arrayidx9, align 4, !dbg !30, !tbaa !17
  %4 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ1kPfiE4flag to ptr), align 4, !dbg !31, !tbaa !7
  %conv = sitofp i32 %4 to float, !dbg !31
  %add10 = fadd float %3, %conv, !dbg !32
  %rem = srem i32 %n, 3, !dbg !33
  %arrayidx11 = getelementptr inbounds double, ptr addrspacecast (ptr addrspace(1) @tab to ptr), i32 %rem, !dbg !34
  %5 = load double, ptr %arrayidx11, align 8, !dbg !34, !tbaa !35
  %conv12 = fptrunc double %5 to float, !dbg !34
  %add13 = fadd float %add10, %conv12, !dbg !37
  store float %add13, ptr %arrayidx, align 4, !dbg !38, !tbaa !17
  ret void, !dbg !39

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.021 = phi i32 [ 0, %for.body.lr.ph ], [ %inc, %for.body ]
  %gep = getelementptr inbounds nuw [33 x float], ptr %invariant.gep, i32 %i.021, !dbg !40
  %6 = load float, ptr %gep, align 4, !dbg !40, !tbaa !17
  %and6 = and i32 %i.021, 3, !dbg !41
  %arrayidx7 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(4) @coef to ptr), i32 %and6, !dbg !42
  %7 = load float, ptr %arrayidx7, align 4, !dbg !42, !tbaa !17
  %mul = fmul float %6, %7, !dbg !43
  %8 = load float, ptr %arrayidx8, align 4, !dbg !44, !tbaa !17
  %add = fadd float %8, %mul, !dbg !44
  store float %add, ptr %arrayidx8, align 4, !dbg !44, !tbaa !17
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !45
  %inc = add nuw nsw i32 %i.021, 1, !dbg !46
  %exitcond.not = icmp eq i32 %inc, %n, !dbg !28
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !29, !llvm.loop !47
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind }

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
!11 = distinct !DISubprogram(name: "k", scope: !12, file: !12, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !4)
!12 = !DIFile(filename: "a.cu", directory: "")
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 13, column: 101, scope: !11)
!16 = !DILocation(line: 13, column: 99, scope: !11)
!17 = !{!18, !18, i64 0}
!18 = !{!"float", !9, i64 0}
!19 = !DILocation(line: 13, column: 85, scope: !11)
!20 = !DILocation(line: 13, column: 95, scope: !11)
!21 = !DILocation(line: 13, column: 98, scope: !11)
!22 = !DILocation(line: 13, column: 113, scope: !11)
!23 = !DILocation(line: 13, column: 122, scope: !11)
!24 = !DILocation(line: 13, column: 121, scope: !11)
!25 = !DILocation(line: 13, column: 117, scope: !11)
!26 = !DILocation(line: 13, column: 131, scope: !11)
!27 = !DILocation(line: 13, column: 152, scope: !11)
!28 = !DILocation(line: 13, column: 161, scope: !11)
!29 = !DILocation(line: 13, column: 148, scope: !11)
!30 = !DILocation(line: 13, column: 227, scope: !11)
!31 = !DILocation(line: 13, column: 236, scope: !11)
!32 = !DILocation(line: 13, column: 235, scope: !11)
!33 = !DILocation(line: 13, column: 253, scope: !11)
!34 = !DILocation(line: 13, column: 248, scope: !11)
!35 = !{!36, !36, i64 0}
!36 = !{!"double", !9, i64 0}
!37 = !DILocation(line: 13, column: 240, scope: !11)
!38 = !DILocation(line: 13, column: 226, scope: !11)
!39 = !DILocation(line: 13, column: 258, scope: !11)
!40 = !DILocation(line: 13, column: 180, scope: !11)
!41 = !DILocation(line: 13, column: 196, scope: !11)
!42 = !DILocation(line: 13, column: 190, scope: !11)
!43 = !DILocation(line: 13, column: 189, scope: !11)
!44 = !DILocation(line: 13, column: 178, scope: !11)
!45 = !DILocation(line: 13, column: 201, scope: !11)
!46 = !DILocation(line: 13, column: 165, scope: !11)
!47 = distinct !{!47, !29, !48, !49, !50}
!48 = !DILocation(line: 13, column: 218, scope: !11)
!49 = !{!"llvm.loop.mustprogress"}
!50 = !{!"llvm.loop.unroll.disable"}
