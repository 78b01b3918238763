/**
 * With `-rdc=true` an object leaves its registration to a function that nvcc's device linker makes, one
 * for each object: `__cudaRegisterLinkedBinary__nv_<hash>`.
 */
import { latin1 } from "./latin1.ts";

const registrationName = /__cudaRegisterLinkedBinary__nv_[0-9a-f]+/g;

/**
 * Clang's hash is one of the source's name as typed, which two folders of a project may both have:
 * replaces it by as much of the module's id.
 */
export function makeRegistrationUnique(object: Uint8Array, id: string): Uint8Array {
  const text = latin1(object);
  const hash = text.match(registrationName)?.[0].replace(/^.*__nv_/, "");
  if (hash === undefined) return object;
  const renamed = text.replaceAll(
    `__nv_${hash}`,
    `__nv_${id.padEnd(hash.length, "0").slice(0, hash.length)}`,
  );
  return Uint8Array.from(renamed, (letter) => letter.charCodeAt(0));
}

/**
 * LLVM IR of the functions that the objects need; each does what objects do themselves without the
 * option. Undefined when none does.
 */
export function registrationCode(objects: readonly Uint8Array[]): string | undefined {
  const names = new Set(objects.flatMap((object) => latin1(object).match(registrationName) ?? []));
  if (names.size === 0) return undefined;
  return `target triple = "wasm32-unknown-wasip1"
declare ptr @__cudaRegisterFatBinary(ptr)
declare void @__cudaRegisterFatBinaryEnd(ptr)
${[...names].map(registration).join("")}`;
}

function registration(name: string): string {
  return `
define void @${name}(ptr %register, ptr %wrapper, ptr %id, ptr %callback) {
  %handle = call ptr @__cudaRegisterFatBinary(ptr %wrapper)
  call void %register(ptr %handle)
  call void @__cudaRegisterFatBinaryEnd(ptr %handle)
  ret void
}
`;
}
