import { constInt } from "../../../ir/build.ts";
import { i32 } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import type { GangWriter } from "./gang-writer.ts";
import type { Mask } from "./mask.ts";

/**
 * Writes a loop over the active lanes, the lowest first, or what it would do for the one that may be active: code
 * is run only while any lane is. `write` gets the lane's number.
 */
export function eachActiveLane(writer: GangWriter, mask: Mask, write: (lane: Value) => void): void {
  if (mask.only !== undefined) {
    write(constInt(i32, mask.only));
    return;
  }
  const bits = writer.bits(mask);
  const [head, body, after] = [
    writer.makeBlock("lane.next"),
    writer.makeBlock("lane"),
    writer.makeBlock("lane.end"),
  ];
  const before = writer.at.block;
  writer.at.br(head);
  writer.continueIn(head);
  const rest = writer.at.phi(i32, [[bits, before]], "rest");
  writer.at.condBr(writer.at.icmp("ne", rest, constInt(i32, 0)), body, after);
  writer.continueIn(body);
  write(writer.firstLane(rest));
  const next = writer.at.and(rest, writer.at.sub(rest, constInt(i32, 1)));
  rest.addIncoming(next, writer.at.block);
  writer.at.br(head);
  writer.continueIn(after);
}
