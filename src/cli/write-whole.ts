import { nodeServices } from "../toolchain/services.node.ts";
import { systemReason } from "../toolchain/system-reason.ts";

/** Writes a file whole or not at all. Returns why it could not. */
export function writeWhole(path: string, content: string | Uint8Array): string | undefined {
  const services = nodeServices();
  try {
    services.files.write(path, content);
    return undefined;
  } catch (error) {
    return systemReason(error);
  } finally {
    services.clang.dispose();
  }
}
