/*
 * The entry point of a program, in place of wasi-libc's: it catches what nobody else caught, also in
 * the constructors of global objects.
 */
#include <cstdlib>
#include <exception>

extern "C" {

void __wasi_init_tp();
void __wasm_call_ctors();
void __wasm_call_dtors();
int __main_void();

__attribute__((export_name("_start"))) void _start() {
  __wasi_init_tp();
  int code;
  try {
    __wasm_call_ctors();
    code = __main_void();
  } catch (...) {
    std::terminate();
  }
  __wasm_call_dtors();
  if (code != 0) _Exit(code);
}

} // extern "C"
