/**
 * The reason in an error of Node's file functions, without its code, its call and the path that only we know.
 *
 *     ENOSPC: no space left on device, write   =>   no space left on device
 */
export function systemReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9_]+: (.*?)(?:, \w+(?: '.*')?)?$/s.exec(message)?.[1] ?? message;
}
