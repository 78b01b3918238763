import type { Command } from "../command.ts";
import { devices } from "./devices.ts";
import { exec } from "./exec.ts";
import { nvcc } from "./nvcc.ts";
import { run } from "./run.ts";

export const commands: readonly Command[] = [run, nvcc, exec, devices];
