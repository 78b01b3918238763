/** Builds what a page needs to compile and run programs into the folder. */
export function buildWeb(folder: string): Promise<void>;
/** The workers' scripts alone. */
export function buildWorkers(folder: string): Promise<void>;
