import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/**
 * Hexadecimal SHA-256 of the parts, each with its length before it: the same as on Node, since the support library is
 * found by keys that were made there. A browser's own SHA-256 answers only later, and keys are needed at once.
 */
export function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  for (const part of parts) {
    const bytes = typeof part === "string" ? encoder.encode(part) : part;
    hash.update(encoder.encode(`${bytes.length}:`));
    hash.update(bytes);
  }
  return bytesToHex(hash.digest());
}
