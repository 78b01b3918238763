/** docs/support/ascend.md, from the tables by which `unwarp port --to ascend-c` works. */
import { type DeviceFunction, deviceFunctions, refusedFamilies } from "./device-functions.ts";
import { deviceProperties } from "./device-properties.ts";
import { errorClasses } from "./error-classes.ts";
import { askedStreamCalls, checkedLaunchCalls, hostCalls, poolCalls, symbolCalls } from "./host-functions.ts";
import { simdHeaderName, wordFunctionName, wordFunctions } from "./helper-files.ts";
import { headers, refusedWords, words } from "./host-names.ts";
import { countedCalls, managedCalls } from "./managed-memory.ts";

export function ascendSupportTable(): string {
  return [
    "# What is ported to Ascend C",
    "",
    "Printed from the tables in `src/port/ascend/` by `scripts/support-table.mjs`; do not edit. How to use it:",
    "[port to Ascend](../how-to/port-to-ascend.md). Target: SIMT, Ascend 950 (dav-3510). What is not here is refused.",
    "",
    "## Device functions",
    "",
    "| CUDA | Ascend C |",
    "|---|---|",
    ...Object.entries(deviceFunctions)
      .filter(
        ([name, rule]) =>
          !/^(?:same|refuse)$/.test(rule.kind) &&
          !/_(?:block|system)$/.test(name.replace("__threadfence_system", "")) &&
          !wordFunctions.includes(name),
      )
      .map(([name, rule]) => `| \`${name}\` | ${shownRule(rule)} |`),
    "",
    `With the same name: ${namesOf("same")}.`,
    "",
    `Functions of bytes and 16-bit integers in a word are plain integer code in \`${simdHeaderName}\`, which comes with a port that`,
    `needs it, \`__vadd4\` as \`${wordFunctionName("__vadd4")}\`: ${wordFunctions.map((name) => `\`${name}\``).join(", ")}.`,
    "",
    "C's functions without the `f` (`sqrt(x)` of a float) get it. Atomics of a block's scope become those of the device, and so do those of the",
    "system's scope in programs without memory that the host or another device shares.",
    "",
    "## Refused in device code",
    "",
    "| CUDA | Why | What helps |",
    "|---|---|---|",
    ...Object.entries(deviceFunctions).flatMap(([name, rule]) =>
      rule.kind === "refuse" ? [`| \`${name}\` | ${rule.reason} | ${rule.help ?? ""} |`] : [],
    ),
    ...refusedFamilies.map(
      ({ pattern, reason, help }) => `| ${shownPattern(pattern)} | ${reason} | ${help ?? ""} |`,
    ),
    "| double precision | there is none on the chip | `float`, if that is exact enough |",
    "| PTX | it is NVIDIA's machine language; `%laneid` and `%lanemask_*` are taken over | C++ |",
    "| recursion, virtual functions, calls through pointers, `new` | SIMT code has none of them | a loop, a switch, memory from the host |",
    "| a warp operation under a condition that may differ among lanes, with a constant mask, in a kernel that some lanes may have left | Ascend's take part with all lanes that are there | the full mask, in code that all lanes run |",
    "| a return before a barrier | the other threads would wait for ever | a condition around the code instead |",
    "| volatile shared memory, but for plain loads and for stores that are statements: around these the lanes that come together wait for each other | it counts on lanes that run in step | barriers, or shuffles |",
    "",
    "## Calls of the runtime",
    "",
    "`unwarp…` functions are in `unwarp_acl.h`, which comes with the port: there CUDA promises more than AscendCL.",
    "",
    "| CUDA | AscendCL |",
    "|---|---|",
    ...Object.entries(hostCalls).map(([name, { to }]) => `| \`${name}\` | \`${to}\` |`),
    ...[...symbolCalls].map((name) => `| \`${name}\` | a method of the variable's \`UnwarpSymbol\` |`),
    "",
    "In programs with managed memory, which is a buffer on each side that launches and waiting copy:",
    "",
    "| CUDA | AscendCL |",
    "|---|---|",
    ...Object.entries({ ...managedCalls, ...countedCalls }).map(
      ([name, { to }]) => `| \`${name}\` | \`${to}\` |`,
    ),
    "",
    "In programs that use memory pools, ask streams what they were made with, or ask for `cudaErrorInvalidConfiguration`:",
    "",
    "| CUDA | AscendCL |",
    "|---|---|",
    ...Object.entries({ ...poolCalls, ...askedStreamCalls, ...checkedLaunchCalls }).map(
      ([name, { to }]) => `| \`${name}\` | \`${to}\` |`,
    ),
    "",
    "## Fields of `cudaDeviceProp`, and attributes",
    "",
    "Others are refused by their name. Those that say nothing of an Ascend may be printed, and not computed with.",
    "",
    "| CUDA | Attribute | Ascend |",
    "|---|---|---|",
    ...Object.entries(deviceProperties).map(
      ([name, { from, attributes, comment }]) =>
        `| \`${name}\` | ${attributes.map((one) => `\`cudaDevAttr${one}\``).join(", ")} | \`${from}\`${comment === undefined ? "" : `: ${comment}`} |`,
    ),
    "",
    "## Errors by name",
    "",
    "A comparison is with all codes that are documented to mean the same. Errors that are not here are refused where they are named.",
    "",
    "| CUDA | AscendCL |",
    "|---|---|",
    ...Object.entries(errorClasses).map(
      ([name, { to, others }]) =>
        `| \`${name}\` | ${[to, ...others].map((one) => `\`${one}\``).join(", ")} |`,
    ),
    "",
    "## Names",
    "",
    "| CUDA | Ascend |",
    "|---|---|",
    ...Object.entries(words).map(([name, to]) => `| \`${name}\` | ${to === "" ? "nothing" : `\`${to}\``} |`),
    ...Object.entries(headers).map(
      ([name, { to }]) =>
        `| \`<${name}>\` | ${to === undefined ? "`unwarp_simt.h`, `unwarp_acl.h`" : `\`${to}\``} |`,
    ),
    "",
    "Refused names:",
    "",
    ...refusedWords.map(
      ({ code, reason, help }) => `- ${code}: ${reason}${help === undefined ? "" : ` (${help})`}.`,
    ),
    "",
  ].join("\n");
}

function namesOf(kind: DeviceFunction["kind"]): string {
  const names = Object.entries(deviceFunctions).filter(([, rule]) => rule.kind === kind);
  return names.map(([name]) => `\`${name}\``).join(", ");
}

