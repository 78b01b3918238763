import { expect, test } from "vitest";
import { wgslFaults, wgslService, wgslWildNote } from "../../artifact/wgsl-kernel.ts";
import { status } from "../../runtime/status.ts";
import { heapBase } from "./protocol.ts";
import { failedLaunch, readFault } from "./read-fault.ts";

function service(content: { readonly fault?: number; readonly wild?: number }) {
  const words = new Uint32Array(wgslService.output);
  if (content.fault !== undefined) {
    words[wgslService.fault] = wgslFaults.indexOf("assertion");
    words[wgslService.launch] = content.fault;
  }
  if (content.wild !== undefined) {
    const { lastLaunch, pageBits } = wgslWildNote;
    words[wgslService.wild] = ((lastLaunch + 1 - content.wild) << pageBits) | 0x12;
  }
  const memory = { u32: (address: number) => words[address / 4] ?? 0, text: () => "text" };
  return {
    launch: failedLaunch((index) => words[index] ?? 0),
    code: readFault(memory, 0, "k")?.code,
  };
}

test.for([
  { name: "nothing", content: {}, launch: 0, code: undefined },
  { name: "an assertion", content: { fault: 2 }, launch: 2, code: status.assert },
  { name: "a wild access", content: { wild: 4 }, launch: 4, code: status.illegalAddress },
  {
    name: "a wild access, then an assertion",
    content: { wild: 1, fault: 2 },
    launch: 1,
    code: status.illegalAddress,
  },
  {
    name: "an assertion, then a wild access",
    content: { wild: 3, fault: 2 },
    launch: 2,
    code: status.assert,
  },
])("the first launch that failed is told: $name", ({ content, launch, code }) => {
  expect(service(content)).toEqual({ launch, code });
});

test("of thousands of launches, the last have one number, which names none of them", () => {
  expect(service({ wild: 4093 }).launch).toBe(4093);
  expect(service({ wild: wgslWildNote.lastLaunch })).toEqual({ launch: 0, code: status.illegalAddress });
});

test("the page of an address outside is told", () => {
  const words = new Uint32Array(wgslService.output);
  words[wgslService.wild] = (4094 << wgslWildNote.pageBits) | 0xfffff;
  const memory = { u32: (address: number) => words[address / 4] ?? 0, text: () => "" };
  expect(readFault(memory, 0, "k")?.reason).toContain(
    `near address 0x${((heapBase + 0xfffff000) >>> 0).toString(16)}`,
  );
});
