; ModuleID = 'a.cu'
source_filename = "a.cu"
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"

%struct.C = type { %struct.A, %struct.B }
%struct.A = type { ptr, i32 }
%struct.B = type { ptr, i32 }
%struct.D = type { ptr, %struct.A }

$_ZN1CC1Ev = comdat any

$_ZN1DC1Ev = comdat any

$_ZN1CC2Ev = comdat any

$_ZN1AC2Ev = comdat any

$_ZN1BC2Ev = comdat any

$_ZN1C1aEv = comdat any

$_ZN1C1bEv = comdat any

$_ZThn8_N1C1bEv = comdat any

$_ZN1B1bEv = comdat any

$_ZN1D1aEv = comdat any

$_ZTv0_n12_N1D1aEv = comdat any

$_ZTV1C = comdat any

$_ZTV1A = comdat any

$_ZTV1B = comdat any

$_ZTV1D = comdat any

$_ZTT1D = comdat any

@_ZTV1C = linkonce_odr unnamed_addr constant { [4 x ptr], [3 x ptr] } { [4 x ptr] [ptr null, ptr null, ptr @_ZN1C1aEv, ptr @_ZN1C1bEv], [3 x ptr] [ptr inttoptr (i32 -8 to ptr), ptr null, ptr @_ZThn8_N1C1bEv] }, comdat, align 4
@_ZTV1A = linkonce_odr unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr null, ptr null, ptr @__cxa_pure_virtual] }, comdat, align 4
@_ZTV1B = linkonce_odr unnamed_addr constant { [3 x ptr] } { [3 x ptr] [ptr null, ptr null, ptr @_ZN1B1bEv] }, comdat, align 4
@_ZTV1D = linkonce_odr unnamed_addr constant { [4 x ptr], [4 x ptr] } { [4 x ptr] [ptr inttoptr (i32 4 to ptr), ptr null, ptr null, ptr @_ZN1D1aEv], [4 x ptr] [ptr inttoptr (i32 -4 to ptr), ptr inttoptr (i32 -4 to ptr), ptr null, ptr @_ZTv0_n12_N1D1aEv] }, comdat, align 4
@_ZTT1D = linkonce_odr unnamed_addr constant [2 x ptr] [ptr getelementptr inbounds inrange(-12, 4) ({ [4 x ptr], [4 x ptr] }, ptr @_ZTV1D, i32 0, i32 0, i32 3), ptr getelementptr inbounds inrange(-12, 4) ({ [4 x ptr], [4 x ptr] }, ptr @_ZTV1D, i32 0, i32 1, i32 3)], comdat, align 4

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local noundef i32 @_Z3useP1B(ptr noundef %b) #0 !dbg !7 {
entry:
  %b.addr = alloca ptr, align 4
  store ptr %b, ptr %b.addr, align 4
  %0 = load ptr, ptr %b.addr, align 4, !dbg !11
  %vtable = load ptr, ptr %0, align 4, !dbg !12
  %vfn = getelementptr inbounds ptr, ptr %vtable, i64 0, !dbg !12
  %1 = load ptr, ptr %vfn, align 4, !dbg !12
  %call = call noundef i32 %1(ptr noundef nonnull align 4 dereferenceable(8) %0) #3, !dbg !12
  ret i32 %call, !dbg !13
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local void @_Z2fpPFvPiES_(ptr noundef %f, ptr noundef %p) #0 !dbg !14 {
entry:
  %f.addr = alloca ptr, align 4
  %p.addr = alloca ptr, align 4
  store ptr %f, ptr %f.addr, align 4
  store ptr %p, ptr %p.addr, align 4
  %0 = load ptr, ptr %f.addr, align 4, !dbg !15
  %1 = load ptr, ptr %p.addr, align 4, !dbg !16
  call void %0(ptr noundef %1) #3, !dbg !15
  ret void, !dbg !17
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local void @_Z3incPi(ptr noundef %p) #0 !dbg !18 {
entry:
  %p.addr = alloca ptr, align 4
  store ptr %p, ptr %p.addr, align 4
  %0 = load ptr, ptr %p.addr, align 4, !dbg !19
  %1 = load i32, ptr %0, align 4, !dbg !20
  %inc = add nsw i32 %1, 1, !dbg !20
  store i32 %inc, ptr %0, align 4, !dbg !20
  ret void, !dbg !21
}

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z1kPi(ptr noundef %o) #1 !dbg !22 {
entry:
  %o.addr = alloca ptr, align 4
  %c = alloca %struct.C, align 4
  %d = alloca %struct.D, align 4
  %a = alloca ptr, align 4
  %m = alloca { i32, i32 }, align 4
  %vla = alloca [4 x i32], align 4
  %i = alloca i32, align 4
  %dyn = alloca ptr, align 4
  store ptr %o, ptr %o.addr, align 4
  call void @_ZN1CC1Ev(ptr noundef nonnull align 4 dereferenceable(16) %c) #3, !dbg !23
  %add.ptr = getelementptr inbounds i8, ptr %c, i32 8, !dbg !24
  %y = getelementptr inbounds nuw %struct.B, ptr %add.ptr, i32 0, i32 1, !dbg !25
  store i32 3, ptr %y, align 4, !dbg !26
  %0 = icmp eq ptr %c, null, !dbg !27
  br i1 %0, label %cast.end, label %cast.notnull, !dbg !27

