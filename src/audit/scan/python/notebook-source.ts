/**
 * The Python of a Jupyter notebook, line for line: what stands in line 40 of the file stays in line 40, all else is
 * blank. Notebooks are JSON with a string for each line of code.
 */
export function notebookSource(text: string): string {
  let inCode = false;
  let inSource = false;
  return text
    .split("\n")
    .map((line) => {
      if (/"cell_type"\s*:/.test(line)) inCode = /"code"/.test(line);
      if (/^\s*"source"\s*:\s*\[\s*$/.test(line)) {
        inSource = true;
        return "";
      }
      if (inSource && /^\s*\]/.test(line)) inSource = false;
      const [, quoted] = (inSource && inCode && /^\s*("(?:[^"\\]|\\.)*"),?\s*$/.exec(line)) || [];
      return quoted === undefined ? "" : codeOf(quoted);
    })
    .join("\n");
}

/** Commands of the notebook itself are no Python. */
function codeOf(quoted: string): string {
  try {
    const line = String(JSON.parse(quoted)).replaceAll("\n", "");
    return /^\s*[%!]/.test(line) ? line.replace(/\S.*/, "pass") : line;
  } catch {
    return "";
  }
}
