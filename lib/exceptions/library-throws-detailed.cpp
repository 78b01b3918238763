/*
 * The two exceptions of the prebuilt libc++ whose sentence (see library-throws.cpp) does not carry
 * what the exception should: file names and error codes. libc++ throws them through inline functions
 * of these names, of which the linker takes the first definition, ours. The names hold the version
 * of libc++; should they stop fitting, the sentence is printed instead.
 */
#include <filesystem>
#include <future>
#include <string>
#include <system_error>

using std::error_code;
using std::string;
using std::filesystem::filesystem_error;
using std::filesystem::path;

extern "C" {

[[noreturn]] void unwarpThrowFilesystemError0(string &what, const error_code &code) __asm__(
    "_ZNSt3__210filesystem24__throw_filesystem_errorB9nqn220100IJRNS_12basic_stringIcNS_11char_"
    "traitsIcEENS_9allocatorIcEEEERKNS_10error_codeEEEEvDpOT_");
[[noreturn]] void unwarpThrowFilesystemError1(string &what, const path &, const error_code &) __asm__(
    "_ZNSt3__210filesystem24__throw_filesystem_errorB9nqn220100IJRNS_12basic_stringIcNS_11char_"
    "traitsIcEENS_9allocatorIcEEEERKNS0_4pathERKNS_10error_codeEEEEvDpOT_");
[[noreturn]] void unwarpThrowFilesystemError2(string &what, const path &, const path &, const error_code &) __asm__(
    "_ZNSt3__210filesystem24__throw_filesystem_errorB9nqn220100IJRNS_12basic_stringIcNS_11char_"
    "traitsIcEENS_9allocatorIcEEEERKNS0_4pathESB_RKNS_10error_codeEEEEvDpOT_");
[[noreturn]] void unwarpThrowFutureError(std::future_errc code) __asm__(
    "_ZNSt3__220__throw_future_errorB9nqn220100ENS_11future_errcE");

} // extern "C"

void unwarpThrowFilesystemError0(string &what, const error_code &code) {
  throw filesystem_error(what, code);
}
void unwarpThrowFilesystemError1(string &what, const path &first, const error_code &code) {
  throw filesystem_error(what, first, code);
}
void unwarpThrowFilesystemError2(string &what, const path &first, const path &second, const error_code &code) {
  throw filesystem_error(what, first, second, code);
}
void unwarpThrowFutureError(std::future_errc code) { throw std::future_error(code); }
