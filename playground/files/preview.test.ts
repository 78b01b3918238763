import { expect, test } from "vitest";
import { previewOf } from "./preview.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("images are found by their contents", () => {
  expect(previewOf("out.dat", bytes("P2 1 1 255 9"))).toMatchObject({ kind: "pixels" });
  expect(previewOf("out", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toEqual({
    kind: "image",
    mimeType: "image/png",
  });
  expect(previewOf("out.bmp", Uint8Array.of(0x42, 0x4d, 0, 0, 0, 0))).toMatchObject({
    mimeType: "image/bmp",
  });
});

test("a text that begins like a BMP is a text", () => {
  expect(previewOf("notes.txt", bytes("BMP files\n"))).toMatchObject({ kind: "text", complete: true });
});

test("a damaged image says what is wrong with it", () => {
  expect(previewOf("a.ppm", bytes("P6 9 9 255\n"))).toEqual({
    kind: "none",
    why: "a damaged image: the file ends 243 bytes too early",
  });
});

test("CSV becomes rows, quotes included", () => {
  expect(previewOf("a.csv", bytes('x,y\r\n1,"2, or ""3"""\n'))).toMatchObject({
    kind: "table",
    rows: [
      ["x", "y"],
      ["1", '2, or "3"'],
    ],
    complete: true,
  });
});

test("a long text is cut between characters", () => {
  const preview = previewOf("long.txt", bytes("é".repeat(20_000) + "e"));
  expect(preview).toMatchObject({ kind: "text", complete: false });
  const odd = previewOf("long.txt", bytes(`e${"é".repeat(20_000)}`));
  expect(odd.kind === "text" && odd.text.endsWith("é")).toBe(true);
});

test("binary data and empty files are not shown", () => {
  expect(previewOf("a.bin", Uint8Array.of(1, 2, 3, 255))).toEqual({ kind: "none", why: "binary data" });
  expect(previewOf("a.bin", new Uint8Array())).toEqual({ kind: "none", why: "empty" });
});
