/*
 * wasi-libc refuses the header where exceptions cannot be compiled. Host code is always compiled with
 * them; the device pass only reads the declarations.
 */
#ifdef __wasm_exception_handling__
#include_next <setjmp.h>
#else
#define __wasm_exception_handling__ 1
#include_next <setjmp.h>
#undef __wasm_exception_handling__
#endif