cast.notnull:                                     ; preds = %entry
  %add.ptr1 = getelementptr inbounds i8, ptr %c, i32 8, !dbg !27
  br label %cast.end, !dbg !27

cast.end:                                         ; preds = %cast.notnull, %entry
  %cast.result = phi ptr [ %add.ptr1, %cast.notnull ], [ null, %entry ], !dbg !27
  %call = call noundef i32 @_Z3useP1B(ptr noundef %cast.result) #3, !dbg !28
  %1 = load ptr, ptr %o.addr, align 4, !dbg !29
  %arrayidx = getelementptr inbounds i32, ptr %1, i32 0, !dbg !29
  store i32 %call, ptr %arrayidx, align 4, !dbg !30
  %2 = load ptr, ptr %o.addr, align 4, !dbg !31
  call void @_Z2fpPFvPiES_(ptr noundef @_Z3incPi, ptr noundef %2) #3, !dbg !32
  call void @_ZN1DC1Ev(ptr noundef nonnull align 4 dereferenceable(4) %d) #3, !dbg !33
  %3 = icmp eq ptr %d, null, !dbg !34
  br i1 %3, label %cast.end4, label %cast.notnull2, !dbg !34

cast.notnull2:                                    ; preds = %cast.end
  %vtable = load ptr, ptr %d, align 4, !dbg !34
  %vbase.offset.ptr = getelementptr i8, ptr %vtable, i64 -12, !dbg !34
  %vbase.offset = load i32, ptr %vbase.offset.ptr, align 4, !dbg !34
  %add.ptr3 = getelementptr inbounds i8, ptr %d, i32 %vbase.offset, !dbg !34
  br label %cast.end4, !dbg !34

cast.end4:                                        ; preds = %cast.notnull2, %cast.end
  %cast.result5 = phi ptr [ %add.ptr3, %cast.notnull2 ], [ null, %cast.end ], !dbg !34
  store ptr %cast.result5, ptr %a, align 4, !dbg !35
  %4 = load ptr, ptr %a, align 4, !dbg !36
  %vtable6 = load ptr, ptr %4, align 4, !dbg !37
  %vfn = getelementptr inbounds ptr, ptr %vtable6, i64 0, !dbg !37
  %5 = load ptr, ptr %vfn, align 4, !dbg !37
  %call7 = call noundef i32 %5(ptr noundef nonnull align 4 dereferenceable(8) %4) #3, !dbg !37
  %6 = load ptr, ptr %o.addr, align 4, !dbg !38
  %arrayidx8 = getelementptr inbounds i32, ptr %6, i32 1, !dbg !38
  store i32 %call7, ptr %arrayidx8, align 4, !dbg !39
  %7 = load ptr, ptr %o.addr, align 4, !dbg !40
  %arrayidx9 = getelementptr inbounds i32, ptr %7, i32 2, !dbg !40
  %8 = load i32, ptr %arrayidx9, align 4, !dbg !40
  %tobool = icmp ne i32 %8, 0, !dbg !40
  %9 = zext i1 %tobool to i64, !dbg !40
  %cond = select i1 %tobool, { i32, i32 } { i32 1, i32 0 }, { i32, i32 } { i32 5, i32 0 }, !dbg !40
  store { i32, i32 } %cond, ptr %m, align 4, !dbg !41
  %10 = load { i32, i32 }, ptr %m, align 4, !dbg !42
  %memptr.adj = extractvalue { i32, i32 } %10, 1, !dbg !43
  %11 = getelementptr inbounds i8, ptr %c, i32 %memptr.adj, !dbg !43
  %memptr.ptr = extractvalue { i32, i32 } %10, 0, !dbg !43
  %12 = and i32 %memptr.ptr, 1, !dbg !43
  %memptr.isvirtual = icmp ne i32 %12, 0, !dbg !43
  br i1 %memptr.isvirtual, label %memptr.virtual, label %memptr.nonvirtual, !dbg !43

