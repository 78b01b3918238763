import { type Command, type Io, UsageError } from "./command.ts";
import { closest } from "./closest.ts";
import { version } from "../api/version.ts";

/** Runs the command that the first word names. Returns the exit code; 2 for a wrong command line. */
export async function dispatch(
  commands: readonly Command[],
  argv: readonly string[],
  io: Io,
): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const [subject] = rest;
    const about = commands.find((command) => command.name === subject);
    if (name === "help" && subject !== undefined && !about) return noCommand(subject, commands, io);
    io.write(about ? commandHelp(about) : overview(commands));
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    io.write(`unwarp ${version()}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return noCommand(name, commands, io);
  const ownWords = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
  if (command.takesHelp(ownWords)) {
    io.write(commandHelp(command));
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.writeError(`unwarp ${name}: ${error.message}\nunwarp ${name} --help tells more.\n`);
    return 2;
  }
}

/** Says that there is none, and which was meant. */
function noCommand(name: string, commands: readonly Command[], io: Io): number {
  const meant = closest(
    name,
    commands.map((command) => command.name),
  );
  const isSource = /\.(cu|cpp|cc|cxx|c)$/.test(name);
  const hint = isSource
    ? `\nTo run a program: unwarp run ${name}`
    : meant === undefined
      ? ""
      : `; did you mean ${meant}?`;
  io.writeError(`unwarp: there is no command "${name}"${hint}\nunwarp --help lists the commands.\n`);
  return 2;
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return `unwarp ${version()}: CUDA without NVIDIA

Usage: unwarp COMMAND …

${commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n")}

  unwarp run app.cu                     compile a CUDA program and run it
  unwarp run app.cu -O3 -- 1000 in.txt  with a compiler flag and the program's arguments
  make NVCC="npx unwarp nvcc"           build a project whose Makefile calls nvcc

unwarp COMMAND --help tells more. unwarp opens no network connection.
`;
}

function commandHelp({ name, usage, summary, help }: Command): string {
  return `Usage: unwarp ${name} ${usage}\n\n${summary[0]?.toUpperCase()}${summary.slice(1)}.\n\n${help}\n`;
}
