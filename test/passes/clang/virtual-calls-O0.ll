; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.A = type { ptr, i32 }
%struct.B = type { %struct.A }

$_ZN1AC1Ei = comdat any

$_ZN1BC1Ev = comdat any

$_ZN1BD1Ev = comdat any

$_ZN1AD1Ev = comdat any

$_ZN1AC2Ei = comdat any

$_ZN1A1fEi = comdat any

$_ZN1AD0Ev = comdat any

$_ZN1BC2Ev = comdat any

$_ZN1B1fEi = comdat any

$_ZN1BD0Ev = comdat any

$_ZN1BD2Ev = comdat any

$_ZN1AD2Ev = comdat any

$_ZTV1A = comdat any

$_ZTV1B = comdat any

@table = addrspace(1) externally_initialized global [2 x ptr] [ptr @_Z2f1i, ptr @_Z2f2i], align 4
@_ZTV1A = linkonce_odr unnamed_addr constant { [5 x ptr] } { [5 x ptr] [ptr null, ptr null, ptr @_ZN1A1fEi, ptr @_ZN1AD1Ev, ptr @_ZN1AD0Ev] }, comdat, align 4
@_ZTV1B = linkonce_odr unnamed_addr constant { [5 x ptr] } { [5 x ptr] [ptr null, ptr null, ptr @_ZN1B1fEi, ptr @_ZN1BD1Ev, ptr @_ZN1BD0Ev] }, comdat, align 4
@llvm.compiler.used = appending global [1 x ptr] [ptr addrspacecast (ptr addrspace(1) @table to ptr)], section "llvm.metadata"

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local noundef i32 @_Z4callP1Ai(ptr noundef %a, i32 noundef %v) #0 !dbg !7 {
entry:
  %a.addr = alloca ptr, align 4
  %v.addr = alloca i32, align 4
  store ptr %a, ptr %a.addr, align 4
  store i32 %v, ptr %v.addr, align 4
  %0 = load ptr, ptr %a.addr, align 4, !dbg !11
  %1 = load i32, ptr %v.addr, align 4, !dbg !12
  %vtable = load ptr, ptr %0, align 4, !dbg !13
  %vfn = getelementptr inbounds ptr, ptr %vtable, i64 0, !dbg !13
  %2 = load ptr, ptr %vfn, align 4, !dbg !13
  %call = call noundef i32 %2(ptr noundef nonnull align 4 dereferenceable(8) %0, i32 noundef %1) #4, !dbg !13
  ret i32 %call, !dbg !14
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local noundef i32 @_Z2f1i(i32 noundef %a) #0 !dbg !15 {
entry:
  %a.addr = alloca i32, align 4
  store i32 %a, ptr %a.addr, align 4
  %0 = load i32, ptr %a.addr, align 4, !dbg !16
  %add = add nsw i32 %0, 1, !dbg !17
  ret i32 %add, !dbg !18
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local noundef i32 @_Z2f2i(i32 noundef %a) #0 !dbg !19 {
entry:
  %a.addr = alloca i32, align 4
  store i32 %a, ptr %a.addr, align 4
  %0 = load i32, ptr %a.addr, align 4, !dbg !20
  %mul = mul nsw i32 %0, 3, !dbg !21
  ret i32 %mul, !dbg !22
}

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z1kPi(ptr noundef %o) #1 !dbg !23 {
entry:
  %o.addr = alloca ptr, align 4
  %a = alloca %struct.A, align 4
  %b = alloca %struct.B, align 4
  %h = alloca ptr, align 4
  store ptr %o, ptr %o.addr, align 4
  call void @_ZN1AC1Ei(ptr noundef nonnull align 4 dereferenceable(8) %a, i32 noundef 1) #4, !dbg !24
  call void @_ZN1BC1Ev(ptr noundef nonnull align 4 dereferenceable(8) %b) #4, !dbg !25
  %0 = load ptr, ptr %o.addr, align 4, !dbg !26
  %arrayidx = getelementptr inbounds i32, ptr %0, i32 1, !dbg !26
  %1 = load i32, ptr %arrayidx, align 4, !dbg !26
  %call = call noundef i32 @_Z4callP1Ai(ptr noundef %a, i32 noundef %1) #4, !dbg !27
  %2 = load ptr, ptr %o.addr, align 4, !dbg !28
  %arrayidx1 = getelementptr inbounds i32, ptr %2, i32 0, !dbg !28
  store i32 %call, ptr %arrayidx1, align 4, !dbg !29
  %3 = load ptr, ptr %o.addr, align 4, !dbg !30
  %arrayidx2 = getelementptr inbounds i32, ptr %3, i32 2, !dbg !30
  %4 = load i32, ptr %arrayidx2, align 4, !dbg !30
  %call3 = call noundef i32 @_Z4callP1Ai(ptr noundef %b, i32 noundef %4) #4, !dbg !31
  %5 = load ptr, ptr %o.addr, align 4, !dbg !32
  %arrayidx4 = getelementptr inbounds i32, ptr %5, i32 1, !dbg !32
  store i32 %call3, ptr %arrayidx4, align 4, !dbg !33
  %6 = load ptr, ptr %o.addr, align 4, !dbg !34
  %arrayidx5 = getelementptr inbounds i32, ptr %6, i32 4, !dbg !34
  %7 = load i32, ptr %arrayidx5, align 4, !dbg !34
  %and = and i32 %7, 1, !dbg !35
  %arrayidx6 = getelementptr inbounds [2 x ptr], ptr addrspacecast (ptr addrspace(1) @table to ptr), i32 0, i32 %and, !dbg !36
  %8 = load ptr, ptr %arrayidx6, align 4, !dbg !36
  %call7 = call noundef i32 %8(i32 noundef 7) #4, !dbg !36
  %9 = load ptr, ptr %o.addr, align 4, !dbg !37
  %arrayidx8 = getelementptr inbounds i32, ptr %9, i32 3, !dbg !37
  store i32 %call7, ptr %arrayidx8, align 4, !dbg !38
  %10 = load ptr, ptr %o.addr, align 4, !dbg !39
  %arrayidx9 = getelementptr inbounds i32, ptr %10, i32 9, !dbg !39
  %11 = load i32, ptr %arrayidx9, align 4, !dbg !39
  %tobool = icmp ne i32 %11, 0, !dbg !39
  br i1 %tobool, label %cond.true, label %cond.false, !dbg !39

