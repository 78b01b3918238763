#pragma once
#include <cstddef>

namespace unwarp {

/* Writes a mangled type name readably, cut to `size` with its null. */
void writeTypeName(const char *mangled, char *buffer, size_t size);

} // namespace unwarp
