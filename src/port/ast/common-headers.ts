/**
 * The libraries' headers that sources of a project include, all of them, to be compiled beforehand once for the whole
 * project: compiling headers takes seconds, and in a project nearly every source has a set of its own. A source that
 * does not compile with headers that it never asked for is read with its own alone.
 */
import { lookUpHeader } from "../../cuda-api/headers.ts";
import type { Project } from "../project.ts";

/** Headers of C++ that every system has, and that need nothing defined before them. */
const standard = new Set(
  [
    "algorithm array atomic bitset cassert cctype cerrno cfloat chrono climits cmath complex cstddef cstdint cstdio",
    "cstdlib cstring ctime deque exception fstream functional initializer_list iomanip ios iosfwd iostream istream",
    "iterator limits list map memory new numeric optional ostream queue random set sstream stack stdexcept streambuf",
    "string string_view tuple type_traits typeinfo unordered_map unordered_set utility valarray variant vector",
    "assert.h ctype.h errno.h float.h limits.h math.h stddef.h stdint.h stdio.h stdlib.h string.h time.h",
  ].flatMap((line) => line.split(" ")),
);

/** As text for a precompiled header, without what a language begins with; empty when there is nothing to share. */
export function commonHeaders(project: Project): string {
  const found = new Set<string>();
  for (const file of project.files) {
    const text = project.text(file)?.bytes ?? "";
    for (const [, name = ""] of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*<([^>\n]+)>/gm)) {
      const state = lookUpHeader(name)?.state;
      if (standard.has(name) || state === "works" || state === "empty") found.add(name);
    }
  }
  return [...found]
    .toSorted()
    .map((name) => `#include <${name}>\n`)
    .join("");
}
