#!/usr/bin/env node
import process from "node:process";
import { brokenPipeExitCode } from "../runtime/end-at-broken-pipe.node.ts";
import { InternalError } from "../source/invariant.ts";
import { commands } from "./commands/all.ts";
import type { Io } from "./command.ts";
import { dispatch } from "./dispatch.ts";

const io: Io = {
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  environment: process.env,
};

// Nobody reads any more: `unwarp --help | head -1`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(brokenPipeExitCode);
  throw error;
});

try {
  process.exitCode = await dispatch(commands, process.argv.slice(2), io);
} catch (error) {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.writeError(
    `unwarp: internal error: ${error instanceof InternalError ? error.message : detail}\n` +
      "This is a bug in unwarp, not in your program. Please report it with the program and this text:\n" +
      `${detail}\n`,
  );
  process.exitCode = 70;
}
