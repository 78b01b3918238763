/** The files that the program wrote: to be seen as far as that is possible, and to be taken along. */
import type { PageRunResult } from "../../src/web/page-api.ts";
import { element } from "../shell/element.ts";
import type { Pixels } from "./netpbm.ts";
import { type Preview, previewOf } from "./preview.ts";

type WrittenFile = PageRunResult["files"][number];

export class FilesPane {
  readonly element = element("div", { className: "scroll files" });
  private addresses: string[] = [];

  constructor() {
    this.clear();
  }

  clear(): void {
    for (const address of this.addresses) URL.revokeObjectURL(address);
    this.addresses = [];
    this.element.replaceChildren(
      element(
        "p",
        { className: "hint" },
        "Files that the program writes appear here; images (PPM, PGM, PNG, BMP, JPEG) are shown.",
      ),
    );
  }

  show(files: readonly WrittenFile[]): void {
    this.clear();
    if (files.length > 0) this.element.replaceChildren(...files.map((file) => this.entry(file)));
  }

  private entry({ name, content }: WrittenFile): HTMLElement {
    const preview = previewOf(name, content);
    const type = preview.kind === "image" ? preview.mimeType : "application/octet-stream";
    const address = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer>], { type }));
    this.addresses.push(address);
    const download = element(
      "a",
      { href: address, download: name.split("/").at(-1) ?? name, className: "button" },
      "Download",
    );
    download.ariaLabel = `Download ${name}`;
    const detail = preview.kind === "pixels" ? `${preview.pixels.width} × ${preview.pixels.height}, ` : "";
    return element(
      "article",
      { className: "file" },
      element(
        "header",
        {},
        element("h2", {}, name),
        element("span", { className: "muted" }, detail + formatSize(content.length)),
        download,
      ),
      previewElement(name, preview, address),
    );
  }
}

function previewElement(name: string, preview: Preview, address: string): HTMLElement {
  switch (preview.kind) {
    case "pixels":
      return canvasOf(name, preview.pixels);
    case "image":
      return element("img", { src: address, alt: `The image ${name}` });
    case "table":
      return tableOf(preview.rows, preview.complete);
    case "text":
      return element("pre", { tabIndex: 0 }, preview.complete ? preview.text : `${preview.text}\n…`);
    case "none":
      return element("p", { className: "hint" }, `Not shown: ${preview.why}.`);
  }
}

function canvasOf(name: string, { width, height, rgba }: Pixels): HTMLElement {
  const canvas = element("canvas", { width, height, role: "img", ariaLabel: `The image ${name}` });
  canvas.getContext("2d")?.putImageData(new ImageData(rgba, width, height), 0, 0);
  // Small pictures are shown larger, and then the pixels are what one wants to see.
  if (width < 200) canvas.classList.add("small");
  return canvas;
}

function tableOf(rows: readonly (readonly string[])[], complete: boolean): HTMLElement {
  const [head = [], ...body] = rows;
  const cells = (tag: "th" | "td", row: readonly string[]) => row.map((field) => element(tag, {}, field));
  return element(
    "div",
    { className: "sheet", tabIndex: 0 },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...cells("th", head))),
      element("tbody", {}, ...body.map((row) => element("tr", {}, ...cells("td", row)))),
    ),
    complete ? "" : element("p", { className: "hint" }, "The beginning; the download has all of it."),
  );
}

function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
