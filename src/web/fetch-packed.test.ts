import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { fetchPacked } from "./fetch-packed.ts";

afterEach(() => vi.unstubAllGlobals());

const text = "the compiler ".repeat(1000);

test.for([
  { name: "as it lies there", body: gzipSync(text), headers: {} },
  { name: "unpacked by the browser", body: text, headers: { "content-encoding": "gzip" } },
])("progress counts the same bytes whatever the server says: $name", async ({ body, headers }) => {
  vi.stubGlobal("fetch", async () => new Response(body, { headers: headers as Record<string, string> }));
  let counted = 0;
  const stream = await fetchPacked(new URL("http://host/file"), (bytes) => (counted += bytes));
  expect(await new Response(stream).text()).toBe(text);
  expect(counted).toBe(text.length);
});