memptr.virtual:                                   ; preds = %cast.end4
  %vtable10 = load ptr, ptr %11, align 4, !dbg !43
  %13 = sub i32 %memptr.ptr, 1, !dbg !43
  %14 = getelementptr i8, ptr %vtable10, i32 %13, !dbg !43, !nosanitize !10
  %memptr.virtualfn = load ptr, ptr %14, align 4, !dbg !43, !nosanitize !10
  br label %memptr.end, !dbg !43

memptr.nonvirtual:                                ; preds = %cast.end4
  %memptr.nonvirtualfn = inttoptr i32 %memptr.ptr to ptr, !dbg !43
  br label %memptr.end, !dbg !43

memptr.end:                                       ; preds = %memptr.nonvirtual, %memptr.virtual
  %15 = phi ptr [ %memptr.virtualfn, %memptr.virtual ], [ %memptr.nonvirtualfn, %memptr.nonvirtual ], !dbg !43
  %call11 = call noundef i32 %15(ptr noundef nonnull align 4 dereferenceable(16) %11) #3, !dbg !43
  %16 = load ptr, ptr %o.addr, align 4, !dbg !44
  %arrayidx12 = getelementptr inbounds i32, ptr %16, i32 3, !dbg !44
  store i32 %call11, ptr %arrayidx12, align 4, !dbg !45
  store i32 0, ptr %i, align 4, !dbg !46
  br label %for.cond, !dbg !47

for.cond:                                         ; preds = %for.inc, %memptr.end
  %17 = load i32, ptr %i, align 4, !dbg !48
  %cmp = icmp slt i32 %17, 4, !dbg !49
  br i1 %cmp, label %for.body, label %for.end, !dbg !50

for.body:                                         ; preds = %for.cond
  %18 = load ptr, ptr %o.addr, align 4, !dbg !51
  %19 = load i32, ptr %i, align 4, !dbg !52
  %arrayidx13 = getelementptr inbounds i32, ptr %18, i32 %19, !dbg !51
  %20 = load i32, ptr %arrayidx13, align 4, !dbg !51
  %21 = load i32, ptr %i, align 4, !dbg !53
  %arrayidx14 = getelementptr inbounds [4 x i32], ptr %vla, i32 0, i32 %21, !dbg !54
  store i32 %20, ptr %arrayidx14, align 4, !dbg !55
  br label %for.inc, !dbg !54

for.inc:                                          ; preds = %for.body
  %22 = load i32, ptr %i, align 4, !dbg !56
  %inc = add nsw i32 %22, 1, !dbg !56
  store i32 %inc, ptr %i, align 4, !dbg !56
  br label %for.cond, !dbg !50, !llvm.loop !57

