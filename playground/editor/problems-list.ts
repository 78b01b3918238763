/** The problems below the editor; a click goes to the line. */
import type { Problem } from "../../src/web/page-api.ts";
import { element } from "../shell/element.ts";

export function showProblems(
  parent: HTMLElement,
  problems: readonly Problem[],
  file: string,
  goTo: (problem: Problem) => void,
): void {
  parent.hidden = problems.length === 0;
  const rows = problems.map((problem) => element("li", {}, rowOf(problem, file, goTo)));
  parent.replaceChildren(
    element("h2", {}, summaryOf(problems)),
    element("ol", { ariaLabel: "Problems" }, ...rows),
  );
}

function rowOf(problem: Problem, file: string, goTo: (problem: Problem) => void): HTMLElement {
  const { severity, message, line } = problem;
  const texts = [
    element("span", { className: `severity ${severity}` }, severity),
    element("span", { className: "message" }, message),
  ];
  if (line === undefined) return element("div", { className: "problem" }, ...texts);
  const here = problem.file === file;
  const place = element("span", { className: "place" }, here ? `line ${line}` : `${problem.file}:${line}`);
  // The editor has one file: a header's line cannot be gone to.
  if (!here) return element("div", { className: "problem" }, ...texts, place);
  const go = () => goTo(problem);
  return element("button", { type: "button", className: "problem", onclick: go }, ...texts, place);
}

function summaryOf(problems: readonly Problem[]): string {
  const count = (severity: Problem["severity"]) =>
    problems.filter((problem) => problem.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const parts = [
    errors > 0 ? `${errors} ${errors === 1 ? "error" : "errors"}` : "",
    warnings > 0 ? `${warnings} ${warnings === 1 ? "warning" : "warnings"}` : "",
  ];
  return parts.filter((part) => part !== "").join(", ") || "Notes";
}
