/** The page in which tests run programs. */
import type { PageDevice } from "../../src/web/page-api.ts";
import { startRun } from "../../src/web/page.web.ts";

async function runProgram(app: string, device: PageDevice, args: readonly string[], timeoutMs: number) {
  const texts = { stdout: "", stderr: "" };
  const program = Uint8Array.from(atob(app), (character) => character.charCodeAt(0));
  const run = startRun(new URL("./", location.href), program, {
    device,
    args,
    // As the tests on Node with two threads.
    threads: 2,
    onOutput: (text, stream) => void (texts[stream] += text),
  });
  const timer = setTimeout(() => run.stop(), timeoutMs);
  const { exitCode, stopped } = await run.done;
  clearTimeout(timer);
  if (stopped) texts.stderr += `stopped after ${timeoutMs} ms\n`;
  return { exitCode, ...texts };
}

(globalThis as { testPage?: object }).testPage = { runProgram };
