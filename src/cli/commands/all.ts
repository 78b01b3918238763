import type { Command } from "../command.ts";
import { compile } from "./compile.ts";
import { diff } from "./diff.ts";
import { devices } from "./devices.ts";
import { exec } from "./exec.ts";
import { nvcc } from "./nvcc.ts";
import { run } from "./run.ts";
import { step } from "./step.ts";
import { toolkit } from "./toolkit.ts";
import { types } from "./types.ts";

export const commands: readonly Command[] = [run, nvcc, exec, compile, types, step, diff, toolkit, devices];
