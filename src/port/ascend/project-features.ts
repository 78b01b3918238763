/** What a project's texts ask for anywhere, so that calls that are the same in all projects keep count for it in this one. */
import type { Project } from "../project.ts";
import { askedStreamCalls, checkedLaunchCalls, type HostCall, poolCalls } from "./host-functions.ts";

export interface ProjectFeatures {
  /** What a call becomes in this project, where that is something else than in most. */
  callOf(name: string): HostCall | undefined;
  /** Whether launches are checked before they are made. */
  readonly checksLaunches: boolean;
}

const tables = [
  { asks: /^cuda(?:MemPool\w+|MallocFromPoolAsync|Device(?:Get|Set)(?:Default)?MemPool)$/, calls: poolCalls },
  { asks: /^cudaStreamGet(?:Flags|Priority)$/, calls: askedStreamCalls },
  { asks: /^cudaErrorInvalidConfiguration$/, calls: checkedLaunchCalls },
];

export function projectFeatures(project: Project): ProjectFeatures {
  const texts = project.files.flatMap((file) => project.text(file) ?? []);
  const isAsked = (pattern: RegExp) =>
    texts.some(({ tokens }) => tokens.some(({ text, kind }) => kind === "name" && pattern.test(text)));
  const used = tables.filter(({ asks }) => isAsked(asks));
  return {
    checksLaunches: used.some(({ calls }) => calls === checkedLaunchCalls),
    callOf: (name) =>
      used.map(({ calls }) => (Object.hasOwn(calls, name) ? calls[name] : undefined)).find(Boolean),
  };
}
