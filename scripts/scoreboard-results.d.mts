import type { Judged } from "./judge-ports.mjs";

export interface KeptFolder {
  /** In seconds. */
  audit: number | undefined;
  ports: Record<string, { seconds: number; files: number }>;
  programs: Record<string, Record<string, Judged>>;
}

export interface Kept {
  folders: Record<string, KeptFolder>;
}

export function readResults(path: string | undefined): Kept;
export function writeResults(path: string | undefined, kept: Kept): void;
export function folderOf(kept: Kept, given: string): KeptFolder;
export function isSettled(kept: Kept, given: string, name: string, target: string): boolean;
export function keepResult(kept: Kept, given: string, name: string, target: string, result: Judged): void;
export function describeResults(
  kept: Kept,
  targets: readonly string[],
  extensions: Readonly<Record<string, string>>,
): { page: string; summary: readonly string[]; isFailed: boolean };
