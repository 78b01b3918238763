/**
 * What a program may ask about the device: fields of `cudaDeviceProp` and attributes, and where AscendCL or the limits of SIMT that
 * Huawei documents have an answer. A field that is not here has no counterpart: it is refused by its name.
 */
import { ascendLimits } from "../../artifact/ascend-limits.ts";
import type { Node } from "../ast/node.ts";
import { calleeOf, nameReferredTo, typeOf } from "../ast/node.ts";
import type { Facts } from "../facts.ts";

interface Property {
  /** As the struct declares it. */
  readonly declaration: string;
  /** `ACL_DEV_ATTR_…`, asked by aclrtGetDeviceInfo; a number that the documentation promises; or the name of the chip. */
  readonly from: string;
  /** For people: why this number. */
  readonly comment?: string;
  /** Attributes that ask for the same, without `cudaDevAttr`. */
  readonly attributes: readonly string[];
  /** It says nothing of an Ascend: a program may print it, and not compute with it. */
  readonly isPrintedOnly?: true;
  /** What people should know where a program asks for it. */
  readonly remark?: string;
}

const { blocks, threads, boundedThreads, sharedBytes } = ascendLimits;
const shared = `${sharedBytes / 1024} * 1024`;
const sharedComment = "256 KB of a vector core's memory less what is reserved and the smallest data cache";

const capability =
  "it is 8.0, which the source was read for: where the program chooses code by it, see whether that code fits the chip";

/** What a port does by itself, or does without. */
const yesOrNo: Readonly<Record<string, Property>> = Object.fromEntries(
  [
    ["integrated", 0, "Integrated"],
    ["canMapHostMemory", 1, "CanMapHostMemory"],
    ["concurrentKernels", 1, "ConcurrentKernels"],
    ["deviceOverlap", 1, "GpuOverlap"],
    ["unifiedAddressing", 1, "UnifiedAddressing"],
    ["managedMemory", 1, "ManagedMemory"],
    ["concurrentManagedAccess", 0, "ConcurrentManagedAccess"],
    ["pageableMemoryAccess", 0, "PageableMemoryAccess"],
    ["cooperativeLaunch", 0, "CooperativeLaunch"],
    ["computeMode", 0, "ComputeMode"],
    ["memoryPoolsSupported", 1, "MemoryPoolsSupported"],
  ].map(([name, value, attribute]) => [
    name,
    { declaration: `int ${name}`, from: String(value), attributes: [String(attribute)] },
  ]),
);

/** AscendCL documents no way to ask for these: 0 is printed in their place. */
const printed: Readonly<Record<string, Property>> = Object.fromEntries(
  [
    "clockRate",
    "memoryClockRate",
    "memoryBusWidth",
    "asyncEngineCount",
    "ECCEnabled",
    "kernelExecTimeoutEnabled",
    "pciBusID",
    "pciDeviceID",
    "pciDomainID",
    "tccDriver",
    "isMultiGpuBoard",
    "streamPrioritiesSupported",
    "maxBlocksPerMultiProcessor",
  ].map((name) => [
    name,
    {
      declaration: `int ${name}`,
      from: "0",
      attributes: [],
      isPrintedOnly: true as const,
      remark: "AscendCL documents no way to ask for it: it is 0, which means nothing",
    },
  ]),
);

export const deviceProperties: Readonly<Record<string, Property>> = {
  name: { declaration: "char name[256]", from: "aclrtGetSocName", attributes: [] },
  totalGlobalMem: {
    declaration: "size_t totalGlobalMem",
    from: "ACL_DEV_ATTR_TOTAL_GLOBAL_MEM_SIZE",
    attributes: [],
  },
  multiProcessorCount: {
    declaration: "int multiProcessorCount",
    from: "ACL_DEV_ATTR_VECTOR_CORE_NUM",
    comment: "the cores that run SIMT code",
    attributes: ["MultiProcessorCount"],
  },
  maxThreadsPerMultiProcessor: {
    declaration: "int maxThreadsPerMultiProcessor",
    from: "ACL_DEV_ATTR_MAX_THREAD_PER_VECTOR_CORE",
    attributes: ["MaxThreadsPerMultiProcessor"],
  },
  l2CacheSize: {
    declaration: "int l2CacheSize",
    from: "ACL_DEV_ATTR_L2_CACHE_SIZE",
    attributes: ["L2CacheSize"],
  },
  warpSize: { declaration: "int warpSize", from: "32", attributes: ["WarpSize"] },
  maxThreadsPerBlock: {
    declaration: "int maxThreadsPerBlock",
    from: String(threads),
    comment: `${boundedThreads} with __launch_bounds__`,
    attributes: ["MaxThreadsPerBlock"],
  },
  maxThreadsDim: {
    declaration: "int maxThreadsDim[3]",
    from: `${threads}, ${threads}, 64`,
    comment: "within the chip's limits, as CUDA has them",
    attributes: ["MaxBlockDimX", "MaxBlockDimY", "MaxBlockDimZ"],
  },
  maxGridSize: {
    declaration: "int maxGridSize[3]",
    from: [blocks, blocks, blocks].join(", "),
    comment: "of all axes together; kernels of larger grids were given a loop",
    attributes: ["MaxGridDimX", "MaxGridDimY", "MaxGridDimZ"],
  },
  sharedMemPerBlock: {
    declaration: "size_t sharedMemPerBlock",
    from: shared,
    comment: sharedComment,
    attributes: ["MaxSharedMemoryPerBlock"],
  },
  sharedMemPerBlockOptin: {
    declaration: "size_t sharedMemPerBlockOptin",
    from: shared,
    comment: "nothing is to be asked for",
    attributes: ["MaxSharedMemoryPerBlockOptin"],
  },
  sharedMemPerMultiprocessor: {
    declaration: "size_t sharedMemPerMultiprocessor",
    from: shared,
    attributes: ["MaxSharedMemoryPerMultiprocessor"],
  },
  regsPerBlock: {
    declaration: "int regsPerBlock",
    from: "32768",
    comment: "a register file of 128 KB",
    attributes: ["MaxRegistersPerBlock"],
  },
  regsPerMultiprocessor: {
    declaration: "int regsPerMultiprocessor",
    from: "32768",
    attributes: ["MaxRegistersPerMultiprocessor"],
  },
  ...yesOrNo,
  major: {
    declaration: "int major",
    from: "8",
    comment: "the compute capability that the source was read for: nothing of it is on Ascend",
    attributes: [],
    remark: capability,
  },
  minor: {
    declaration: "int minor",
    from: "0",
    attributes: [],
    remark: capability,
  },
  totalConstMem: {
    declaration: "size_t totalConstMem",
    from: "64 * 1024",
    comment: "what CUDA promises; constants lie in global memory",
    attributes: ["TotalConstantMemory"],
  },
  ...printed,
};