for.end:                                          ; preds = %for.cond
  %23 = load ptr, ptr %o.addr, align 4, !dbg !60
  %arrayidx15 = getelementptr inbounds i32, ptr %23, i32 5, !dbg !60
  %24 = load i32, ptr %arrayidx15, align 4, !dbg !60
  %and = and i32 %24, 3, !dbg !61
  %arrayidx16 = getelementptr inbounds [4 x i32], ptr %vla, i32 0, i32 %and, !dbg !62
  %25 = load i32, ptr %arrayidx16, align 4, !dbg !62
  %26 = load ptr, ptr %o.addr, align 4, !dbg !63
  %arrayidx17 = getelementptr inbounds i32, ptr %26, i32 4, !dbg !63
  store i32 %25, ptr %arrayidx17, align 4, !dbg !64
  %27 = load ptr, ptr %o.addr, align 4, !dbg !65
  %arrayidx18 = getelementptr inbounds i32, ptr %27, i32 6, !dbg !65
  %28 = load i32, ptr %arrayidx18, align 4, !dbg !65
  %29 = alloca i8, i32 %28, align 8, !dbg !66
  store ptr %29, ptr %dyn, align 4, !dbg !67
  %30 = load ptr, ptr %dyn, align 4, !dbg !68
  %arrayidx19 = getelementptr inbounds i32, ptr %30, i32 0, !dbg !68
  store i32 1, ptr %arrayidx19, align 4, !dbg !69
  %31 = load ptr, ptr %dyn, align 4, !dbg !70
  %32 = load ptr, ptr %o.addr, align 4, !dbg !71
  %arrayidx20 = getelementptr inbounds i32, ptr %32, i32 8, !dbg !71
  %33 = load i32, ptr %arrayidx20, align 4, !dbg !71
  %arrayidx21 = getelementptr inbounds i32, ptr %31, i32 %33, !dbg !70
  %34 = load i32, ptr %arrayidx21, align 4, !dbg !70
  %35 = load ptr, ptr %o.addr, align 4, !dbg !72
  %arrayidx22 = getelementptr inbounds i32, ptr %35, i32 7, !dbg !72
  store i32 %34, ptr %arrayidx22, align 4, !dbg !73
  ret void, !dbg !74
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1CC1Ev(ptr noundef nonnull align 4 dereferenceable(16) %this) unnamed_addr #0 comdat align 2 !dbg !75 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1CC2Ev(ptr noundef nonnull align 4 dereferenceable(16) %this1) #3, !dbg !76
  ret void, !dbg !76
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1DC1Ev(ptr noundef nonnull align 4 dereferenceable(4) %this) unnamed_addr #0 comdat align 2 !dbg !77 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  %0 = getelementptr inbounds i8, ptr %this1, i32 4, !dbg !78
  call void @_ZN1AC2Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) #3, !dbg !78
  store ptr getelementptr inbounds inrange(-12, 4) ({ [4 x ptr], [4 x ptr] }, ptr @_ZTV1D, i32 0, i32 0, i32 3), ptr %this1, align 4, !dbg !78
  %add.ptr = getelementptr inbounds i8, ptr %this1, i32 4, !dbg !78
  store ptr getelementptr inbounds inrange(-12, 4) ({ [4 x ptr], [4 x ptr] }, ptr @_ZTV1D, i32 0, i32 1, i32 3), ptr %add.ptr, align 4, !dbg !78
  ret void, !dbg !78
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1CC2Ev(ptr noundef nonnull align 4 dereferenceable(16) %this) unnamed_addr #0 comdat align 2 !dbg !79 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  call void @_ZN1AC2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this1) #3, !dbg !80
  %0 = getelementptr inbounds i8, ptr %this1, i32 8, !dbg !80
  call void @_ZN1BC2Ev(ptr noundef nonnull align 4 dereferenceable(8) %0) #3, !dbg !80
  store ptr getelementptr inbounds inrange(-8, 8) ({ [4 x ptr], [3 x ptr] }, ptr @_ZTV1C, i32 0, i32 0, i32 2), ptr %this1, align 4, !dbg !80
  %add.ptr = getelementptr inbounds i8, ptr %this1, i32 8, !dbg !80
  store ptr getelementptr inbounds inrange(-8, 4) ({ [4 x ptr], [3 x ptr] }, ptr @_ZTV1C, i32 0, i32 1, i32 2), ptr %add.ptr, align 4, !dbg !80
  ret void, !dbg !80
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1AC2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !81 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  store ptr getelementptr inbounds inrange(-8, 4) ({ [3 x ptr] }, ptr @_ZTV1A, i32 0, i32 0, i32 2), ptr %this1, align 4, !dbg !82
  ret void, !dbg !82
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr void @_ZN1BC2Ev(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !83 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  store ptr getelementptr inbounds inrange(-8, 4) ({ [3 x ptr] }, ptr @_ZTV1B, i32 0, i32 0, i32 2), ptr %this1, align 4, !dbg !84
  ret void, !dbg !84
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr noundef i32 @_ZN1C1aEv(ptr noundef nonnull align 4 dereferenceable(16) %this) unnamed_addr #0 comdat align 2 !dbg !85 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  ret i32 1, !dbg !86
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr noundef i32 @_ZN1C1bEv(ptr noundef nonnull align 4 dereferenceable(16) %this) unnamed_addr #0 comdat align 2 !dbg !87 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  %add.ptr = getelementptr inbounds i8, ptr %this1, i32 8, !dbg !88
  %y = getelementptr inbounds nuw %struct.B, ptr %add.ptr, i32 0, i32 1, !dbg !88
  %0 = load i32, ptr %y, align 4, !dbg !88
  ret i32 %0, !dbg !89
}