function shownRule(rule: DeviceFunction): string {
  switch (rule.kind) {
    case "rename":
      return `\`${rule.to}\`${rule.remark === undefined ? "" : ", with a remark"}${rule.parameter === undefined ? "" : `, of ${rule.parameter}`}`;
    case "masked":
      return rule.to === undefined
        ? `\`${rule.checked}\``
        : `\`${rule.to}\`, without the mask, where that is shown to be the same; else \`${rule.checked}\`, which stops the kernel where lanes of the mask are missing`;
    case "atomic":
      return `\`${rule.to}\`, of ${rule.types.map((type) => atomicNames[type]).join(", ")}`;
    case "system-fence":
      return `\`${rule.to}\`, in programs without memory that the host or another device shares`;
    case "vote":
      return `\`${rule.to}\`, a counter in shared memory between barriers`;
    case "syncwarp":
      return "`coalesced_threads().sync()`; where it is not shown that the lanes of the mask come, that is asked as the kernel runs";
    case "around":
      return `\`${rule.before}…${rule.after}\``;
    case "load":
      return "a load";
    case "store":
      return "a store";
    default:
      return "";
  }
}

const atomicNames = {
  short: "16-bit integers",
  int: "32-bit integers",
  long: "64-bit integers (on shared memory under a lock of the block)",
  float: "float",
  half: "half (result unused)",
  half2: "half2",
} as const;

/** `^__vadd…$` as people read it. */
function shownPattern(pattern: RegExp): string {
  return `\`${pattern.source.replaceAll("|", "\\|")}\``;
}
