import { expect, test } from "vitest";
import { pagesFor, pageVersions, newestPages, TorchNpuSupport } from "./torch-npu-support.ts";
import { supportTable } from "./torch-npu-table.ts";

const support = new TorchNpuSupport();

test("what the pages say, by version and chip", () => {
  expect(support.listing("torch.nn.LazyLinear", "2.7.1")).toEqual({
    ...{ on: ["910b", "910c", "950"], restricted: true },
  });
  expect(support.listing("torch.argwhere", "2.13.0")).toEqual({ on: ["910b", "910c"], restricted: true });
  expect(support.listing("torch.nn.RNN", "2.13.0")).toMatchObject({ on: [] });
  expect(support.listing("torch.backends.mkldnn.is_available", "2.13.0")).toMatchObject({ on: ["910b"] });
});

test("a name may be on the pages of one version only", () => {
  expect(support.listing("torch.Tensor.align_as", "2.7.1")).toMatchObject({ on: ["910b", "910c"] });
  expect(support.listing("torch.Tensor.align_as", "2.13.0")).toBeUndefined();
  expect(support.listing("torch.no_such_name", "2.13.0")).toBeUndefined();
});

test.each([
  ["2.1.0", "2.7.1"],
  ["2.7.1", "2.7.1"],
  ["2.12.0", "2.7.1"],
  ["2.13.0", "2.13.0"],
  ["3.0", "2.13.0"],
])("PyTorch %s is looked up on the pages for %s", (version, pages) => {
  expect(pagesFor(version)).toBe(pages);
});

test("each name stands once in the table, with a letter for each version", () => {
  expect(newestPages).toBe("2.13.0");
  for (const code of Object.keys(supportTable)) expect(code).toMatch(/^[ynax_YNAX]{2}$/);
  const listed = Object.values(supportTable).join(" ").split(/\s+/);
  const names = listed.filter((word) => word !== "" && !word.endsWith(":")).length;
  expect(new Set(pageVersions.flatMap((version) => support.names(version))).size).toBe(names);
});
