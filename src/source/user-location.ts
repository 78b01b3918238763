import type { SourceLocation } from "./diagnostic.ts";

/**
 * The line the user wrote: operations come inlined from functions of unwarp's CUDA headers,
 * whose lines mean nothing to the user.
 */
export function userLocation(location: SourceLocation): SourceLocation {
  let user = location;
  while (user.inlinedAt && isOwnHeader(user.file)) user = user.inlinedAt;
  return user;
}

/** Whether a file is one of the CUDA headers that come with unwarp. */
export function isOwnHeader(file: string): boolean {
  return /(^|\/)unwarp\/include\//.test(file);
}
