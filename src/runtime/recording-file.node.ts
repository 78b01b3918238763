import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { CreateDevice } from "./device.ts";
import type { RecordingRequest } from "./recording.ts";
import { recordLaunches, type RecordingSink } from "./recording-device.ts";

/** Characters that are gathered before they are written. */
const bufferedCharacters = 1 << 16;

/** A device that records into the files that the request names. */
export function recordIntoFile(create: CreateDevice, request: RecordingRequest): CreateDevice {
  return recordLaunches(create, request, openSink(request));
}

function openSink({ file, dump }: RecordingRequest): RecordingSink {
  if (dump) mkdirSync(dump.folder, { recursive: true });
  const descriptor = openSync(file, "w");
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
      if (isLast) closeSync(descriptor);
    },
    dump(name, bytes) {
      // A copy: files cannot be written from shared memory.
      if (dump) writeFileSync(join(dump.folder, name), Uint8Array.from(bytes));
    },
  };
}
