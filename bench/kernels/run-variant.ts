/** Runs a program once, as a variant says, and reads the line it prints. */
import { run, unwarp } from "../run-command.ts";
import { variants, type Variant, type VariantName } from "./variants.ts";

export interface Timing {
  /** Of one launch of the kernel: the shortest wall time. */
  readonly wallMs: number;
  /** Of one launch of the kernel: the median of the CPU time of all threads. */
  readonly cpuMs: number;
  readonly checksum: number;
}

/** @throws {Error} when the program ends with a failure, a wrong result included: each version checks its own */
export async function runVariant(name: VariantName, file: string, work: string): Promise<Timing> {
  const variant: Variant = variants[name];
  const one = variant.threads === "one";
  const command = variant.device
    ? unwarp("exec", "--device", variant.device, ...(one ? ["--threads", "1"] : []), file)
    : [file];
  const { output } = await run(command, {
    cwd: work,
    environment: {
      POCL_CACHE_DIR: `${work}/pocl`,
      ...(one ? { OMP_NUM_THREADS: "1", POCL_MAX_PTHREAD_COUNT: "1" } : {}),
    },
  });
  const [, wall, cpu, checksum] = /^\S+ (\S+) (\S+) (\S+)$/m.exec(output) ?? [];
  const timing = { wallMs: Number(wall), cpuMs: Number(cpu), checksum: Number(checksum) };
  if (!Object.values(timing).every(Number.isFinite))
    throw new Error(`${command.join(" ")} printed:\n${output}`);
  return timing;
}
