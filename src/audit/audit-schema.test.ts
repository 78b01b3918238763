import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { auditJsonSchema, type Definition, definitions } from "./audit-schema.ts";
import { sampleAudit } from "./sample-audit.testing.ts";

const documents = "../../docs/support";

test("docs/support/audit.schema.json is the schema (else: npx vitest run src/audit/audit-schema.test.ts -u)", async () => {
  await expect(`${JSON.stringify(auditJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
    `${documents}/audit.schema.json`,
  );
});

test("docs/support/audit-json.md explains every field", async () => {
  await expect(markdown()).toMatchFileSnapshot(`${documents}/audit-json.md`);
});

test("an audit is what the schema says, to the last field", () => {
  const ajv = new Ajv2020({ allErrors: true });
  const validate = ajv.compile(closed(auditJsonSchema()) as object);
  const audit: unknown = JSON.parse(JSON.stringify(sampleAudit()));
  validate(audit);
  expect(validate.errors).toBeNull();
  validate({ ...(audit as object), more: 1, findings: [{}] });
  expect(validate.errors?.map(({ message }) => message)).toContain("must NOT have additional properties");
  expect(validate.errors?.map(({ message }) => message)).toContain("must have required property 'rule'");
});

/** Readers must take fields that a later version adds; we must not add any without describing it. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  return {
    ...Object.fromEntries(entries),
    ...("properties" in schema &&
      "description" in schema &&
      "required" in schema && { additionalProperties: false }),
  };
}

function markdown(): string {
  return `# The audit as JSON

Printed by \`src/audit/audit-schema.test.ts\` from \`src/audit/audit-schema.ts\`; do not edit. \`unwarp audit DIR --format json\` writes it;
[audit.schema.json](audit.schema.json) is the same as a JSON Schema (draft 2020-12), for programs.

There are no times and no paths of the machine in it, and the order is fixed, so two reports of one folder can be compared; only what the compiler got to within
\`--compile-budget\` differs between slow machines and fast ones. Programs that read it should look at \`schema\`, and take fields that they do not know.

\`\`\`sh
unwarp audit . --format json -o audit.json
jq '.effort[] | {target, days}' audit.json
jq -r '.findings[] | select(.rule | startswith("cublas/")) | "\\(.file):\\(.line)"' audit.json
\`\`\`

${definitions.map(section).join("\n\n")}
`;
}

function section({ name, about, fields }: Definition): string {
  const rows = Object.entries(fields).map(
    ([field, { about, schema, optional }]) =>
      `| \`${field}\` | ${typeOf(schema.json)}${optional ? ", may be absent" : ""} | ${about} |`,
  );
  return [`## ${name}`, "", about, "", "| Field | Is | Says |", "| --- | --- | --- |", ...rows].join("\n");
}

function typeOf(json: Readonly<Record<string, unknown>>): string {
  const {
    $ref: reference,
    enum: values,
    type,
    items,
    properties,
    minItems,
  } = json as {
    $ref?: string;
    enum?: readonly string[];
    type?: string;
    items?: Record<string, unknown>;
    properties?: Record<string, Record<string, unknown>>;
    minItems?: number;
  };
  if (reference !== undefined) {
    const name = reference.slice(reference.lastIndexOf("/") + 1);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (values) return values.map((value) => `\`${value}\``).join(", ");
  if (type === "array" && items) return minItems === 2 ? "two numbers" : `list of ${typeOf(items)}`;
  if (type === "object" && properties) {
    const [first] = Object.values(properties);
    return `by target: ${first ? typeOf(first) : ""}`;
  }
  return { string: "text", boolean: "true or false", integer: "number" }[type ?? ""] ?? type ?? "";
}