cond.true:                                        ; preds = %entry
  %call10 = call noalias noundef nonnull ptr @_Znwm(i32 noundef 8) #5, !dbg !40
  call void @_ZN1AC1Ei(ptr noundef nonnull align 4 dereferenceable(8) %call10, i32 noundef 3) #4, !dbg !41
  br label %cond.end, !dbg !39

cond.false:                                       ; preds = %entry
  %call11 = call noalias noundef nonnull ptr @_Znwm(i32 noundef 8) #5, !dbg !42
  call void @_ZN1BC1Ev(ptr noundef nonnull align 4 dereferenceable(8) %call11) #4, !dbg !43
  br label %cond.end, !dbg !39

cond.end:                                         ; preds = %cond.false, %cond.true
  %cond = phi ptr [ %call10, %cond.true ], [ %call11, %cond.false ], !dbg !39
  store ptr %cond, ptr %h, align 4, !dbg !44
  %12 = load ptr, ptr %h, align 4, !dbg !45
  %vtable = load ptr, ptr %12, align 4, !dbg !46
  %vfn = getelementptr inbounds ptr, ptr %vtable, i64 0, !dbg !46
  %13 = load ptr, ptr %vfn, align 4, !dbg !46
  %call12 = call noundef i32 %13(ptr noundef nonnull align 4 dereferenceable(8) %12, i32 noundef 1) #4, !dbg !46
  %14 = load ptr, ptr %o.addr, align 4, !dbg !47
  %arrayidx13 = getelementptr inbounds i32, ptr %14, i32 2, !dbg !47
  store i32 %call12, ptr %arrayidx13, align 4, !dbg !48
  %15 = load ptr, ptr %h, align 4, !dbg !49
  %isnull = icmp eq ptr %15, null, !dbg !50
  br i1 %isnull, label %delete.end, label %delete.notnull, !dbg !50

