/**
 * Names that a macro pastes together, `cuda##call`, stand nowhere as words: they cannot be replaced, and are refused where the
 * macro is used. Those that stay as they are, because a header of the port's defines them, need that header.
 */
import { walk } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Unit } from "../unit.ts";
import type { Dialect } from "./dialect.ts";

export function refusePastedNames(
  unit: Unit,
  sink: EditSink,
  dialect: Dialect,
  need: (path: string, helper: string) => void,
): void {
  for (const node of walk(unit.tree)) {
    const name = node.reference?.name;
    if (name === undefined || unit.declaration(node.reference?.id)) continue;
    const word = Object.hasOwn(dialect.words, name) ? dialect.words[name] : undefined;
    // Under another name it is there as a macro under CUDA's.
    const helper = word && "helper" in word ? word.helper : undefined;
    const found = word ? { name: "to" in word ? word.to : name } : dialect.nameOf(name);
    if (helper === undefined && (!found || found.name === name)) continue;
    const isWritten = [node.begin, node.end].some((place) => {
      const token = unit.token(place);
      return token !== undefined && token.file.slice(token.span) === name;
    });
    if (isWritten) continue;
    const place = unit.placeForPeople(node.begin);
    if (place.line === 0) continue;
    if (helper !== undefined) {
      need(place.file, helper);
      continue;
    }
    const counterpart =
      found?.name === undefined
        ? `${dialect.title} has nothing for it`
        : `in ${dialect.title} it is ${found.name}`;
    sink.refuse({
      code: "pasted-name",
      ...place,
      construct: name,
      reason: `a macro puts this name together of parts (${counterpart})`,
      help: "write the name out, or change the macro by hand",
    });
  }
}
