/** Programs of this folder that a page cannot run as a process does, and why. */
export const notInBrowsers: Readonly<Record<string, string>> = {};
