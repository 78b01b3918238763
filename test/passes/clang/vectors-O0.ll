; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.float4 = type { float, float, float, float }

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z1kPDv4_fPDv2_iPDv3_fP6float4i(ptr noundef %a, ptr noundef %b, ptr noundef %c, ptr noundef %s, i32 noundef %n) #0 !dbg !7 {
entry:
  %a.addr = alloca ptr, align 4
  %b.addr = alloca ptr, align 4
  %c.addr = alloca ptr, align 4
  %s.addr = alloca ptr, align 4
  %n.addr = alloca i32, align 4
  %v = alloca <4 x float>, align 16
  %q = alloca %struct.float4, align 16
  store ptr %a, ptr %a.addr, align 4
  store ptr %b, ptr %b.addr, align 4
  store ptr %c, ptr %c.addr, align 4
  store ptr %s, ptr %s.addr, align 4
  store i32 %n, ptr %n.addr, align 4
  %0 = load ptr, ptr %a.addr, align 4, !dbg !11
  %arrayidx = getelementptr inbounds <4 x float>, ptr %0, i32 0, !dbg !11
  %1 = load <4 x float>, ptr %arrayidx, align 16, !dbg !11
  store <4 x float> %1, ptr %v, align 16, !dbg !12
  %2 = load <4 x float>, ptr %v, align 16, !dbg !13
  %3 = load ptr, ptr %a.addr, align 4, !dbg !14
  %arrayidx1 = getelementptr inbounds <4 x float>, ptr %3, i32 1, !dbg !14
  %4 = load <4 x float>, ptr %arrayidx1, align 16, !dbg !14
  %mul = fmul <4 x float> %2, %4, !dbg !15
  %add = fadd <4 x float> %mul, splat (float 2.000000e+00), !dbg !16
  store <4 x float> %add, ptr %v, align 16, !dbg !17
  %5 = load <4 x float>, ptr %v, align 16, !dbg !18
  %6 = shufflevector <4 x float> %5, <4 x float> poison, <2 x i32> <i32 2, i32 3>, !dbg !18
  %7 = load <4 x float>, ptr %v, align 16, !dbg !19
  %8 = shufflevector <2 x float> %6, <2 x float> poison, <4 x i32> <i32 0, i32 1, i32 poison, i32 poison>, !dbg !19
  %9 = shufflevector <4 x float> %7, <4 x float> %8, <4 x i32> <i32 4, i32 5, i32 2, i32 3>, !dbg !19
  store <4 x float> %9, ptr %v, align 16, !dbg !19
  %10 = load i32, ptr %n.addr, align 4, !dbg !20
  %11 = load <4 x float>, ptr %v, align 16, !dbg !21
  %vecins = insertelement <4 x float> %11, float 3.000000e+00, i32 %10, !dbg !21
  store <4 x float> %vecins, ptr %v, align 16, !dbg !21
  %12 = load <4 x float>, ptr %v, align 16, !dbg !22
  %13 = shufflevector <4 x float> %12, <4 x float> poison, <4 x i32> <i32 3, i32 2, i32 1, i32 0>, !dbg !22
  %14 = load ptr, ptr %a.addr, align 4, !dbg !23
  %arrayidx2 = getelementptr inbounds <4 x float>, ptr %14, i32 2, !dbg !23
  store <4 x float> %13, ptr %arrayidx2, align 16, !dbg !24
  %15 = load ptr, ptr %b.addr, align 4, !dbg !25
  %arrayidx3 = getelementptr inbounds <2 x i32>, ptr %15, i32 1, !dbg !25
  %16 = load <2 x i32>, ptr %arrayidx3, align 8, !dbg !25
  %add4 = add <2 x i32> %16, <i32 1, i32 2>, !dbg !26
  %17 = load ptr, ptr %b.addr, align 4, !dbg !27
  %arrayidx5 = getelementptr inbounds <2 x i32>, ptr %17, i32 0, !dbg !27
  store <2 x i32> %add4, ptr %arrayidx5, align 8, !dbg !28
  %18 = load ptr, ptr %a.addr, align 4, !dbg !29
  %arrayidx6 = getelementptr inbounds <4 x float>, ptr %18, i32 3, !dbg !29
  %19 = load <4 x float>, ptr %arrayidx6, align 16, !dbg !29
  %20 = shufflevector <4 x float> %19, <4 x float> poison, <2 x i32> <i32 0, i32 1>, !dbg !29
  %conv = fptosi <2 x float> %20 to <2 x i32>, !dbg !30
  %21 = load ptr, ptr %b.addr, align 4, !dbg !31
  %arrayidx7 = getelementptr inbounds <2 x i32>, ptr %21, i32 1, !dbg !31
  store <2 x i32> %conv, ptr %arrayidx7, align 8, !dbg !32
  %22 = load ptr, ptr %c.addr, align 4, !dbg !33
  %arrayidx8 = getelementptr inbounds <3 x float>, ptr %22, i32 1, !dbg !33
  %loadVecN = load <4 x float>, ptr %arrayidx8, align 16, !dbg !33
  %extractVec = shufflevector <4 x float> %loadVecN, <4 x float> poison, <3 x i32> <i32 0, i32 1, i32 2>, !dbg !33
  %23 = load ptr, ptr %c.addr, align 4, !dbg !34
  %arrayidx9 = getelementptr inbounds <3 x float>, ptr %23, i32 2, !dbg !34
  %loadVecN10 = load <4 x float>, ptr %arrayidx9, align 16, !dbg !34
  %extractVec11 = shufflevector <4 x float> %loadVecN10, <4 x float> poison, <3 x i32> <i32 0, i32 1, i32 2>, !dbg !34
  %mul12 = fmul <3 x float> %extractVec, %extractVec11, !dbg !35
  %24 = load ptr, ptr %c.addr, align 4, !dbg !36
  %arrayidx13 = getelementptr inbounds <3 x float>, ptr %24, i32 0, !dbg !36
  %extractVec14 = shufflevector <3 x float> %mul12, <3 x float> undef, <4 x i32> <i32 0, i32 1, i32 2, i32 3>, !dbg !37
  store <4 x float> %extractVec14, ptr %arrayidx13, align 16, !dbg !37
  %25 = load ptr, ptr %s.addr, align 4, !dbg !38
  %arrayidx15 = getelementptr inbounds %struct.float4, ptr %25, i32 1, !dbg !38
  call void @llvm.memcpy.p0.p0.i32(ptr align 16 %q, ptr align 16 %arrayidx15, i32 16, i1 false), !dbg !38
  %w = getelementptr inbounds nuw %struct.float4, ptr %q, i32 0, i32 3, !dbg !39
  %26 = load float, ptr %w, align 4, !dbg !39
  %x = getelementptr inbounds nuw %struct.float4, ptr %q, i32 0, i32 0, !dbg !40
  %27 = load float, ptr %x, align 16, !dbg !41
  %add16 = fadd float %27, %26, !dbg !41
  store float %add16, ptr %x, align 16, !dbg !41
  %28 = load ptr, ptr %s.addr, align 4, !dbg !42
  %arrayidx17 = getelementptr inbounds %struct.float4, ptr %28, i32 2, !dbg !42
  call void @llvm.memcpy.p0.p0.i32(ptr align 16 %arrayidx17, ptr align 16 %q, i32 16, i1 false), !dbg !43
  %29 = load ptr, ptr %a.addr, align 4, !dbg !44
  %arrayidx18 = getelementptr inbounds <4 x float>, ptr %29, i32 1, !dbg !44
  %30 = load <4 x float>, ptr %arrayidx18, align 16, !dbg !44
  %31 = load ptr, ptr %a.addr, align 4, !dbg !45
  %arrayidx19 = getelementptr inbounds <4 x float>, ptr %31, i32 2, !dbg !45
  %32 = load <4 x float>, ptr %arrayidx19, align 16, !dbg !45
  %cmp = fcmp olt <4 x float> %30, %32, !dbg !46
  %sext = sext <4 x i1> %cmp to <4 x i32>, !dbg !46
  %33 = load ptr, ptr %a.addr, align 4, !dbg !47
  %arrayidx20 = getelementptr inbounds <4 x float>, ptr %33, i32 1, !dbg !47
  %34 = load <4 x float>, ptr %arrayidx20, align 16, !dbg !47
  %35 = load ptr, ptr %a.addr, align 4, !dbg !48
  %arrayidx21 = getelementptr inbounds <4 x float>, ptr %35, i32 2, !dbg !48
  %36 = load <4 x float>, ptr %arrayidx21, align 16, !dbg !48
  %vector_cond = icmp slt <4 x i32> %sext, zeroinitializer, !dbg !49
  %vector_select = select <4 x i1> %vector_cond, <4 x float> %34, <4 x float> %36, !dbg !49
  %37 = load ptr, ptr %a.addr, align 4, !dbg !50
  %arrayidx22 = getelementptr inbounds <4 x float>, ptr %37, i32 5, !dbg !50
  store <4 x float> %vector_select, ptr %arrayidx22, align 16, !dbg !51
  %38 = load ptr, ptr %a.addr, align 4, !dbg !52
  %arrayidx23 = getelementptr inbounds <4 x float>, ptr %38, i32 1, !dbg !52
  %39 = load <4 x float>, ptr %arrayidx23, align 16, !dbg !52
  %40 = shufflevector <4 x float> %39, <4 x float> poison, <2 x i32> <i32 0, i32 1>, !dbg !52
  %41 = load ptr, ptr %a.addr, align 4, !dbg !53
  %arrayidx24 = getelementptr inbounds <4 x float>, ptr %41, i32 2, !dbg !53
  %42 = load <4 x float>, ptr %arrayidx24, align 16, !dbg !53
  %43 = shufflevector <4 x float> %42, <4 x float> poison, <2 x i32> <i32 0, i32 1>, !dbg !53
  %cmp25 = fcmp olt <2 x float> %40, %43, !dbg !54
  %sext26 = sext <2 x i1> %cmp25 to <2 x i32>, !dbg !54
  %44 = load ptr, ptr %b.addr, align 4, !dbg !55
  %arrayidx27 = getelementptr inbounds <2 x i32>, ptr %44, i32 2, !dbg !55
  store <2 x i32> %sext26, ptr %arrayidx27, align 8, !dbg !56
  ret void, !dbg !57
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i32(ptr noalias writeonly captures(none), ptr noalias readonly captures(none), i32, i1 immarg) #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }

!llvm.module.flags = !{!0, !1, !2, !3}
!llvm.dbg.cu = !{!4}
!llvm.ident = !{!6}

!0 = !{i32 2, !"SDK Version", [2 x i32] [i32 12, i32 0]}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = !{i32 1, !"wchar_size", i32 4}
!3 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!4 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !5, producer: "clang version 22.1.0 (https://codeberg.org/YoWASP/llvm-project 9560ae0f2cc440e4fc891fddbc119da6f56daa59)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!5 = !DIFile(filename: "<stdin>", directory: "")
!6 = !{!"clang version 22.1.0 (https://codeberg.org/YoWASP/llvm-project 9560ae0f2cc440e4fc891fddbc119da6f56daa59)"}
!7 = distinct !DISubprogram(name: "k", scope: !8, file: !8, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!8 = !DIFile(filename: "a.cu", directory: "")
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 13, column: 64, scope: !7)
!12 = !DILocation(line: 13, column: 62, scope: !7)
!13 = !DILocation(line: 13, column: 72, scope: !7)
!14 = !DILocation(line: 13, column: 74, scope: !7)
!15 = !DILocation(line: 13, column: 73, scope: !7)
!16 = !DILocation(line: 13, column: 78, scope: !7)
!17 = !DILocation(line: 13, column: 71, scope: !7)
!18 = !DILocation(line: 13, column: 90, scope: !7)
!19 = !DILocation(line: 13, column: 89, scope: !7)
!20 = !DILocation(line: 13, column: 98, scope: !7)
!21 = !DILocation(line: 13, column: 100, scope: !7)
!22 = !DILocation(line: 13, column: 109, scope: !7)
!23 = !DILocation(line: 13, column: 104, scope: !7)
!24 = !DILocation(line: 13, column: 108, scope: !7)
!25 = !DILocation(line: 13, column: 122, scope: !7)
!26 = !DILocation(line: 13, column: 126, scope: !7)
!27 = !DILocation(line: 13, column: 117, scope: !7)
!28 = !DILocation(line: 13, column: 121, scope: !7)
!29 = !DILocation(line: 13, column: 165, scope: !7)
!30 = !DILocation(line: 13, column: 141, scope: !7)
!31 = !DILocation(line: 13, column: 136, scope: !7)
!32 = !DILocation(line: 13, column: 140, scope: !7)
!33 = !DILocation(line: 13, column: 183, scope: !7)
!34 = !DILocation(line: 13, column: 188, scope: !7)
!35 = !DILocation(line: 13, column: 187, scope: !7)
!36 = !DILocation(line: 13, column: 178, scope: !7)
!37 = !DILocation(line: 13, column: 182, scope: !7)
!38 = !DILocation(line: 13, column: 203, scope: !7)
!39 = !DILocation(line: 13, column: 216, scope: !7)
!40 = !DILocation(line: 13, column: 211, scope: !7)
!41 = !DILocation(line: 13, column: 212, scope: !7)
!42 = !DILocation(line: 13, column: 219, scope: !7)
!43 = !DILocation(line: 13, column: 223, scope: !7)
!44 = !DILocation(line: 13, column: 233, scope: !7)
!45 = !DILocation(line: 13, column: 238, scope: !7)
!46 = !DILocation(line: 13, column: 237, scope: !7)
!47 = !DILocation(line: 13, column: 244, scope: !7)
!48 = !DILocation(line: 13, column: 249, scope: !7)
!49 = !DILocation(line: 13, column: 232, scope: !7)
!50 = !DILocation(line: 13, column: 227, scope: !7)
!51 = !DILocation(line: 13, column: 231, scope: !7)
!52 = !DILocation(line: 13, column: 260, scope: !7)
!53 = !DILocation(line: 13, column: 268, scope: !7)
!54 = !DILocation(line: 13, column: 267, scope: !7)
!55 = !DILocation(line: 13, column: 255, scope: !7)
!56 = !DILocation(line: 13, column: 259, scope: !7)
!57 = !DILocation(line: 13, column: 277, scope: !7)