; Function Attrs: convergent noinline nounwind optnone
define linkonce_odr noundef i32 @_ZThn8_N1C1bEv(ptr noundef %this) unnamed_addr #2 comdat align 2 !dbg !90 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4, !dbg !91
  %0 = getelementptr inbounds i8, ptr %this1, i32 -8, !dbg !91
  %call = tail call noundef i32 @_ZN1C1bEv(ptr noundef nonnull align 4 dereferenceable(16) %0) #3, !dbg !91
  ret i32 %call, !dbg !91
}

declare void @__cxa_pure_virtual() unnamed_addr

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr noundef i32 @_ZN1B1bEv(ptr noundef nonnull align 4 dereferenceable(8) %this) unnamed_addr #0 comdat align 2 !dbg !92 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  ret i32 2, !dbg !93
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define linkonce_odr noundef i32 @_ZN1D1aEv(ptr noundef nonnull align 4 dereferenceable(4) %this) unnamed_addr #0 comdat align 2 !dbg !94 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4
  ret i32 5, !dbg !95
}

; Function Attrs: convergent noinline nounwind optnone
define linkonce_odr noundef i32 @_ZTv0_n12_N1D1aEv(ptr noundef %this) unnamed_addr #2 comdat align 2 !dbg !96 {
entry:
  %this.addr = alloca ptr, align 4
  store ptr %this, ptr %this.addr, align 4
  %this1 = load ptr, ptr %this.addr, align 4, !dbg !97
  %vtable = load ptr, ptr %this1, align 4, !dbg !97
  %0 = getelementptr inbounds i8, ptr %vtable, i64 -12, !dbg !97
  %1 = load i32, ptr %0, align 4, !dbg !97
  %2 = getelementptr inbounds i8, ptr %this1, i32 %1, !dbg !97
  %call = tail call noundef i32 @_ZN1D1aEv(ptr noundef nonnull align 4 dereferenceable(4) %2) #3, !dbg !97
  ret i32 %call, !dbg !97
}

