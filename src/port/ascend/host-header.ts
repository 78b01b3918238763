/** `unwarp_acl.h` as a port needs it: what every port has, and the parts whose names its text uses. */
import { devicePropertiesHeader } from "./device-properties.ts";
import { errorClassesHeader } from "./error-classes.ts";
import { hostHeader } from "./helper-header.ts";
import { withManagedMemory } from "./managed-header.ts";
import { poolsHeader } from "./pools-header.ts";
import {
  activeBlocksHeader,
  askedStreamsHeader,
  callbacksHeader,
  checkedLaunchesHeader,
  copiesHeader,
  matricesHeader,
  orderHeader,
  occupancyHeader,
  peersHeader,
  streamsHeader,
  versionHeader,
} from "./runtime-header.ts";

/** In this order: matrices are copied by what stands in front of them. */
const parts: readonly { readonly names: RegExp; readonly text: string }[] = [
  {
    names: /\bunwarp(?:Mem(?:cpy|set)(?:2d)?Async|Mem(?:cpy|set)2d|MallocPitch|FreeAsync)\b/,
    text: copiesHeader,
  },
  { names: /\bunwarp(?:Mem(?:cpy|set)2d(?:Async)?|MallocPitch)\b/, text: matricesHeader },
  {
    names:
      /\bunwarp(?:StreamPriorityRange|CreateStreamWith(?:Priority|Flags)|Stream(?:Default|NonBlocking)|CreateNotedStream|StreamGet(?:Flags|Priority))\b/,
    text: streamsHeader,
  },
  { names: /\bunwarp(?:CreateNotedStream|StreamGet(?:Flags|Priority))\b/, text: askedStreamsHeader },
  { names: /\b(?:UnwarpPools|UnwarpMemPool\w*|unwarpPool\w+)\b/, text: poolsHeader },
  { names: /\b[uU]nwarpStream(?:Add)?Callback\b/, text: callbacksHeader },
  { names: /\bunwarpMaxActiveBlocks\b/, text: activeBlocksHeader },
  { names: /\bunwarpCanAccessPeer\b/, text: peersHeader },
  { names: /\bunwarpCudaVersion\b/, text: versionHeader },
  { names: /\bunwarp(?:MayLaunch|(?:Get|PeekAt)LastError)\b/, text: checkedLaunchesHeader },
  { names: /\bunwarpMaxPotentialBlockSize\b/, text: occupancyHeader },
  {
    names: /\b[uU]nwarp(?:Device(?:Prop(?:erties)?|Attr(?:ibute)?)|Attr\w+)\b/,
    text: devicePropertiesHeader,
  },
  { names: /\bunwarpHostM(?:in|ax)\b/, text: orderHeader },
  { names: /\bunwarpErrorClass\b/, text: errorClassesHeader },
];

/** @param texts of the port, in which names of the header stand */
export function hostHeaderFor(texts: readonly string[], isManaged: boolean): string {
  const used = parts.filter(({ names }) => texts.some((text) => names.test(text)));
  const header = [hostHeader, ...used.map(({ text }) => text)].join("");
  return isManaged ? withManagedMemory(header) : header;
}
