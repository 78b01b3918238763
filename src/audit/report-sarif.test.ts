import standard from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { Result } from "sarif";
import { expect, test } from "vitest";
import { reportSarif, sarifLog } from "./report-sarif.ts";
import { sampleAudit } from "./sample-audit.testing.ts";

const audit = sampleAudit();
const resultsOf = (log: ReturnType<typeof sarifLog>): readonly Result[] => log.runs[0]?.results ?? [];

test("it is what the standard's schema asks for", () => {
  // Draft 4 says `id` where today's validators read `$id`; the schema uses nothing else that changed.
  const { $schema: _draft, id: _id, ...schema } = standard;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(JSON.parse(reportSarif(audit)));
  expect(validate.errors).toBeNull();
  validate({ version: "2.1.0", runs: [{}] });
  expect(validate.errors?.[0]?.message).toBe("must have required property 'tool'");
});

test("a result for each use, at its line, by what stands in the way", () => {
  const results = resultsOf(sarifLog(audit));
  expect(results).toHaveLength(audit.findings.length);
  const texture = results.find(({ ruleId }) => ruleId === "cuda-runtime/cudaGraphLaunch");
  expect(texture?.level).toBe("error");
  expect(texture?.message.text).toBe(
    "CUDA runtime: cudaGraphLaunch: no counterpart on Ascend 950, Ascend 910B; by hand on WebGPU, CPU; mechanical on AMD (HIP), Moore Threads (MUSA).",
  );
  const place = texture?.locations?.[0]?.physicalLocation;
  expect(place?.artifactLocation).toEqual({ uri: "src/runtime/graph.cpp", uriBaseId: "SRCROOT" });
  expect(place?.region).toMatchObject({ startColumn: 14, endColumn: 29 });
});

test("levels by the targets that count", () => {
  const results = resultsOf(sarifLog(audit, { targets: ["hip"] }));
  expect(results.find(({ ruleId }) => ruleId === "cuda-runtime/cudaGraphLaunch")?.level).toBe("note");
});

test("file names are escaped as addresses, and a whole file has no region", () => {
  const log = sarifLog(
    sampleAudit({
      change: (facts) => ({
        ...facts,
        findings: facts.findings.map((finding) => ({ ...finding, file: "a b/ü#?%.cu", line: 0 })),
      }),
    }),
  );
  const place = resultsOf(log)[0]?.locations?.[0]?.physicalLocation;
  expect(place).toEqual({ artifactLocation: { uri: "a%20b/%C3%BC%23%3F%25.cu", uriBaseId: "SRCROOT" } });
});

test("fingerprints are different, and stay when lines move", () => {
  const prints = (log: ReturnType<typeof sarifLog>) =>
    resultsOf(log).map(({ partialFingerprints }) => partialFingerprints?.["unwarpUse/v1"]);
  const before = prints(sarifLog(audit));
  expect(new Set(before).size).toBe(before.length);
  const moved = sampleAudit({
    change: (facts) => ({
      ...facts,
      findings: facts.findings.map((finding) => ({ ...finding, line: finding.line + 7 })),
    }),
  });
  expect(prints(sarifLog(moved))).toEqual(before);
});

test("of too many the harmless are left out, and it says so", () => {
  const log = sarifLog(audit, { mostResults: 100 });
  const levels = resultsOf(log).map(({ level }) => level);
  expect(levels).toHaveLength(100);
  expect(levels).not.toContain("note");
  const [said] = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? [];
  expect(said?.message.text).toMatch(/^409 of 509 uses are left out/);
});

test("every rule explains itself by target", () => {
  const rule = sarifLog(audit).runs[0]?.tool.driver.rules?.find(({ id }) => id === "language/inline-ptx");
  expect(rule?.help?.markdown?.split("\n").slice(2, 6)).toEqual([
    "| Target | Verdict | Counterpart | Why |",
    "| --- | --- | --- | --- |",
    "| Ascend 950 | by hand |  | PTX is NVIDIA's instruction set; each asm statement is written again |",
    "| Ascend 910B | by hand |  | PTX is NVIDIA's instruction set; each asm statement is written again |",
  ]);
});
