/** Exit code of unwarp itself when it has a bug, as sysexits.h has it. */
export const internalErrorExitCode = 70;
