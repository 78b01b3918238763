import { expect, test } from "vitest";
import { commands } from "./commands/all.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { dispatch } from "./dispatch.ts";

/** What a command line prints, with `greet` in the place of the real commands. */
async function run(...argv: string[]) {
  let stdout = "";
  let stderr = "";
  const io: Io = {
    write: (text) => void (stdout += text),
    writeError: (text) => void (stderr += text),
    isTerminal: false,
    environment: {},
  };
  const greet: Command = {
    name: "greet",
    summary: "say hello",
    usage: "NAME",
    help: "  --loud  louder",
    takesHelp: (words) => words.includes("--help"),
    run(words, itsIo) {
      if (words.length === 0) return Promise.reject(new UsageError("whom?"));
      itsIo.write(`hello ${words.join(" ")}\n`);
      return Promise.resolve(3);
    },
  };
  return { exitCode: await dispatch([greet], argv, io), stdout, stderr };
}

test("the first word names the command, whose exit code it is", async () => {
  expect(await run("greet", "you", "--loud")).toEqual({
    exitCode: 3,
    stdout: "hello you --loud\n",
    stderr: "",
  });
});

test("help lists the commands, and tells about one", async () => {
  for (const words of [["--help"], ["-h"], ["help"]]) {
    const { exitCode, stdout } = await run(...words);
    expect(stdout).toContain("  greet  say hello");
    expect(exitCode).toBe(0);
  }
  const about = "Usage: unwarp greet NAME\n\nSay hello.\n\n  --loud  louder\n";
  expect(await run("greet", "--help")).toEqual({ exitCode: 0, stdout: about, stderr: "" });
  expect(await run("help", "greet")).toEqual({ exitCode: 0, stdout: about, stderr: "" });
});

test("a misspelt command, also behind help, is an error that names the one that is meant", async () => {
  for (const words of [
    ["gret", "you"],
    ["help", "gret"],
  ]) {
    const { exitCode, stdout, stderr } = await run(...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe(
      'unwarp: there is no command "gret"; did you mean greet?\nunwarp --help lists the commands.\n',
    );
  }
  expect((await run("help", "frobnicate")).stderr).toContain('there is no command "frobnicate"\n');
});

test("words after -- are no request for help", async () => {
  expect((await run("greet", "--", "--help")).stdout).toBe("hello -- --help\n");
});

test("no command at all is the help and exit code 2", async () => {
  const { exitCode, stdout } = await run();
  expect(stdout).toContain("Usage: unwarp COMMAND");
  expect(exitCode).toBe(2);
});

test("a wrong command and a wrong command line are told in two lines", async () => {
  expect(await run("frobnicate")).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: 'unwarp: there is no command "frobnicate"\nunwarp --help lists the commands.\n',
  });
  expect((await run("app.cu")).stderr).toContain("To run a program: unwarp run app.cu\n");
  expect(await run("greet")).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: "unwarp greet: whom?\nunwarp greet --help tells more.\n",
  });
});

test("--version", async () => {
  expect((await run("--version")).stdout).toMatch(/^unwarp \d+\.\d+\.\d+\n$/);
});

test.each(commands.map((command) => [command.name, command] as const))(
  "unwarp %s has a help that fits a terminal",
  (_, { summary, help, usage }) => {
    expect(summary).toMatch(/^[a-z]/);
    expect(help).not.toBe("");
    const lines = `Usage: unwarp run ${usage}\n${help}`.split("\n");
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  },
);
