import type { ValueType } from "../artifact/kernel-module.ts";
import type { KernelOfFile } from "./backend.ts";
import { DeviceBuffer } from "./buffer.ts";
import type { Device } from "./device.ts";
import { encode } from "./encode.ts";
import { type Launch, readShape } from "./launch-shape.ts";
import { arrayClassNames, bytesOf, type TypedArray } from "./typed-arrays.ts";

type PointerType = Extract<ValueType, { kind: "pointer" }>;

/** A typed array's numbers on the device, for one launch. */
interface Visitor {
  readonly array: TypedArray;
  readonly buffer: DeviceBuffer;
  /** Whether the kernel may have changed them. */
  isWritten: boolean;
}

/** Launches a kernel with values of JavaScript. */
export async function launchKernel(
  device: Device,
  what: KernelOfFile,
  launch: Launch,
  args: readonly unknown[],
): Promise<void> {
  const { kernel, file } = what;
  const place = { kernel: kernel.displayName, file: file.file, line: kernel.line };
  const shape = readShape(launch, kernel, place);
  if (args.length !== kernel.parameters.length)
    throw new TypeError(
      `${kernel.name} takes ${kernel.parameters.length} arguments (${kernel.parameters.map(({ name }) => name).join(", ")}), not ${args.length}`,
    );
  const visitors = new Map<TypedArray, Visitor>();
  const addressOf = (argument: unknown, type: PointerType, path: string) =>
    addressOfArgument(device, argument, type, path, visitors);
  const parameters = new Uint8Array(kernel.info.parameterBytes);
  const view = new DataView(parameters.buffer);
  try {
    kernel.parameters.forEach(({ name, type, offset }, index) =>
      encode(view, offset, type, args[index], `${kernel.name}: ${name}`, addressOf),
    );
    const done = device.backend.launch(what, shape, parameters);
    // Asked for at once, so that it is read before whatever is asked of the device next.
    const changed = [...visitors.values()].filter(({ isWritten }) => isWritten);
    const reading = changed.map(({ buffer }) => device.readBytes(buffer.address, buffer.byteLength));
    const [contents] = await Promise.all([Promise.all(reading), done]);
    changed.forEach(({ array }, index) => bytesOf(array).set(contents[index] ?? []));
  } finally {
    for (const { buffer } of visitors.values()) buffer.free();
  }
}

function addressOfArgument(
  device: Device,
  argument: unknown,
  { element, isConst }: PointerType,
  path: string,
  visitors: Map<TypedArray, Visitor>,
): number {
  if (argument === null) return 0;
  const names = arrayClassNames(element);
  const isRight = (name: string) => names.length === 0 || names.includes(name);
  const wanted = names[0] === undefined ? "typed array" : names.join(" or ");
  if (argument instanceof DeviceBuffer) {
    if (argument.device !== device) throw new TypeError(`${path} is a buffer of another device`);
    if (argument.isFreed) throw new TypeError(`${path} is a buffer that was freed`);
    if (!isRight(argument.type.name))
      throw new TypeError(`${path} takes a buffer of ${wanted}, not of ${argument.type.name}`);
    return argument.address;
  }
  if (!ArrayBuffer.isView(argument) || argument instanceof DataView)
    throw new TypeError(`${path} is a pointer: it takes a DeviceBuffer, a ${wanted}, or null`);
  const array = argument as TypedArray;
  if (!isRight(array.constructor.name))
    throw new TypeError(`${path} takes a ${wanted}, not a ${array.constructor.name}`);
  // One array for two pointers is one memory, as with pointers.
  const visitor = visitors.get(array) ?? { array, buffer: device.upload(array), isWritten: false };
  visitor.isWritten ||= !isConst;
  visitors.set(array, visitor);
  return visitor.buffer.address;
}
