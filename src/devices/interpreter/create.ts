export const createInterpreterDevice = undefined as never;
