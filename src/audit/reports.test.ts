/** Every report of a real folder, held to its standard: what scanners find is odder than what samples say. */
import standard from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, expect, test } from "vitest";
import { auditFolder } from "./audit-folder.node.ts";
import { auditJsonSchema } from "./audit-schema.ts";
import type { Audit } from "./model.ts";
import { reportCycloneDx } from "./report-cyclonedx.ts";
import { reportHtml } from "./report-html.ts";
import { reportSarif } from "./report-sarif.ts";

let audit: Audit;
beforeAll(async () => {
  audit = await auditFolder("test/fixtures/mixed-repo", {
    ...{ unwarpVersion: "0.1.0", jobs: 1, includeIgnored: true, effort: undefined },
    ...{ compile: false, compileBudgetMs: 0, useCache: false, onStage: () => {} },
  });
});

test("there is something of every layer", () => {
  expect(new Set(audit.chain.map(({ layer }) => layer)).size).toBe(10);
});

test("json", () => {
  const validate = new Ajv2020({ allErrors: true }).compile(auditJsonSchema());
  validate(JSON.parse(JSON.stringify(audit)));
  expect(validate.errors).toBeNull();
});

test("sarif", () => {
  const { $schema: _draft, id: _id, ...schema } = standard;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(JSON.parse(reportSarif(audit)));
  expect(validate.errors).toBeNull();
});

test("cyclonedx, with the packages and images that the sources name", async () => {
  const text = reportCycloneDx(audit);
  expect(await new JsonStrictValidator(Version.v1dot6).validate(text)).toBeNull();
  const { components } = JSON.parse(text) as { components: { name: string; purl?: string }[] };
  const names = components.map(({ name, purl }) => `${name} ${purl}`);
  expect(names).toEqual([...new Set(names)]);
  expect(components.flatMap(({ purl }) => purl ?? []).toSorted()).toMatchInlineSnapshot(`
    [
      "pkg:docker/nvidia/cuda@12.4.1-devel-ubuntu22.04",
      "pkg:docker/nvidia/pytorch@24.05-py3?repository_url=nvcr.io",
      "pkg:pypi/cupy-cuda12x",
      "pkg:pypi/flash-attn",
      "pkg:pypi/nvidia-cublas-cu12",
      "pkg:pypi/tensorrt",
      "pkg:pypi/torch@2.4.0%2Bcu121",
      "pkg:pypi/triton",
      "pkg:pypi/vllm",
    ]
  `);
});

test("html", () => {
  const page = reportHtml(audit).replace(/<script>.*<\/script>/s, "");
  expect(page).not.toMatch(/\b(?:NaN|Infinity)\b|\[object |>undefined/);
  expect(page.match(/class="use"/g)).toHaveLength(audit.findings.length);
});
