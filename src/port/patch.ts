import { createTwoFilesPatch } from "diff";
import type { TextChange } from "./port-project.ts";
import type { OutputFile } from "./target.ts";

/** What `git apply` and `patch -p1` take, for all files that changed. */
export function unifiedPatch(changes: readonly TextChange[], added: readonly OutputFile[] = []): string {
  return changedFiles(changes) + added.map(newFile).join("");
}

function newFile({ path, content }: OutputFile): string {
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  const patch = createTwoFilesPatch("/dev/null", `b/${path}`, "", text, undefined, undefined, { context: 3 });
  return `diff --git a/${path} b/${path}\nnew file mode 100644\n${patch.replace(/^=+\n/, "")}`;
}

function changedFiles(changes: readonly TextChange[]): string {
  return changes
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, output, before, after }) => {
      const patch = createTwoFilesPatch(`a/${path}`, `b/${output}`, before, after, undefined, undefined, {
        context: 3,
      });
      // The library begins with a line of "=" that git does not write.
      const body = patch.replace(/^=+\n/, "");
      const same = before === after ? "similarity index 100%\n" : "";
      const renamed = path === output ? "" : `${same}rename from ${path}\nrename to ${output}\n`;
      return `diff --git a/${path} b/${output}\n${renamed}${before === after ? "" : body}`;
    })
    .join("");
}