delete.notnull:                                   ; preds = %cond.end
  %vtable14 = load ptr, ptr %15, align 4, !dbg !50
  %vfn15 = getelementptr inbounds ptr, ptr %vtable14, i64 2, !dbg !50
  %16 = load ptr, ptr %vfn15, align 4, !dbg !50
  call void %16(ptr noundef nonnull align 4 dereferenceable(8) %15) #4, !dbg !50
  br label %delete.end, !dbg !50

delete.end:                                       ; preds = %delete.notnull, %cond.end
  call void @_ZN1BD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %b) #4, !dbg !51
  call void @_ZN1AD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %a) #4, !dbg !51
  ret void, !dbg !51
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1AC1Ei(ptr noundef nonnull align 4 dereferenceable(8) %this, i32 noundef %v) unnamed_addr #0 comdat align 2 !dbg !52 {
entry:
  %this.addr = alloca ptr, align 4
  %v.addr = alloca i32, align 4
  store ptr %this, ptr %this.addr, align 4
  store i32 %v, ptr %v.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  %0 = load i32, ptr %v.addr, align 4, !dbg !53
  call void @_ZN1AC2Ei(ptr noundef nonnull align 4 dereferenceable(8) %this1, i32 noundef %0) #4, !dbg !53
  ret void, !dbg !54
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1BC1Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !55 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1BC2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this1) #4, !dbg !56
  ret void, !dbg !57
}

; Function Attrs: convergent nobuiltin nounwind allocsize(0)
declare noundef nonnull ptr @_Znwm(i32 noundef) #2

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1BD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !58 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1BD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this1) #4, !dbg !59
  ret void, !dbg !59
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1AD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !60 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1AD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this1) #4, !dbg !61
  ret void, !dbg !62
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1AC2Ei(ptr noundef nonnull align 4 dereferenceable(8) %this, i32 noundef %v) unnamed_addr #0 comdat align 2 !dbg !63 {
entry:
  %this.addr = alloca ptr, align 4
  %v.addr = alloca i32, align 4
  store ptr %this, ptr %this.addr, align 4
  store i32 %v, ptr %v.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  store ptr getelementptr inbounds inrange(-8, 12) ({ [5 x ptr] }, ptr @_ZTV1A, i32 0, i32 0, i32 2), ptr %this1, align 4, !dbg !64
  %x = getelementptr inbounds nuw %struct.A, ptr %this1, i32 0, i32 1, !dbg !65
  %0 = load i32, ptr %v.addr, align 4, !dbg !66
  store i32 %0, ptr %x, align 4, !dbg !65
  ret void, !dbg !67
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr noundef i32 @_ZN1A1fEi(ptr noundef nonnull align 4 dereferenceable(8) %this, i32 noundef %a) unnamed_addr #0 comdat align 2 !dbg !68 {
entry:
  %this.addr = alloca ptr, align 4
  %a.addr = alloca i32, align 4
  store ptr %this, ptr %this.addr, align 4
  store i32 %a, ptr %a.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  %0 = load i32, ptr %a.addr, align 4, !dbg !69
  %x = getelementptr inbounds nuw %struct.A, ptr %this1, i32 0, i32 1, !dbg !70
  %1 = load i32, ptr %x, align 4, !dbg !70
  %add = add nsw i32 %0, %1, !dbg !71
  ret i32 %add, !dbg !72
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1AD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !73 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1AD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %this1) #4, !dbg !74
  call void @_ZdlPvm(ptr noundef %this1, i32 noundef 8) #6, !dbg !74
  ret void, !dbg !75
}

