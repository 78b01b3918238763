import { ArtifactError } from "./app-info.ts";
import { isWasm } from "./wasm-sections.ts";

/**
 * An executable file: two lines for a Unix shell, then the program's module. `exec` never returns, so
 * that the shell does not read on into the module. Windows runs it by `unwarp exec`.
 *
 * @param commandFile unwarp's own file; where it is gone, the `unwarp` on the PATH runs the program
 */
export function encodeExecutable(app: Uint8Array, commandFile: string): Uint8Array {
  const file = shellQuote(commandFile);
  const launcher = `#!/bin/sh\n[ -f ${file} ] && exec node ${file} exec "$0" "$@"; exec unwarp exec "$0" "$@"\n`;
  const head = utf8(launcher);
  const whole = new Uint8Array(head.length + app.length);
  whole.set(head);
  whole.set(app, head.length);
  return whole;
}

/** The module in an executable file or in a plain module file. */
export function decodeExecutable(bytes: Uint8Array): Uint8Array {
  if (isWasm(bytes)) return bytes;
  const isScript = bytes[0] === 0x23 && bytes[1] === 0x21;
  const secondLine = bytes.indexOf(0x0a) + 1;
  const start = bytes.indexOf(0x0a, secondLine) + 1;
  const app = bytes.subarray(start);
  if (!isScript || secondLine === 0 || start === 0 || !isWasm(app)) {
    throw new ArtifactError("not a program built by unwarp");
  }
  return app;
}

function shellQuote(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** This layer knows neither Node nor the browser, whose text codec it would be. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text).replaceAll(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Uint8Array.from(escaped, (letter) => letter.charCodeAt(0));
}
