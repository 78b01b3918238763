import { execFileSync } from "node:child_process";

export interface SystemClang {
  readonly command: string;
  /** The first line that it says about itself. */
  readonly version: string;
  readonly major: number;
}

/** The first whose LLVM IR is ours: before it, pointers had types. */
export const oldestClang = 16;
const newestClang = 22;

/**
 * The machine's own clang: the one that the environment variable UNWARP_CLANG names, else the first that is
 * recent enough of `clang`, `clang-22`, …, `clang-16` on the PATH.
 */
export function findSystemClang(environment: NodeJS.ProcessEnv): SystemClang | undefined {
  const named = environment["UNWARP_CLANG"];
  for (const command of named ? [named] : candidates()) {
    const found = askVersion(command, environment);
    if (found && found.major >= oldestClang) return found;
  }
  return undefined;
}

function candidates(): string[] {
  const numbered = Array.from(
    { length: newestClang - oldestClang + 1 },
    (_, age) => `clang-${newestClang - age}`,
  );
  return ["clang", ...numbered];
}

function askVersion(command: string, env: NodeJS.ProcessEnv): SystemClang | undefined {
  try {
    const text = execFileSync(command, ["--version"], {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 10_000,
    });
    const [version = ""] = text.split("\n");
    const major = Number(/clang version (\d+)/.exec(version)?.[1] ?? 0);
    return { command, version, major };
  } catch {
    return undefined; // not there, or no program
  }
}

/** ARM's clang knows the machine as a CPU, x86's as an architecture. */
export const machineFlag = process.arch === "arm64" ? "-mcpu=native" : "-march=native";

/** What the code for this machine may use, by the macros that clang sets. */
const vectorExtensions = {
  __AVX512F__: "AVX-512",
  __AVX2__: "AVX2",
  __AVX__: "AVX",
  __FMA__: "FMA",
  __SSE4_2__: "SSE4.2",
  __ARM_FEATURE_SVE: "SVE",
  __ARM_NEON: "NEON",
} as const;

/** The vector instructions of this CPU, as clang sees it. */
export function cpuExtensions({ command }: SystemClang): readonly string[] {
  try {
    const macros = execFileSync(command, [machineFlag, "-dM", "-E", "-x", "c", "-"], {
      input: "",
      encoding: "utf8",
      stdio: ["pipe", "pipe", "ignore"],
    });
    return Object.entries(vectorExtensions).flatMap(([macro, name]) =>
      macros.includes(`#define ${macro} `) ? [name] : [],
    );
  } catch {
    return [];
  }
}
