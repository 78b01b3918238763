import { type AppInfo, appSectionName, ArtifactError, decodeAppInfo } from "../artifact/app-info.ts";
import { readCustomSections } from "../artifact/wasm-sections.ts";

/**
 * What the compiler says about a program's device side.
 * @throws {ArtifactError} when the module is not a program made by this version of unwarp
 */
export function readAppInfo(app: Uint8Array): AppInfo {
  const [section] = readCustomSections(app, appSectionName);
  if (!section) throw new ArtifactError(`not a program made by unwarp: no section ${appSectionName}`);
  return decodeAppInfo(new TextDecoder().decode(section));
}
