import type { Command } from "../command.ts";
import { audit } from "./audit.ts";
import { compile } from "./compile.ts";
import { diff } from "./diff.ts";
import { devices } from "./devices.ts";
import { exec } from "./exec.ts";
import { nvcc } from "./nvcc.ts";
import { port } from "./port.ts";
import { run } from "./run.ts";
import { step } from "./step.ts";
import { toolkit } from "./toolkit.ts";
import { types } from "./types.ts";

export const commands: readonly Command[] = [
  run,
  nvcc,
  exec,
  compile,
  types,
  audit,
  port,
  diff,
  step,
  toolkit,
  devices,
];
