import type { DeviceFault } from "../runtime/device.ts";

/** There is no --device in a page. */
export function plainReason({ reason, ...fault }: DeviceFault): DeviceFault {
  return {
    ...fault,
    ...(reason !== undefined && { reason: reason.replace(/ \(--device interpret tells where\)/, "") }),
  };
}
