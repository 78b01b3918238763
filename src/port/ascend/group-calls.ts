/** Cooperative groups in device code: members of groups, and reductions over tiles. */
import { isFunction, withinFunction } from "../ast/functions.ts";
import { ancestor, argumentsOf, type Node, typeOf, withoutImplicit } from "../ast/node.ts";
import { callText } from "../call-text.ts";
import type { Facts } from "../facts.ts";
import { groupMember, isBlock, isGroup, tileSize } from "./groups.ts";
import type { Masks } from "./masks.ts";
import { callOf } from "./uniformity.ts";
import { groupShuffle, groupShuffleName, isLong, type WideCalls } from "./word-helpers.ts";

type Refuse = (node: Node, code: string, reason: string, help?: string) => void;

/** Function objects of CUDA's header, and those of the port's. */
const operatorNames: Readonly<Record<string, string>> = {
  plus: "UnwarpPlus",
  greater: "UnwarpGreater",
  less: "UnwarpLess",
  bit_and: "UnwarpBitAnd",
  bit_or: "UnwarpBitOr",
  bit_xor: "UnwarpBitXor",
};
const operatorType =
  /^(?:const )?cooperative_groups::(?:\w+::)*(plus|greater|less|bit_and|bit_or|bit_xor)<.*>$/;
const operatorWords =
  /^(?:::)?(?:\w+::)*(?:plus|greater|less|bit_and|bit_or|bit_xor)\s*<([^<>]*)>\s*(?:\(\s*\)|\{\s*\})$/;
const shuffledTypes = /^(?:int|unsigned int|long long|unsigned long long|float)$/;
/** What shuffles of groups are documented for, long by way of the port's header. */
const groupShuffledTypes = /^(?:struct )?(?:int|unsigned int|float|__half|__half2)$/;
/** Numbers of 16 bits have the operators of numbers; pairs of them CUDA itself does not take. */
const reducedHalves = /^(?:__half|__nv_bfloat16)$/;
const isReducedHalf = (type: string, kind: string) =>
  reducedHalves.test(type) && /^(?:plus|less|greater)$/.test(kind);
