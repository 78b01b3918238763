/** The runtime and the driver API, and what belongs to them. */
import type { ApiFunction } from "../../cuda-api/api-function.ts";
import { lookUpHeader } from "../../cuda-api/headers.ts";
import { driverFunctions } from "../../cuda-api/driver-functions.ts";
import { runtimeFunctions } from "../../cuda-api/runtime-functions.ts";
import { runtimeTemplates } from "../../cuda-api/runtime-templates.ts";
import { hostCalls, symbolCalls } from "../../port/ascend/host-functions.ts";
import { managedCalls } from "../../port/ascend/managed-memory.ts";
import type { Verdict } from "../model.ts";
import { aclCounterpart, isDropped, isWritten } from "./acl-names.ts";
import { type ApiFamily, hipVerdict, isHeader, musaVerdict } from "./api-family.ts";
import { cudaToolkit } from "./controllers.ts";
import { ascend, byHand, mechanical, none, runsHere, unwarpRuns } from "./verdicts.ts";

const runtime: Readonly<Record<string, ApiFunction>> = runtimeFunctions;
const driver: Readonly<Record<string, ApiFunction>> = driverFunctions;

/** Programs that read or write these are about something that other chips do not have. */
const notOnAscend = /Graphics|GL|D3D|EGL|VDPAU|Texture|Surface|Array|Mipmapped|External|Cooperative/;

/** As `unwarp port --to ascend-c` does it: what its table has is mechanical, other counterparts are for a person. */
function aclVerdict(name: string): Verdict {
  const ported = hostCalls[name];
  const known = aclCounterpart(name);
  const changed = known?.changed === undefined ? "the same arguments" : `changed: ${known.changed}`;
  const reason = ported?.remark ?? changed;
  if (isHeader(name)) return mechanical("acl/acl.h", "the header of ACL");
  if (ported && isDropped(ported)) return mechanical("nothing", reason);
  if (!ported && Object.hasOwn(managedCalls, name))
    return mechanical(
      "a buffer on each side, which comes with the port",
      "where kernels get managed memory by plain pointers",
    );
  if (ported?.remark !== undefined && !isWritten(ported))
    return mechanical("a function that comes with the port", ported.remark);
  if (known && (ported || symbolCalls.has(name))) return mechanical(known.name, reason);
  if (ported) return mechanical("a function that comes with the port", "ACL has the parts of it");
  if (known) return byHand(known.name, `${changed}; unwarp port does not write it`);
  if (notOnAscend.test(name)) return none(`ACL has nothing like ${name}`);
  return byHand("ACL (aclrt*)", `no known counterpart of ${name} in ACL; often the call can go`);
}

function unwarpVerdict(name: string, table: Readonly<Record<string, ApiFunction>>): Verdict {
  const header = lookUpHeader(name);
  if (header && header.state !== "later") return runsHere("unwarp has the header");
  if (isHeader(name)) return byHand(undefined, "unwarp does not have this header yet");
  const below = table === runtime ? runtimeTemplates[name] : undefined;
  const known = table[below ?? name];
  if (known?.state === "implemented")
    return runsHere(
      known.notes === undefined ? "unwarp runs it unchanged" : `unwarp runs it: ${known.notes}`,
    );
  if (known) return byHand(undefined, "unwarp links it, and the call returns cudaErrorNotSupported");
  return byHand(undefined, "unwarp does not know this function");
}

export const cudaApis: readonly ApiFamily[] = [
  {
    id: "cuda-runtime",
    component: "CUDA runtime",
    layer: "runtime",
    control: cudaToolkit,
    headers: /^(?:cuda_runtime(?:_api)?|driver_types|cuda_device_runtime_api|device_launch_parameters)\.h$/,
    verdicts: (name, hip) => ({
      ...ascend(aclVerdict(name)),
      hip: hipVerdict(name, hip, "HIP"),
      musa: musaVerdict(name, ["cuda", "musa"], "MUSA's runtime"),
      ...unwarpRuns(unwarpVerdict(name, runtime)),
    }),
  },
  {
    id: "cuda-driver",
    component: "CUDA driver API",
    layer: "runtime",
    control: cudaToolkit,
    headers: /^(?:cuda|cudaTypedefs|cudaGL|cudaEGL)\.h$/,
    verdicts: (name, hip) => ({
      ...ascend(
        /Module|Link|Library|Kernel|Func/.test(name)
          ? byHand(
              "aclrtBinaryLoadFromFile, aclrtBinaryGetFunction",
              "modules are Ascend binaries, not PTX or cubin",
            )
          : byHand("ACL (aclrt*)", "ACL has one level of API; the driver's calls become the runtime's"),
      ),
      hip: hipVerdict(name, hip, "HIP"),
      musa: musaVerdict(name, ["cu", "mu"], "MUSA's driver"),
      ...unwarpRuns(unwarpVerdict(name, driver)),
    }),
  },
  {
    id: "nvrtc",
    component: "NVRTC",
    layer: "compiler",
    control: cudaToolkit,
    headers: /^nvrtc\.h$/,
    verdicts: (name, hip) => ({
      ...ascend(
        byHand(
          "kernels compiled beforehand",
          "CANN's compiler at run time (aclrtc) is not documented for SIMT code",
        ),
      ),
      hip: hipVerdict(name, hip, "hipRTC"),
      musa: byHand("MUSA's own compiler at run time", "names are not CUDA's; its documentation has them"),
      ...unwarpRuns(byHand("kernels compiled beforehand", "unwarp does not have NVRTC yet")),
    }),
  },
  {
    id: "nvjitlink",
    component: "nvJitLink",
    layer: "compiler",
    control: cudaToolkit,
    names: /^nvJitLink[A-Z]\w*$/,
    headers: /^nvJitLink\.h$/,
    verdicts: () => ({
      ...ascend(none("Ascend links device code beforehand")),
      hip: byHand("hiprtcLinkCreate", "hipRTC links bitcode, under other names"),
      musa: byHand(undefined, "not documented for MUSA"),
      ...unwarpRuns(byHand("-rdc=true", "unwarp links device code when the program is linked")),
    }),
  },
];
