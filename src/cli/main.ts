#!/usr/bin/env node
import { internalErrorExitCode } from "../source/exit-codes.ts";
import process from "node:process";
import { isatty } from "node:tty";
import { commands } from "./commands/all.ts";
import type { Io } from "./command.ts";
import { dispatch } from "./dispatch.ts";
import { writeAll } from "./write-all.ts";

const io: Io = {
  write: (text) => writeAll(1, text),
  writeError: (text) => writeAll(2, text),
  isTerminal: isatty(2),
  environment: process.env,
};

try {
  process.exitCode = await dispatch(commands, process.argv.slice(2), io);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  io.writeError(
    `unwarp: internal error: ${message}\n` +
      "This is a bug in unwarp, not in your program. Please report it with the program and this text:\n" +
      `${stack}\n`,
  );
  process.exitCode = internalErrorExitCode;
}
