import { expect, test } from "vitest";
import { hostCalls } from "../../port/ascend/host-functions.ts";
import { aclCounterpart, isDropped } from "./acl-names.ts";
import { RuleBook } from "./all-rules.ts";

const book = new RuleBook();
const ascend = (name: string) => book.rule(`cuda-runtime/${name}`).verdicts["ascend-950"];

test.each(Object.entries(hostCalls))("the audit names what the port writes for %s", (name, call) => {
  const written = /^acl\w+(?=\()/.exec(call.to)?.[0];
  if (isDropped(call)) expect(ascend(name)).toMatchObject({ way: "mechanical", counterpart: "nothing" });
  else if (written !== undefined)
    expect(ascend(name)).toMatchObject({ way: "mechanical", counterpart: written });
  else expect(ascend(name).way).toBe("mechanical");
});

test("counterparts that the port does not write are for a person", () => {
  expect(aclCounterpart("cudaIpcCloseMemHandle")).toEqual({ name: "aclrtIpcMemClose" });
  expect(ascend("cudaIpcCloseMemHandle")).toMatchObject({ way: "by hand", counterpart: "aclrtIpcMemClose" });
  expect(aclCounterpart("cudaMalloc")).toEqual({
    name: "aclrtMalloc",
    changed: "an argument for the policy",
  });
  expect(aclCounterpart("cudaNoSuchFunction")).toBeUndefined();
});
