/**
 * A hash of 64 bits, as text, made to tell contents of memory apart at about a gigabyte a second: the words go to four
 * lanes of 32 bits in turn, so that their multiplications do not wait for each other. Not for enemies.
 */
export function hashBytes(bytes: Uint8Array): string {
  const { buffer, byteOffset, length } = bytes;
  if (byteOffset % 4 !== 0) return hashBytes(Uint8Array.from(bytes));
  const words = new Int32Array(buffer, byteOffset, length >> 2);
  let a = 0x9e3779b1 ^ length;
  let b = 0x85ebca77;
  let c = 0xc2b2ae3d | 0;
  let d = 0x27d4eb2f;
  let at = 0;
  for (const end = words.length - 3; at < end; at += 4) {
    a = Math.imul(a ^ (words[at] ?? 0), 0x01000193) + 0x6b43a9b5;
    b = Math.imul(b ^ (words[at + 1] ?? 0), 0x0100019d) + 0x52dce729;
    c = Math.imul(c ^ (words[at + 2] ?? 0), 0x010001b5) + 0x38495ab5;
    d = Math.imul(d ^ (words[at + 3] ?? 0), 0x010001c7) + 0x1b873593;
    // Multiplication carries changes upwards only.
    a ^= a >>> 15;
    b ^= b >>> 13;
    c ^= c >>> 15;
    d ^= d >>> 13;
  }
  for (; at < words.length; at++) a = mix(a ^ (words[at] ?? 0));
  for (let rest = words.length << 2; rest < length; rest++) b = mix(b ^ (bytes[rest] ?? 0));
  const high = mix(mix(a ^ (b << 7)) + c);
  const low = mix(mix(c ^ (d << 9)) + mix(b) + a);
  return hex(high) + hex(low);
}

function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
