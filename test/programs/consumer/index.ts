/** What a user of the package writes: compiled against its types, then run. */
import { ArtifactError, compile, type Diagnostic, run, version } from "unwarp";

const program = await compile({ inputs: ["saxpy.cu"], flags: ["-O3", "-DSCALE=2.0f"] });
if (!program.ok) throw new Error(program.output);

let ticks = 0;
const timer = setInterval(() => ticks++, 5);
const { exitCode, stdout, stderr } = await run(program.app, {
  args: ["1000"],
  threads: 2,
  input: "7\n",
  output: "capture",
});
clearInterval(timer);

const inherited = await run(program.app, { args: ["10"], input: "" });
const interpreted = await run(program.app, {
  args: ["10"],
  input: "8",
  device: "interpret",
  output: "capture",
});
const stopped = await run(program.app, { args: ["forever"], timeoutMs: 300, output: "capture" });
const aborted = await run(program.app, {
  args: ["forever"],
  signal: AbortSignal.timeout(300),
  output: "capture",
});

const flood = await run(program.app, { args: ["flood"], output: "capture" });

const wrong = await compile({ inputs: ["wrong.cu"] });
const missing = await compile({ inputs: ["missing.cu"] });
const refused = await compile({ inputs: ["saxpy.cu"], flags: ["-ptx"] });
const unsupported = await compile({ inputs: ["unsupported.cu"] });
const diagnostic: Diagnostic | undefined = unsupported.diagnostics[0];
const notOurs = await run(new TextEncoder().encode("hello")).catch((error: unknown) => error);
const senseless = await run(program.app, { threads: 0 }).catch((error: unknown) => error);

console.log(
  JSON.stringify({
    version: version(),
    first: { exitCode, stdout, stderr },
    blocked: ticks < 2,
    inherited: inherited.exitCode,
    interpreted: interpreted.stdout,
    stopped: { exitCode: stopped.exitCode, stderr: stopped.stderr },
    flood: [flood.stdout.length, flood.stdout.endsWith("000299998\n000299999\n")],
    aborted: aborted.exitCode,
    wrong: { ok: wrong.ok, output: wrong.output },
    missing: missing.output,
    refused: refused.output,
    unsupported: diagnostic && { severity: diagnostic.severity, line: diagnostic.location?.line },
    notOurs: notOurs instanceof ArtifactError,
    senseless: senseless instanceof RangeError && senseless.message,
  }),
);
