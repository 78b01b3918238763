/**
 * A program in the hash of an address: `#p=` and the base64url of deflated JSON. The hash never leaves the
 * browser, so nobody's server sees the program.
 */
import type { PageDevice } from "../../src/web/page-api.ts";

/** All that makes a run: what a link carries and what the browser keeps. */
export interface SharedProgram {
  readonly code: string;
  /** As for nvcc. */
  readonly flags: string;
  /** The program's arguments, as in a shell. */
  readonly args: string;
  readonly device: PageDevice;
}

const prefix = "#p=";
const devices: readonly string[] = ["cpu", "webgpu", "interpreter"] satisfies PageDevice[];
/** A small link can unpack to gigabytes; no program that anybody wrote is longer than this. */
const mostBytes = 4_000_000;

export function isProgramLink(hash: string): boolean {
  return hash.startsWith(prefix);
}

export async function encodeProgram(program: SharedProgram): Promise<string> {
  const { code, flags, args, device } = program;
  const json = new TextEncoder().encode(JSON.stringify({ code, flags, args, device }));
  const packed = await readAll(through(json, new CompressionStream("deflate-raw")), Infinity);
  return prefix + toBase64Url(packed);
}

/** @throws {Error} in words for people, if the link is damaged */
export async function decodeProgram(hash: string): Promise<SharedProgram> {
  let json: string;
  try {
    const packed = fromBase64Url(hash.slice(prefix.length));
    const bytes = await readAll(through(packed, new DecompressionStream("deflate-raw")), mostBytes);
    json = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TooLong) throw error;
    throw new Error("it is incomplete or damaged: was all of it copied?", { cause: error });
  }
  return checkProgram(JSON.parse(json));
}

/** Takes what came from outside, a link or the browser's storage, for a program, or refuses it. */
export function checkProgram(value: unknown): SharedProgram {
  const { code, flags = "", args = "", device = "cpu" } = Object(value) as Record<string, unknown>;
  if (typeof code !== "string") throw new Error("there is no program in it");
  if (typeof flags !== "string" || typeof args !== "string") throw new Error("its options are not text");
  return { code, flags, args, device: devices.includes(String(device)) ? (device as PageDevice) : "cpu" };
}

class TooLong extends Error {}

function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  return new Blob([bytes]).stream().pipeThrough(stream);
}

async function readAll(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new TooLong("it is too long for a program");
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
