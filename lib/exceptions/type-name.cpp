/*
 * Readable names for the types that programs throw: classes, built-in types and pointers to them.
 * Anything else (templates, say) stays mangled. The package's full demangler would add 200 KB to
 * every program for the sake of one line of an error message.
 */
#include "type-name.h"

#include <cstring>

namespace unwarp {
namespace {

struct Builtin {
  char code;
  const char *name;
};
constexpr Builtin builtins[] = {
    {'v', "void"},  {'b', "bool"},           {'c', "char"},     {'a', "signed char"}, {'h', "unsigned char"},
    {'s', "short"}, {'t', "unsigned short"}, {'i', "int"},      {'j', "unsigned int"}, {'l', "long"},
    {'m', "unsigned long"}, {'x', "long long"}, {'y', "unsigned long long"}, {'f', "float"}, {'d', "double"},
    {'e', "long double"}, {'w', "wchar_t"},
};

struct Writer {
  const char *at; /* the rest of the mangled name */
  char *out;
  char *end;

  bool text(const char *text, size_t length) {
    if (length >= static_cast<size_t>(end - out)) return false;
    memcpy(out, text, length);
    out += length;
    *out = '\0';
    return true;
  }
  bool text(const char *words) { return text(words, strlen(words)); }

  /* `13runtime_error` */
  bool sourceName() {
    size_t length = 0;
    while (*at >= '0' && *at <= '9') length = length * 10 + static_cast<size_t>(*at++ - '0');
    if (length == 0 || strlen(at) < length) return false;
    const char *name = at;
    at += length;
    if (length == 12 && memcmp(name, "_GLOBAL__N_1", 12) == 0) return text("(anonymous namespace)");
    return text(name, length);
  }

  bool prefixStd() {
    if (strncmp(at, "St", 2) != 0) return false;
    at += 2;
    /* libc++ keeps most of std in an inline namespace that nobody writes. */
    if (strncmp(at, "3__2", 4) == 0) at += 4;
    return true;
  }

  /* `N3one3twoE`, `St9bad_alloc` or a single name */
  bool name() {
    bool nested = *at == 'N';
    if (nested) at++;
    bool first = true;
    if (prefixStd()) {
      if (!text("std")) return false;
      first = false;
    }
    do {
      if (!first && !text("::")) return false;
      first = false;
      if (!sourceName()) return false;
    } while (nested && *at != 'E');
    if (nested) at++;
    return true;
  }

  bool type() {
    if (*at == 'P') {
      at++;
      bool constant = *at == 'K';
      if (constant) at++;
      return type() && text(constant ? " const*" : "*");
    }
    for (const Builtin &builtin : builtins) {
      if (*at != builtin.code) continue;
      at++;
      return text(builtin.name);
    }
    return name();
  }
};

} // namespace

void writeTypeName(const char *mangled, char *buffer, size_t size) {
  Writer writer{mangled, buffer, buffer + size};
  if (writer.type() && *writer.at == '\0') return;
  strncpy(buffer, mangled, size - 1);
  buffer[size - 1] = '\0';
}

} // namespace unwarp
