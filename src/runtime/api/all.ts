import type { Handlers } from "../../cuda-api/api-function.ts";
import type { runtimeFunctions } from "../../cuda-api/runtime-functions.ts";
import type { CudaContext } from "../context.ts";
import { onlyChecks } from "../copies.ts";
import { status } from "../status.ts";
import { addressingApi } from "./addressing.ts";
import { allocationApi } from "./allocations.ts";
import { withCaptures } from "./captures.ts";
import { copyApi } from "./copies.ts";
import { deviceApi } from "./devices.ts";
import { errorApi } from "./errors.ts";
import { eventApi } from "./events.ts";
import { executionApi } from "./execution.ts";
import { graphApi } from "./graphs.ts";
import { occupancyApi } from "./occupancy.ts";
import { poolApi } from "./pools.ts";
import { profilerApi, textureApi, versionApi } from "./small-sections.ts";
import { streamApi } from "./streams.ts";
import { symbolApi } from "./symbols.ts";

export type RuntimeHandlers = Handlers<typeof runtimeFunctions>;

/** Every implemented function of the runtime API. Leaving one out is a type error. */
export function runtimeApi(cuda: CudaContext): RuntimeHandlers {
  const copies = copyApi(cuda);
  const symbols = symbolApi(cuda);
  // What a call that becomes a node is refused for at once.
  const checks = {
    ...copyApi(cuda, onlyChecks),
    ...symbolApi(cuda, onlyChecks),
    cudaLaunchHostFunc: (_stream: number, callback: number) =>
      callback === 0 ? status.invalidValue : status.success,
  };
  const handlers = {
    ...addressingApi(cuda),
    ...allocationApi(cuda),
    ...copies,
    ...deviceApi(cuda),
    ...errorApi(cuda),
    ...eventApi(cuda),
    ...executionApi(cuda),
    ...graphApi(cuda, { ...copies, ...symbols }, checks),
    ...occupancyApi(cuda),
    ...poolApi(cuda),
    ...profilerApi(),
    ...streamApi(cuda),
    ...symbols,
    ...textureApi(cuda),
    ...versionApi(cuda),
  };
  return withCaptures(cuda, handlers, checks);
}