const prefix = "cudaDevAttr";

/** `cudaDevAttrWarpSize` is `unwarpAttrWarpSize`, wherever it stands. */
export const attributeWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(deviceProperties).flatMap(({ attributes }) =>
    attributes.map((name) => [`${prefix}${name}`, `unwarpAttr${name}`]),
  ),
);

/** Refuses `prop.major` and its like. */
export function refuseProperty(facts: Facts, node: Node, within: Node | undefined): void {
  const [object] = node.inner;
  const { name = "" } = node;
  if (!object || facts.unit.declaration(node.memberId)) return;
  if (!/^(?:const )?(?:struct )?cudaDeviceProp\b/.test(typeOf(object))) return;
  const property = Object.hasOwn(deviceProperties, name) ? deviceProperties[name] : undefined;
  if (property?.remark !== undefined && (property.isPrintedOnly !== true || isPrinted(node)))
    facts.remark(node, "device-property", `cudaDeviceProp::${name}: ${property.remark}`);
  else if (!property || property.isPrintedOnly === true)
    facts.refuse(node, within, {
      code: "no-counterpart",
      construct: `cudaDeviceProp::${name}`,
      reason: "AscendCL documents no way to ask for it",
      help: "take it out, or write the number that the program should work with",
    });
}

/** Whether all that becomes of a number is text for people. */
function isPrinted(node: Node): boolean {
  let at = node;
  for (;;) {
    const { parent } = at;
    if (!parent) return false;
    if (parent.kind === "CallExpr")
      return /^(?:printf|fprintf)$/.test(nameReferredTo(calleeOf(parent) ?? parent) ?? "");
    if (parent.kind === "CXXOperatorCallExpr")
      return typeOf(parent).includes("ostream") && parent.inner.at(-1) === at;
    const isArithmetic = parent.kind === "BinaryOperator" && /^[-+*/]$/.test(parent.opcode ?? "");
    const isChoice = parent.kind === "ConditionalOperator";
    if (!isArithmetic && !isChoice && !/CastExpr$|^ParenExpr$/.test(parent.kind)) return false;
    // An integer divided by 0 ends the program.
    if (parent.opcode === "/" && parent.inner[1] === at) return false;
    at = parent;
  }
}

function assignment(field: string, { from }: Property): string {
  if (from === "aclrtGetSocName")
    return `  const char* name = aclrtGetSocName();
  std::snprintf(to->name, sizeof to->name, "%s", name == nullptr ? "Ascend" : name);`;
  if (from.startsWith("ACL_"))
    return `  if (code == ACL_SUCCESS) code = aclrtGetDeviceInfo((uint32_t)device, ${from}, &number);
  to->${field} = (decltype(to->${field}))number;`;
  if (from.includes(","))
    return from
      .split(", ")
      .map((value, axis) => `  to->${field}[${axis}] = ${value};`)
      .join("\n");
  return `  to->${field} = ${from};`;
}

function commented(line: string, comment: string | undefined): string {
  return comment === undefined ? line : `${line}  // ${comment}`;
}

const fields = Object.entries(deviceProperties);

export const devicePropertiesHeader = `
// What can be asked about a device: by aclrtGetDeviceInfo, or as the documentation of SIMT promises it.
struct UnwarpDeviceProp {
${fields.map(([, { declaration, comment }]) => commented(`  ${declaration};`, comment)).join("\n")}
};

static inline aclError unwarpDeviceProperties(UnwarpDeviceProp* to, int device) {
  aclError code = ACL_SUCCESS;
  int64_t number = 0;
${fields.map(([field, property]) => assignment(field, property)).join("\n")}
  return code;
}

enum UnwarpDeviceAttr {
${Object.values(attributeWords)
  .map((name) => `  ${name},`)
  .join("\n")}
};

static inline aclError unwarpDeviceAttribute(int* to, UnwarpDeviceAttr attribute, int device) {
  UnwarpDeviceProp all = UnwarpDeviceProp();
  aclError code = unwarpDeviceProperties(&all, device);
  switch (attribute) {
${fields
  .flatMap(([field, { attributes }]) =>
    attributes.map(
      (name, axis) =>
        `    case unwarpAttr${name}: *to = (int)all.${field}${attributes.length > 1 ? `[${axis}]` : ""}; break;`,
    ),
  )
  .join("\n")}
  }
  return code;
}
`;
