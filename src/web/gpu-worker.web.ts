/** The entry of a browser's worker that owns the GPU: the program's thread sleeps while it works. */
import { GpuSession } from "../devices/webgpu/gpu-session.ts";
import { type Posted, serveRequests } from "../devices/webgpu/serve-requests.ts";
import type { GpuMessage } from "./run-protocol.ts";

addEventListener("message", ({ data }) => {
  const port = data as MessagePort;
  let serve: ((posted: Posted) => void) | undefined;
  port.addEventListener("message", (event) => {
    const message = event.data as GpuMessage;
    if ("start" in message) serve = startServing(message.start);
    else serve?.(message.posted);
  });
  port.start();
});

function startServing(start: Extract<GpuMessage, { start: unknown }>["start"]): (posted: Posted) => void {
  const { gpu } = navigator;
  // An adapter that is not there is answered as "no adapter", in the same words as on Node.
  const none = { requestAdapter: async () => null } as unknown as GPU;
  return serveRequests(new GpuSession(gpu ?? none, start.memory), start);
}