; Function Attrs: convergent nobuiltin nounwind
declare void @_ZdlPvm(ptr noundef, i32 noundef) #3

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1BC2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !76 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1AC2Ei(ptr noundef nonnull align 4 dereferenceable(8) %this1, i32 noundef 4) #4, !dbg !77
  store ptr getelementptr inbounds inrange(-8, 12) ({ [5 x ptr] }, ptr @_ZTV1B, i32 0, i32 0, i32 2), ptr %this1, align 4, !dbg !78
  ret void, !dbg !79
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr noundef i32 @_ZN1B1fEi(ptr noundef nonnull align 4 dereferenceable(8) %this, i32 noundef %a) unnamed_addr #0 comdat align 2 !dbg !80 {
entry:
  %this.addr = alloca ptr, align 4
  %a.addr = alloca i32, align 4
  store ptr %this, ptr %this.addr, align 4
  store i32 %a, ptr %a.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  %0 = load i32, ptr %a.addr, align 4, !dbg !81
  %mul = mul nsw i32 %0, 2, !dbg !82
  ret i32 %mul, !dbg !83
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1BD0Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !84 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1BD1Ev(ptr noundef nonnull align 4 dereferenceable(8) %this1) #4, !dbg !85
  call void @_ZdlPvm(ptr noundef %this1, i32 noundef 8) #6, !dbg !85
  ret void, !dbg !85
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1BD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !86 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1AD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this1) #4, !dbg !87
  ret void, !dbg !87
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1AD2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !88 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  ret void, !dbg !89
}

