/**
 * Functions of the CUDA runtime and their counterparts in Ascend's ACL runtime. What `unwarp port --to ascend-c` writes
 * stands in its own table; here are the counterparts that it does not write by name, as CANN documents them (acl_rt.h), and
 * what differs beside the name. Functions that are in neither are for a person to look up.
 */
import { type HostCall, hostCalls } from "../../port/ascend/host-functions.ts";

export interface AclName {
  readonly name: string;
  readonly changed?: string;
}

/** CUDA's name, ACL's (`=`: as the port writes it), and what differs. */
const table = `
  cudaMalloc = an argument for the policy
  cudaFree aclrtFree
  cudaHostAlloc = without flags
  cudaHostRegister aclrtHostRegister other flags
  cudaHostUnregister aclrtHostUnregister
  cudaMallocAsync aclrtMemPoolMallocAsync an explicit pool
  cudaMallocFromPoolAsync aclrtMemPoolMallocAsync an explicit pool
  cudaFreeAsync aclrtMemPoolFreeAsync an explicit pool
  cudaMallocManaged aclrtMemAllocManaged unproven together with SIMT kernels
  cudaMemcpy aclrtMemcpy the destination's size as well
  cudaMemcpyAsync = the destination's size as well
  cudaMemcpy2D aclrtMemcpy2d
  cudaMemcpyToSymbol aclrtMemcpyToSymbol __constant__ becomes an argument, so most calls become copies
  cudaMemcpyToSymbolAsync aclrtMemcpyToSymbolAsync __constant__ becomes an argument, so most calls become copies
  cudaMemcpyFromSymbol aclrtMemcpyFromSymbol
  cudaMemcpyFromSymbolAsync aclrtMemcpyFromSymbolAsync
  cudaGetSymbolAddress aclrtGetSymbolAddress
  cudaGetSymbolSize aclrtGetSymbolSize
  cudaMemset aclrtMemset the destination's size as well
  cudaMemsetAsync = the destination's size as well
  cudaMemGetInfo = which memory is asked about
  cudaStreamCreateWithFlags = only flags that say nothing
  cudaStreamCreateWithPriority aclrtCreateStreamWithConfig other priorities
  cudaStreamQuery aclrtStreamQuery the state comes by an argument
  cudaStreamBeginCapture aclmdlRICaptureBegin
  cudaStreamEndCapture aclmdlRICaptureEnd
  cudaGraphLaunch aclmdlRIExecuteAsync
  cudaEventCreate = a flag for timing
  cudaEventCreateWithFlags = other flags
  cudaEventQuery aclrtQueryEventStatus the state comes by an argument
  cudaGetDeviceProperties aclrtGetDeviceInfo one attribute at a time
  cudaDeviceGetAttribute aclrtGetDeviceInfo other attributes
  cudaDeviceReset aclrtResetDevice
  cudaGetLastError = a level
  cudaPeekAtLastError = a level
  cudaGetErrorString aclGetRecentErrMsg a table of codes that the port brings along
  cudaGetErrorName aclGetRecentErrMsg a table of codes that the port brings along
  cudaLaunchKernel aclrtLaunchSIMTKernelWithArgsArray
  cudaLaunchHostFunc aclrtLaunchHostFunc
  cudaDeviceCanAccessPeer aclrtDeviceCanAccessPeer
  cudaDeviceEnablePeerAccess aclrtDeviceEnablePeerAccess
  cudaDeviceDisablePeerAccess aclrtDeviceDisablePeerAccess
  cudaIpcGetMemHandle aclrtIpcMemGetExportKey keys in the place of handles
  cudaIpcOpenMemHandle aclrtIpcMemImportByKey keys in the place of handles
  cudaIpcCloseMemHandle aclrtIpcMemClose
`;

const rows: ReadonlyMap<string, AclName> = new Map(
  table
    .trim()
    .split("\n")
    .map((line): [string, AclName] => {
      const [cuda = "", name = "", ...changed] = line.trim().split(" ");
      return [cuda, { name, ...(changed.length > 0 && { changed: changed.join(" ") }) }];
    }),
);

/** The function of ACL that the port writes for a call; undefined for one of its own, and where the call goes. */
function writtenName({ to }: HostCall): string | undefined {
  return /^acl\w+(?=\()/.exec(to)?.[0];
}

/** Whether the port writes a function of ACL for it, and none of its own. */
export function isWritten(call: HostCall): boolean {
  return writtenName(call) !== undefined;
}

/** Whether the call is replaced by its result. */
export function isDropped({ to }: HostCall): boolean {
  return to === "ACL_SUCCESS";
}

/** The port's own word comes first, so that the two cannot differ. */
export function aclCounterpart(cuda: string): AclName | undefined {
  const ported = hostCalls[cuda];
  const row = rows.get(cuda);
  const written = ported && writtenName(ported);
  if (written === undefined) return row && row.name !== "=" ? row : undefined;
  const isThatOne = row !== undefined && (row.name === "=" || row.name === written);
  return { name: written, ...(isThatOne && row.changed !== undefined && { changed: row.changed }) };
}

/** Functions that have a counterpart by name. */
export function aclCounterparts(): string[] {
  return [...new Set([...rows.keys(), ...Object.keys(hostCalls)])].filter((name) => aclCounterpart(name));
}
