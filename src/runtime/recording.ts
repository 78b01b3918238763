/**
 * What a run of a program leaves for a comparison with another: a line of JSON for each launch of a kernel and for each copy
 * that reads device memory, with hashes of what was in it. Written by `recordLaunches`, read by `unwarp diff`.
 */

/** What the recorder is asked for. Numbers of events count launches and copies together, from 0. */
export interface RecordingRequest {
  /** The file that the lines go to. */
  readonly file: string;
  /** Bytes to be hashed after launches before launches are skipped; default `defaultHashBudget`. */
  readonly hashBudget?: number;
  /** Only in this range, end excluded, are launches hashed, and all of them. */
  readonly window?: { readonly from: number; readonly to: number };
  /** Events whose contents are written to files `<event>-<buffer>.bin` in a folder. */
  readonly dump?: { readonly events: readonly number[]; readonly folder: string };
}

/** About half a second of hashing. */
export const defaultHashBudget = 512 * 2 ** 20;
/** Events that are written down; later ones are only counted. */
export const maxEvents = 250_000;

export interface RecordedBuffer {
  /** Index of the kernel's parameter that points into it, or holds such a pointer; -1 for a variable. */
  readonly parameter: number;
  /** The compiler's name of a variable of the device that no parameter points into. */
  readonly variable?: string;
  /** Number of the allocation, in the order of first use. */
  readonly allocation: number;
  /** Where in the allocation the parameter points. */
  readonly offset: number;
  /** Of the whole allocation. */
  readonly bytes: number;
  /** Of its content when the kernel had ended; absent when it was not looked at. */
  readonly hash?: string;
}

export interface LaunchEvent {
  readonly kind: "launch";
  /** Mangled, and as people call it. */
  readonly kernel: string;
  readonly displayName: string;
  readonly gridDim: readonly [number, number, number];
  readonly blockDim: readonly [number, number, number];
  readonly buffers: readonly RecordedBuffer[];
}

/** A copy out of device memory. */
export interface CopyEvent {
  readonly kind: "copy";
  readonly allocation: number;
  readonly offset: number;
  readonly bytes: number;
  readonly hash?: string;
}

/** A launch that was refused: the kernel never ran. */
export interface RefusedEvent {
  readonly kind: "refused";
  /** As people call the kernel; empty where the device code has none for the launch. */
  readonly kernel: string;
  /** CUDA's name of the error, and its text. */
  readonly error: string;
  readonly text: string;
}

export type RecordedEvent = LaunchEvent | CopyEvent | RefusedEvent;

/** The last line. It is missing when the program was ended from outside. */
export interface RecordingEnd {
  readonly kind: "end";
  /** All events, those included that were not written down. */
  readonly events: number;
  /** Launches whose buffers were not hashed. */
  readonly skipped: number;
  /** What stopped a kernel, in words. */
  readonly fault?: string;
}

export interface Recording {
  readonly events: readonly RecordedEvent[];
  readonly end: RecordingEnd | undefined;
}

/**
 * A launch like an earlier one, but for what it left in memory, is a line `=3 0123… 4567…`: the number of the earlier one among
 * those that were written in full, and the hashes, `-` for one that is absent. Programs launch the same kernels over and over.
 */
export function encodeRepeatedLaunch(like: number, hashes: readonly (string | undefined)[]): string {
  return `=${[like, ...hashes.map((hash) => hash ?? "-")].join(" ")}`;
}

/** Reads the lines back. A last line that was cut off is left out. */
export function parseRecording(text: string): Recording {
  const events: RecordedEvent[] = [];
  const inFull: LaunchEvent[] = [];
  let end: RecordingEnd | undefined;
  for (const line of text.slice(0, text.lastIndexOf("\n") + 1).split("\n")) {
    if (line.startsWith("=")) {
      const launch = repeatedLaunch(line, inFull);
      if (launch) events.push(launch);
    } else if (line !== "") {
      const value = JSON.parse(line) as RecordedEvent | RecordingEnd;
      if (value.kind === "launch") inFull.push(value);
      if (value.kind === "end") end = value;
      else events.push(value);
    }
  }
  return { events, end };
}

function repeatedLaunch(line: string, inFull: readonly LaunchEvent[]): LaunchEvent | undefined {
  const [like, ...hashes] = line.slice(1).split(" ");
  const launch = inFull[Number(like)];
  if (!launch) return undefined;
  const buffers = launch.buffers.map(({ parameter, variable, allocation, offset, bytes }, index) => {
    const hash = hashes[index];
    const name = variable === undefined ? {} : { variable };
    const place = { parameter, ...name, allocation, offset, bytes };
    return hash === undefined || hash === "-" ? place : { ...place, hash };
  });
  return { ...launch, buffers };
}
