import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { CreateDevice } from "./device.ts";
import type { RecordingRequest } from "./recording.ts";
import { recordLaunches, type RecordingSink } from "./recording-device.ts";

/** Characters that are gathered before they are written. */
const bufferedCharacters = 1 << 16;

/** Of the file that holds the name of the kernel that runs. */
const runningSuffix = ".running";
/** Names are filled up, so that each hides all of the one before. */
const longestName = 1024;

/** A device that records into the files that the request names. */
export function recordIntoFile(create: CreateDevice, request: RecordingRequest): CreateDevice {
  return recordLaunches(create, request, openSink(request));
}

function openSink({ file, dump }: RecordingRequest): RecordingSink {
  if (dump) mkdirSync(dump.folder, { recursive: true });
  const descriptor = openSync(file, "w");
  const running = openSync(file + runningSuffix, "w");
  let pending = "";
  const flush = () => {
    if (pending !== "") writeSync(descriptor, pending);
    pending = "";
  };
  return {
    line(text) {
      pending += `${text}\n`;
      const isLast = text.startsWith('{"kind":"end"');
      if (isLast || pending.length > bufferedCharacters) flush();
      if (!isLast) return;
      closeSync(descriptor);
      closeSync(running);
    },
    running(kernel) {
      writeSync(running, (kernel ?? "").slice(0, longestName).padEnd(longestName), 0);
    },
    dump(name, bytes) {
      // A copy: files cannot be written from shared memory.
      if (dump) writeFileSync(join(dump.folder, name), Uint8Array.from(bytes));
    },
  };
}

/** The kernel that ran when the program was ended, from what was recorded into `file`. */
export function runningKernel(file: string): string | undefined {
  try {
    return readFileSync(file + runningSuffix, "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}
