import { findSystemClang, oldestClang, type SystemClang } from "../../toolchain/system-clang.node.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export interface NativeRequirements {
  readonly clang: SystemClang | undefined;
  readonly koffi: typeof import("koffi").default | undefined;
  /** What is missing and how to get it, to be read after "needs"; empty when nothing is. */
  readonly problem: string;
}

/** What the native device needs of the machine. */
export async function nativeRequirements(environment: Environment): Promise<NativeRequirements> {
  if (process.platform === "win32")
    return { clang: undefined, koffi: undefined, problem: "Linux or macOS in this version of unwarp" };
  const clang = findSystemClang(environment);
  const koffi = await loadKoffi();
  const missing = [
    ...(clang ? [] : [missingClang(environment)]),
    ...(koffi ? [] : ["the npm package koffi, which was not installed with unwarp: npm install koffi@3"]),
  ];
  return { clang, koffi, problem: missing.join(", and ") };
}

function missingClang(environment: Environment): string {
  const named = environment["UNWARP_CLANG"];
  const wanted = `clang ${oldestClang} or later`;
  if (named) return `${wanted}, which UNWARP_CLANG=${named} is not`;
  const how =
    process.platform === "darwin"
      ? "xcode-select --install, or brew install llvm"
      : "apt install clang-19 libc6-dev, dnf install clang or pacman -S clang";
  return `${wanted} on the PATH or in UNWARP_CLANG: ${how}`;
}

async function loadKoffi(): Promise<NativeRequirements["koffi"]> {
  try {
    return (await import("koffi")).default;
  } catch {
    return undefined; // not installed, or not for this machine
  }
}