/** Any other may go word by word; `double` is refused wherever something is computed with it. */
const isInWords = (type: string) => !/[*&[]|\bdouble\b|^void$/.test(type);

const matchedTypes = /^(?:(?:unsigned )?(?:int|long|long long)|float)$/;

/** What Ascend C calls the types. */
const ownNames: Readonly<Record<string, string>> = {
  __half: "half",
  __nv_bfloat16: "bfloat16_t",
  nv_bfloat16: "bfloat16_t",
};

export class GroupCalls {
  readonly #facts: Facts;
  readonly #masks: Masks;
  readonly #wideCalls: WideCalls;
  readonly #refuse: Refuse;
  readonly #operators = new Set<Node>();

  constructor(facts: Facts, masks: Masks, wideCalls: WideCalls, refuse: Refuse) {
    this.#facts = facts;
    this.#masks = masks;
    this.#wideCalls = wideCalls;
    this.#refuse = refuse;
  }

  /** False for a member that the documentation does not name. */
  member(node: Node, type: string): boolean {
    if (!isGroup(type)) return false;
    const use = groupMember(node.name ?? "");
    if (use === undefined || (use === "tile" && tileSize(type) === undefined)) return false;
    if (use === "anywhere" || isBlock(type)) return true;
    const object = node.inner[0];
    const isPlain = object !== undefined && !(object.type ?? "").endsWith("*");
    const isTile = tileSize(type) !== undefined;
    const kind = isTile ? "tile" : /\bcoalesced_group\b/.test(type) ? "coalesced" : undefined;
    const how = this.#masks.decideGroup(node, `${node.name} of ${type}`, isPlain ? kind : undefined);
    const question = how === "checked" ? (isTile ? "unwarpWhole" : "unwarpTogether") : undefined;
    if (how === undefined || !object) return true;
    if (use === "tile") {
      this.#match(node, object);
      return true;
    }
    const shuffle = groupShuffle.test(node.name ?? "") ? this.#shuffleOf(node) : undefined;
    if (shuffle === "refused") return true;
    if (shuffle === "words") this.#shuffleBy(node, object, question, "Words");
    else if (this.#wideCalls.has(this.#facts.unit, node)) this.#shuffleBy(node, object, question, "");
    else if (question !== undefined) this.#askForAll(object, question);
    return true;
  }

  /** How a shuffle is ported, by the type. */
  #shuffleOf(member: Node): "same" | "words" | "refused" {
    const call = callOf(member);
    const type = call ? typeOf(call) : "";
    if (groupShuffledTypes.test(type) || isLong(type)) return "same";
    if (isInWords(type)) return "words";
    this.#refuse(
      call ?? member,
      "shuffle-type",
      `shuffles of a group are documented for 32-bit and 64-bit integers, float, half and half2, not for ${type}`,
      "shuffle an int or a float, or one member after the other",
    );
    return "refused";
  }

  /** `tile.match_any(value)` is `unwarpTileMatchAny(tile, value)`, which asks for the tile's lanes itself. */
  #match(member: Node, object: Node): void {
    const text = callText(this.#facts.unit, member);
    const range = this.#facts.unit.range(object);
    const call = callOf(member);
    const value = call && argumentsOf(call)[0];
    const type = value ? typeOf(withoutImplicit(value)).replace(/^const /, "") : "";
    if (!text || !range || !call || (object.type ?? "").endsWith("*") || !matchedTypes.test(type)) {
      this.#refuse(
        call ?? member,
        "cooperative-groups",
        "a match within a tile is ported of integers and float, where it is called by the tile's own name",
        `write tile.${member.name ?? ""}(value) of an int`,
      );
      return;
    }
    const head = { start: text.whole.start, end: text.inside.start };
    const to = member.name === "match_all" ? "unwarpTileMatchAll" : "unwarpTileMatchAny";
    this.#facts.sink.replace(text.file, head, `${to}(`, range.span, ", ");
  }

  #shuffleBy(member: Node, object: Node, question: string | undefined, form: string): void {
    const text = callText(this.#facts.unit, member);
    const range = this.#facts.unit.range(object);
    if (!text || !range || (object.type ?? "").endsWith("*")) {
      this.#refuse(
        member,
        "macro",
        "the words of this shuffle of a group cannot be told apart",
        "write group.shfl(value, lane)",
      );
      return;
    }
    const group = question === undefined ? [range.span] : [`${question}(`, range.span, ")"];
    const head = { start: text.whole.start, end: text.inside.start };
    this.#facts.sink.replace(
      text.file,
      head,
      `${groupShuffleName(member.name ?? "")}${form}(`,
      ...group,
      ", ",
    );
  }

  /** `cg::reduce(tile, value, cg::plus<int>{})`. False where it is none of cooperative groups. */
  reduce(call: Node, callee: Node): boolean {
    const [group, value, operator] = argumentsOf(call);
    const size = group && tileSize(typeOf(withoutImplicit(group)));
    if (!group || !value || !operator || size === undefined || size > 32) return false;
    const text = callText(this.#facts.unit, callee);
    const spans = text?.args ?? [];
    const words = spans[2] && text ? operatorWords.exec(text.file.slice(spans[2])) : undefined;
    const operators = typeOf(withoutImplicit(operator));
    const kind = operatorType.exec(operators)?.[1];
    const type = typeOf(withoutImplicit(value)).replaceAll(/\b(?:const|struct) /g, "");
    // A function of the program's own, which is ported as others are.
    const isOwn = kind === undefined && !/cooperative_groups/.test(operators) && isInWords(type);
    const isKnown = words && kind !== undefined && (shuffledTypes.test(type) || isReducedHalf(type, kind));
    if (!isOwn) this.#operators.add(operator);
    if (!text || spans.length !== 3 || !spans[2] || !(isOwn || isKnown)) {
      this.#refuse(
        call,
        "cooperative-groups",
        "a reduction over a tile is ported of int, long long, float and 16-bit numbers by an operator of cooperative groups that is made in the call, and by functions of the program's own",
        "write cg::reduce(tile, value, cg::plus<float>()), or shuffles",
      );
      return true;
    }
    const how = this.#masks.decideGroup(callee, "reduce", "tile");
    if (how === undefined) return true;
    const { sink } = this.#facts;
    const to = this.#isReducedInWords(call) ? "unwarpReduceTileWords(" : "unwarpReduceTile(";
    sink.replace(text.file, { start: text.whole.start, end: text.inside.start }, to);
    if (kind !== undefined) {
      const given = words?.[1]?.trim() ?? "";
      // The words of the type are ported where they stand in a text of their own.
      const ofType = given === "" ? (ownNames[type] ?? type) : (ownNames[given] ?? given);
      sink.replace(text.file, spans[2], `${operatorNames[kind] ?? ""}<${ofType}>()`);
    }
    if (how === "checked") this.#askForAll(group, "unwarpWhole");
    return true;
  }

  /** Where some instance of a template reduces what shuffles are not documented for: there is one text for all of them. */
  #isReducedInWords(call: Node): boolean {
    const within = ancestor(call, isFunction);
    const isSame = (a: Node | undefined, b: Node | undefined) =>
      a?.loc?.file === b?.loc?.file && a?.loc?.offset === b?.loc?.offset;
    const texts = this.#facts.deviceFunctions.filter((one) => isSame(one, within));
    return [call, ...texts.flatMap((one) => [...withinFunction(one)])].some((node) => {
      if (node.kind !== "CallExpr" || node.begin?.offset !== call.begin?.offset) return false;
      const [, value] = argumentsOf(node);
      const type = value ? typeOf(withoutImplicit(value)).replaceAll(/\b(?:const|struct) /g, "") : "";
      return isInWords(type) && !shuffledTypes.test(type);
    });
  }

  /** Part of the operator of a reduction, which is replaced as a whole. */
  isOperator(node: Node): boolean {
    for (let at: Node | undefined = node; at && !at.kind.endsWith("Stmt"); at = at.parent)
      if (this.#operators.has(at)) return true;
    return false;
  }

  #askForAll(group: Node, question: string): void {
    const range = this.#facts.unit.range(group);
    if (!range) {
      this.#refuse(group, "macro", "the group is named by a macro");
      return;
    }
    this.#facts.sink.insert(range.file, range.span.start, `${question}(`);
    this.#facts.sink.insert(range.file, range.span.end, ")");
  }
}