attributes #0 = { convergent mustprogress noinline nounwind optnone "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #1 = { convergent mustprogress noinline norecurse nounwind optnone "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { convergent nobuiltin nounwind allocsize(0) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #3 = { convergent nobuiltin nounwind "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #4 = { convergent nounwind }
attributes #5 = { builtin convergent nounwind allocsize(0) }
attributes #6 = { builtin convergent nounwind }

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
!7 = distinct !DISubprogram(name: "call", scope: !8, file: !8, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!8 = !DIFile(filename: "a.cu", directory: "")
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 13, column: 66, scope: !7)
!12 = !DILocation(line: 13, column: 71, scope: !7)
!13 = !DILocation(line: 13, column: 69, scope: !7)
!14 = !DILocation(line: 13, column: 59, scope: !7)
!15 = distinct !DISubprogram(name: "f1", scope: !8, file: !8, line: 14, type: !9, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!16 = !DILocation(line: 14, column: 57, scope: !15)
!17 = !DILocation(line: 14, column: 58, scope: !15)
!18 = !DILocation(line: 14, column: 50, scope: !15)
!19 = distinct !DISubprogram(name: "f2", scope: !8, file: !8, line: 14, type: !9, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!20 = !DILocation(line: 14, column: 95, scope: !19)
!21 = !DILocation(line: 14, column: 96, scope: !19)
!22 = !DILocation(line: 14, column: 88, scope: !19)
!23 = distinct !DISubprogram(name: "k", scope: !8, file: !8, line: 16, type: !9, scopeLine: 16, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!24 = !DILocation(line: 16, column: 30, scope: !23)
!25 = !DILocation(line: 16, column: 38, scope: !23)
!26 = !DILocation(line: 16, column: 54, scope: !23)
!27 = !DILocation(line: 16, column: 46, scope: !23)
!28 = !DILocation(line: 16, column: 41, scope: !23)
!29 = !DILocation(line: 16, column: 45, scope: !23)
!30 = !DILocation(line: 16, column: 74, scope: !23)
!31 = !DILocation(line: 16, column: 66, scope: !23)
!32 = !DILocation(line: 16, column: 61, scope: !23)
!33 = !DILocation(line: 16, column: 65, scope: !23)
!34 = !DILocation(line: 16, column: 92, scope: !23)
!35 = !DILocation(line: 16, column: 96, scope: !23)
!36 = !DILocation(line: 16, column: 86, scope: !23)
!37 = !DILocation(line: 16, column: 81, scope: !23)
!38 = !DILocation(line: 16, column: 85, scope: !23)
!39 = !DILocation(line: 16, column: 109, scope: !23)
!40 = !DILocation(line: 16, column: 114, scope: !23)
!41 = !DILocation(line: 16, column: 118, scope: !23)
!42 = !DILocation(line: 16, column: 123, scope: !23)
!43 = !DILocation(line: 16, column: 127, scope: !23)
!44 = !DILocation(line: 16, column: 107, scope: !23)
!45 = !DILocation(line: 16, column: 135, scope: !23)
!46 = !DILocation(line: 16, column: 138, scope: !23)
!47 = !DILocation(line: 16, column: 130, scope: !23)
!48 = !DILocation(line: 16, column: 134, scope: !23)
!49 = !DILocation(line: 16, column: 151, scope: !23)
!50 = !DILocation(line: 16, column: 144, scope: !23)
!51 = !DILocation(line: 16, column: 154, scope: !23)
!52 = distinct !DISubprogram(name: "A", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!53 = !DILocation(line: 11, column: 43, scope: !52)
!54 = !DILocation(line: 11, column: 44, scope: !52)
!55 = distinct !DISubprogram(name: "B", scope: !8, file: !8, line: 12, type: !9, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!56 = !DILocation(line: 12, column: 35, scope: !55)
!57 = !DILocation(line: 12, column: 36, scope: !55)
!58 = distinct !DISubprogram(name: "~B", scope: !8, file: !8, line: 12, type: !9, scopeLine: 12, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!59 = !DILocation(line: 12, column: 8, scope: !58)
!60 = distinct !DISubprogram(name: "~A", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!61 = !DILocation(line: 11, column: 114, scope: !60)
!62 = !DILocation(line: 11, column: 115, scope: !60)
!63 = distinct !DISubprogram(name: "A", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!64 = !DILocation(line: 11, column: 43, scope: !63)
!65 = !DILocation(line: 11, column: 39, scope: !63)
!66 = !DILocation(line: 11, column: 41, scope: !63)
!67 = !DILocation(line: 11, column: 44, scope: !63)
!68 = distinct !DISubprogram(name: "f", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!69 = !DILocation(line: 11, column: 85, scope: !68)
!70 = !DILocation(line: 11, column: 87, scope: !68)
!71 = !DILocation(line: 11, column: 86, scope: !68)
!72 = !DILocation(line: 11, column: 78, scope: !68)
!73 = distinct !DISubprogram(name: "~A", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!74 = !DILocation(line: 11, column: 114, scope: !73)
!75 = !DILocation(line: 11, column: 115, scope: !73)
!76 = distinct !DISubprogram(name: "B", scope: !8, file: !8, line: 12, type: !9, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!77 = !DILocation(line: 12, column: 31, scope: !76)
!78 = !DILocation(line: 12, column: 35, scope: !76)
!79 = !DILocation(line: 12, column: 36, scope: !76)
!80 = distinct !DISubprogram(name: "f", scope: !8, file: !8, line: 12, type: !9, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!81 = !DILocation(line: 12, column: 79, scope: !80)
!82 = !DILocation(line: 12, column: 80, scope: !80)
!83 = !DILocation(line: 12, column: 72, scope: !80)
!84 = distinct !DISubprogram(name: "~B", scope: !8, file: !8, line: 12, type: !9, scopeLine: 12, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!85 = !DILocation(line: 12, column: 8, scope: !84)
!86 = distinct !DISubprogram(name: "~B", scope: !8, file: !8, line: 12, type: !9, scopeLine: 12, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!87 = !DILocation(line: 12, column: 8, scope: !86)
!88 = distinct !DISubprogram(name: "~A", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!89 = !DILocation(line: 11, column: 115, scope: !88)
