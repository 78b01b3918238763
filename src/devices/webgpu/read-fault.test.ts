import { expect, test } from "vitest";
import { wgslFaults, wgslService } from "../../artifact/wgsl-kernel.ts";
import { status } from "../../runtime/status.ts";
import { failedLaunch, readFault } from "./read-fault.ts";

function service(content: { readonly fault?: number; readonly wild?: number }) {
  const words = new Uint32Array(wgslService.output);
  if (content.fault !== undefined) {
    words[wgslService.fault] = wgslFaults.indexOf("assertion");
    words[wgslService.launch] = content.fault;
  }
  if (content.wild !== undefined) {
    words[wgslService.wildLaunch] = ~content.wild;
    words[wgslService.wildBlock] = 3;
  }
  const memory = { u32: (address: number) => words[address / 4] ?? 0, text: () => "text" };
  return {
    launch: failedLaunch((index) => words[index] ?? 0),
    code: readFault(memory, 0, { kernel: "k", gridDim: { x: 8, y: 1, z: 1 } })?.code,
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
