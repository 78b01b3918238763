import { expect, test } from "vitest";
import { EffortFileError, parseEffortFile, printEffortFile } from "./effort-file.ts";
import { defaultEffort } from "./effort-table.ts";

const parse = (value: unknown) => parseEffortFile(JSON.stringify(value), "ours.json");
const message = (value: unknown) => {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof EffortFileError) return error.message;
    throw error;
  }
  return "taken";
};

test("the printed file is the default table", () => {
  expect(parseEffortFile(printEffortFile(), "ours.json")).toEqual(defaultEffort);
});

test("a part replaces its figures, and says where they are from", () => {
  const table = parse({ setUp: { hip: { days: [1, 2] } }, byHand: { library: { use: [0.1, 0.1] } } });
  expect(table.setUp.hip).toEqual({ days: [1, 2], basis: "set in ours.json" });
  expect(table.setUp.musa).toEqual(defaultEffort.setUp.musa);
  expect(table.byHand.library.use).toEqual([0.1, 0.1]);
  expect(table.byHand.library.kind).toEqual(defaultEffort.byHand.library.kind);
  expect(table.byHand.library.basis).toBe("set in ours.json");
});

test("a basis of one's own stays", () => {
  const { mechanicalUse } = parse({ mechanicalUse: { days: [0.01, 0.02], basis: "measured in May" } });
  expect(mechanicalUse.basis).toBe("measured in May");
});

test("kernel sizes are replaced as a list", () => {
  const sizes = [{ name: "any", upToInstructions: null, rewrite: [2, 4], check: [0.1, 0.1] }];
  expect(parse({ kernels: { sizes } }).kernels).toEqual({
    ...defaultEffort.kernels,
    sizes,
    basis: "set in ours.json",
  });
});

test.each([
  [
    { setup: {} },
    'ours.json: there is no "setup"; there are: schema, setUp, mechanicalUse, byHand, falling, noCounterpart, kernels',
  ],
  [
    { setUp: { rocm: {} } },
    'ours.json: setUp: there is no "rocm"; there are: ascend-950, ascend-910b, hip, musa, webgpu, cpu',
  ],
  [
    { setUp: { hip: { days: [3, 1] } } },
    "ours.json: setUp.hip.days: expected [lowest, highest] in days, 0 or more, the lowest first; found [3,1]",
  ],
  [
    { setUp: { hip: { days: "2" } } },
    'ours.json: setUp.hip.days: expected [lowest, highest] in days, 0 or more, the lowest first; found "2"',
  ],
  [{ setUp: { hip: 3 } }, "ours.json: setUp.hip: expected an object, found 3"],
  [{ setUp: { hip: { basis: 7 } } }, "ours.json: setUp.hip.basis: expected text, found 7"],
  [{ falling: [] }, "ours.json: falling: expected a list, found []"],
  [{ falling: [{ upTo: 10 }] }, 'ours.json: falling[0]: "share" is missing'],
  [{ falling: [{ upTo: 10, share: 1 }] }, "ours.json: falling[0]: the last row must have null as its limit"],
  [
    {
      falling: [
        { upTo: 10, share: 1 },
        { upTo: 5, share: 1 },
        { upTo: null, share: 1 },
      ],
    },
    "ours.json: falling[1]: its limit 5 is not above 10",
  ],
  [
    { falling: [{ upTo: null, share: -1 }] },
    "ours.json: falling[0].share: expected a number from 0 to 10, found -1",
  ],
  [
    { falling: [{ upTo: 1.5, share: 1 }] },
    "ours.json: falling[0].upTo: expected a whole number above 0, or null for all further ones; found 1.5",
  ],
  [{ schema: "unwarp-effort/2" }, 'ours.json: schema: expected "unwarp-effort/1", found "unwarp-effort/2"'],
  [[], "ours.json: expected a JSON object, as unwarp audit --print-effort writes it"],
])("%j is refused", (value, expected) => {
  expect(message(value)).toBe(expected);
});

test("what is no JSON is refused", () => {
  expect(() => parseEffortFile("{", "ours.json")).toThrow(/^ours\.json: not JSON: /);
});

test("every figure of the default table says that it is an estimate", () => {
  const text = printEffortFile();
  for (const [, basis] of text.matchAll(/"basis": "([^"]*)"/g)) expect(basis).toMatch(/^our estimate/);
});
