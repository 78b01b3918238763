/** The program of the last visit, in the browser's storage, which may be switched off or full. */
import { checkProgram, type SharedProgram } from "./link.ts";

const key = "unwarp.program";

export function keepProgram(program: SharedProgram): void {
  try {
    localStorage.setItem(key, JSON.stringify(program));
  } catch {
    // Without storage the page forgets, and works.
  }
}

export function keptProgram(): SharedProgram | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : checkProgram(JSON.parse(text));
  } catch {
    return undefined;
  }
}
