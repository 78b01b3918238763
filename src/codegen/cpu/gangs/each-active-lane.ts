import { constInt } from "../../../ir/build.ts";
import { i32 } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import type { GangWriter } from "./gang-writer.ts";

/** Writes a loop over the lanes whose bits are set, the lowest first. `write` gets the lane's number. */
export function eachActiveLane(writer: GangWriter, bits: Value, write: (lane: Value) => void): void {
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