attributes #0 = { convergent mustprogress noinline nounwind optnone "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #1 = { convergent mustprogress noinline norecurse nounwind optnone "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { convergent noinline nounwind optnone "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
attributes #3 = { convergent nounwind }

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
!7 = distinct !DISubprogram(name: "use", scope: !8, file: !8, line: 12, type: !9, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!8 = !DIFile(filename: "a.cu", directory: "")
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 12, column: 32, scope: !7)
!12 = !DILocation(line: 12, column: 35, scope: !7)
!13 = !DILocation(line: 12, column: 25, scope: !7)
!14 = distinct !DISubprogram(name: "fp", scope: !8, file: !8, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!15 = !DILocation(line: 13, column: 68, scope: !14)
!16 = !DILocation(line: 13, column: 70, scope: !14)
!17 = !DILocation(line: 13, column: 73, scope: !14)
!18 = distinct !DISubprogram(name: "inc", scope: !8, file: !8, line: 14, type: !9, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!19 = !DILocation(line: 14, column: 31, scope: !18)
!20 = !DILocation(line: 14, column: 28, scope: !18)
!21 = !DILocation(line: 14, column: 33, scope: !18)
!22 = distinct !DISubprogram(name: "k", scope: !8, file: !8, line: 16, type: !9, scopeLine: 16, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!23 = !DILocation(line: 16, column: 29, scope: !22)
!24 = !DILocation(line: 16, column: 32, scope: !22)
!25 = !DILocation(line: 16, column: 34, scope: !22)
!26 = !DILocation(line: 16, column: 35, scope: !22)
!27 = !DILocation(line: 16, column: 48, scope: !22)
!28 = !DILocation(line: 16, column: 44, scope: !22)
!29 = !DILocation(line: 16, column: 39, scope: !22)
!30 = !DILocation(line: 16, column: 43, scope: !22)
!31 = !DILocation(line: 16, column: 60, scope: !22)
!32 = !DILocation(line: 16, column: 53, scope: !22)
!33 = !DILocation(line: 16, column: 66, scope: !22)
!34 = !DILocation(line: 16, column: 74, scope: !22)
!35 = !DILocation(line: 16, column: 72, scope: !22)
!36 = !DILocation(line: 16, column: 83, scope: !22)
!37 = !DILocation(line: 16, column: 86, scope: !22)
!38 = !DILocation(line: 16, column: 78, scope: !22)
!39 = !DILocation(line: 16, column: 82, scope: !22)
!40 = !DILocation(line: 16, column: 96, scope: !22)
!41 = !DILocation(line: 16, column: 94, scope: !22)
!42 = !DILocation(line: 16, column: 123, scope: !22)
!43 = !DILocation(line: 16, column: 119, scope: !22)
!44 = !DILocation(line: 16, column: 114, scope: !22)
!45 = !DILocation(line: 16, column: 118, scope: !22)
!46 = !DILocation(line: 16, column: 149, scope: !22)
!47 = !DILocation(line: 16, column: 145, scope: !22)
!48 = !DILocation(line: 16, column: 153, scope: !22)
!49 = !DILocation(line: 16, column: 154, scope: !22)
!50 = !DILocation(line: 16, column: 141, scope: !22)
!51 = !DILocation(line: 16, column: 168, scope: !22)
!52 = !DILocation(line: 16, column: 170, scope: !22)
!53 = !DILocation(line: 16, column: 165, scope: !22)
!54 = !DILocation(line: 16, column: 161, scope: !22)
!55 = !DILocation(line: 16, column: 167, scope: !22)
!56 = !DILocation(line: 16, column: 157, scope: !22)
!57 = distinct !{!57, !50, !58, !59}
!58 = !DILocation(line: 16, column: 171, scope: !22)
!59 = !{!"llvm.loop.mustprogress"}
!60 = !DILocation(line: 16, column: 183, scope: !22)
!61 = !DILocation(line: 16, column: 187, scope: !22)
!62 = !DILocation(line: 16, column: 179, scope: !22)
!63 = !DILocation(line: 16, column: 174, scope: !22)
!64 = !DILocation(line: 16, column: 178, scope: !22)
!65 = !DILocation(line: 16, column: 224, scope: !22)
!66 = !DILocation(line: 16, column: 207, scope: !22)
!67 = !DILocation(line: 16, column: 197, scope: !22)
!68 = !DILocation(line: 16, column: 231, scope: !22)
!69 = !DILocation(line: 16, column: 237, scope: !22)
!70 = !DILocation(line: 16, column: 246, scope: !22)
!71 = !DILocation(line: 16, column: 250, scope: !22)
!72 = !DILocation(line: 16, column: 241, scope: !22)
!73 = !DILocation(line: 16, column: 245, scope: !22)
!74 = !DILocation(line: 16, column: 257, scope: !22)
!75 = distinct !DISubprogram(name: "C", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!76 = !DILocation(line: 11, column: 112, scope: !75)
!77 = distinct !DISubprogram(name: "D", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!78 = !DILocation(line: 11, column: 203, scope: !77)
!79 = distinct !DISubprogram(name: "C", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!80 = !DILocation(line: 11, column: 112, scope: !79)
!81 = distinct !DISubprogram(name: "A", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!82 = !DILocation(line: 11, column: 8, scope: !81)
!83 = distinct !DISubprogram(name: "B", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagArtificial | DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!84 = !DILocation(line: 11, column: 56, scope: !83)
!85 = distinct !DISubprogram(name: "a", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!86 = !DILocation(line: 11, column: 145, scope: !85)
!87 = distinct !DISubprogram(name: "b", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!88 = !DILocation(line: 11, column: 190, scope: !87)
!89 = !DILocation(line: 11, column: 183, scope: !87)
!90 = distinct !DISubprogram(linkageName: "_ZThn8_N1C1bEv", scope: !8, file: !8, line: 11, type: !9, flags: DIFlagArtificial | DIFlagThunk, spFlags: DISPFlagDefinition, unit: !4)
!91 = !DILocation(line: 0, scope: !90)
!92 = distinct !DISubprogram(name: "b", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!93 = !DILocation(line: 11, column: 85, scope: !92)
!94 = distinct !DISubprogram(name: "a", scope: !8, file: !8, line: 11, type: !9, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !4)
!95 = !DILocation(line: 11, column: 246, scope: !94)
!96 = distinct !DISubprogram(linkageName: "_ZTv0_n12_N1D1aEv", scope: !8, file: !8, line: 11, type: !9, flags: DIFlagArtificial | DIFlagThunk, spFlags: DISPFlagDefinition, unit: !4)
!97 = !DILocation(line: 0, scope: !96)
