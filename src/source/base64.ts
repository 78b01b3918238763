// Node and browsers have them, and this folder knows neither.
declare function btoa(bytes: string): string;
declare function atob(text: string): string;

/** Bytes as text, where there is no `Buffer`: in browsers. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  // As many as a call takes as arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
