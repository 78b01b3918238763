/**
 * Launches of programs that ask for `cudaErrorInvalidConfiguration`. What AscendCL reports of a grid or a block that cannot be is not
 * documented, but which ones CUDA refuses is known before the launch:
 *
 *     k<<<grid, block>>>(p);   =>   if (!unwarpMayLaunch(grid, block, 0)) {} else k<<<grid, block>>>(p);
 */
import type { Node } from "../ast/node.ts";
import type { LaunchText } from "../call-text.ts";
import type { Facts } from "../facts.ts";

/** @param hasEffects whether the grid, the block or the size does something: each is computed twice */
export function checkLaunch(
  facts: Facts,
  node: Node,
  within: Node | undefined,
  text: LaunchText,
  hasEffects: boolean,
): void {
  const range = facts.unit.range(node);
  const words = text.config.slice(0, 3).map((span) => text.file.slice(span));
  const isWritten = range?.file === text.file && isStatement(node);
  if (!range || !isWritten || hasEffects || words.some((one) => /cuda|__/i.test(one)))
    return facts.refuse(node, within, {
      code: "particular-error",
      reason:
        "the program asks for cudaErrorInvalidConfiguration, and the configuration of this launch cannot be looked at before it",
      help: "compute grid, block and bytes before the launch, in a statement of its own",
    });
  facts.sink.insert(range.file, range.span.start, `if (!unwarpMayLaunch(${words.join(", ")})) {} else `);
}

/** Not part of a larger expression. */
function isStatement(node: Node): boolean {
  const user = node.parent?.kind === "ExprWithCleanups" ? node.parent.parent : node.parent;
  return /^(?:CompoundStmt|IfStmt|ForStmt|WhileStmt|DoStmt|CaseStmt|DefaultStmt|CXXForRangeStmt|LabelStmt)$/.test(
    user?.kind ?? "",
  );
}
