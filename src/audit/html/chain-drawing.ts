/**
 * The chain of control as a picture: rings that hang in one another, filled where a vendor keeps the source and hollow
 * where it is open, so that it also reads without colours. Drawn once across for wide pages and once down for phones.
 */
import { type ChainPicture, type PictureLayer } from "./chain-model.ts";
import { count, plural } from "../words.ts";
import { html, type Html, visible } from "./markup.ts";
import type { Hold } from "../who-can-cut.ts";

export function drawChain(picture: ChainPicture): Html {
  return html`<figure class="chain">${drawAcross(picture)}${drawDown(picture)}</figure>`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const columnWidth = 168;
const ringHeight = 92;
const overlap = 44;
const mostComponents = 6;

function drawAcross(picture: ChainPicture): Html {
  const columns = picture.main.map((layer, at) => ({ layer, x: 4 + at * columnWidth }));
  const width = columnWidth * picture.main.length + overlap + 8;
  const rows = Math.max(
    ...picture.main.map(({ components }) => Math.min(components.length, mostComponents + 1)),
  );
  const sideTop = 14 + ringHeight + 58 + rows * 22;
  const ringOf = (x: number): Box => ({ x, y: 14, width: columnWidth + overlap, height: ringHeight });
  return html`<svg
    class="across"
    viewBox="0 0 ${width} ${sideTop + 74}"
    role="img"
    aria-labelledby="across-title across-text"
  >
    <title id="across-title">The chain of control, from language to chip</title>
    <desc id="across-text">${describeChain(picture)}</desc>
    ${columns.map(({ layer, x }) => ring(layer, ringOf(x)))}
    ${columns.slice(0, -1).map(({ layer, x }) => upperRight(layer, ringOf(x)))}
    ${columns.map(({ layer, x }) => column(layer, x + overlap / 2 + columnWidth / 2))}
    ${picture.side.map((layer, at) => sidePlate(layer, { x: 4 + at * ((width - 8) / 3), y: sideTop, width: (width - 8) / 3 - 12, height: 56 }))}
  </svg>`;
}

function column(layer: PictureLayer, middle: number): Html {
  const top = 14 + ringHeight;
  const left = middle - columnWidth / 2 + 12;
  const shown = layer.components.slice(0, mostComponents);
  const more = layer.components.length - shown.length;
  return html`<text class="layer-name" x="${middle}" y="52" text-anchor="middle">${layer.title}</text>
    <text class="layer-uses" x="${middle}" y="78" text-anchor="middle">${usesText(layer)}</text>
    <text class="holder" x="${left}" y="${top + 24}">${shorten(holderText(layer), 24)}</text>
    ${shown.map((component, at) => componentRow(component, left, top + 48 + at * 22, columnWidth - 24))}
    ${more > 0 && html`<text class="more" x="${left + 16}" y="${top + 48 + shown.length * 22}">and ${more} more</text>`}`;
}

function componentRow(
  { name, hold, uses }: PictureLayer["components"][number],
  x: number,
  y: number,
  width: number,
): Html {
  const letters = Math.floor((width - 22 - String(uses).length * 8) / 7.4);
  return html`${dot(hold, x + 5, y - 4)}<text class="component" x="${x + 16}" y="${y}"
      >${shorten(name, letters)}<title>${name}</title></text
    >
    <text class="count" x="${x + width}" y="${y}" text-anchor="end">${uses === 0 ? "" : count(uses)}</text>`;
}

function sidePlate(layer: PictureLayer, { x, y, width, height }: Box): Html {
  const names = layer.components
    .slice(0, 3)
    .map(({ name }) => name)
    .join(", ");
  return html`<rect class="plate" x="${x}" y="${y}" width="${width}" height="${height}" rx="8" />
    ${layer.hold && dot(layer.hold, x + 20, y + 20)}
    <text class="side-name" x="${x + 34}" y="${y + 25}">${layer.title}</text>
    <text class="count" x="${x + width - 16}" y="${y + 25}" text-anchor="end">${usesText(layer)}</text>
    <text class="component" x="${x + 34}" y="${y + 44}"
      >${layer.uses === 0 ? "nothing found" : shorten(names, Math.floor(width / 7.2) - 6)}</text
    >`;
}

const rowHeight = 104;
const downOverlap = 36;

function drawDown(picture: ChainPicture): Html {
  const layers = [...picture.main, ...picture.side];
  const height = rowHeight * picture.main.length + downOverlap + 12 + picture.side.length * 52;
  const ringOf = (at: number): Box => ({
    x: 10,
    y: 6 + at * rowHeight,
    width: 70,
    height: rowHeight + downOverlap,
  });
  const topOf = (at: number) =>
    at < picture.main.length
      ? 6 + at * rowHeight + 44
      : 6 + picture.main.length * rowHeight + downOverlap + 28 + (at - picture.main.length) * 52;
  return html`<svg class="down" viewBox="0 0 360 ${height}" role="img" aria-labelledby="down-title down-text">
    <title id="down-title">The chain of control, from language to chip</title>
    <desc id="down-text">${describeChain(picture)}</desc>
    ${picture.main.map((layer, at) => ring(layer, ringOf(at)))}
    ${picture.main.slice(0, -1).map((layer, at) => lowerLeft(layer, ringOf(at)))}
    ${layers.map((layer, at) => downRow(layer, topOf(at), at < picture.main.length))}
  </svg>`;
}

function downRow(layer: PictureLayer, y: number, onChain: boolean): Html {
  const names = layer.components.slice(0, 3).map(({ name }) => name);
  const more = layer.components.length - names.length;
  const list = names.join(", ") + (more > 0 ? ` and ${more} more` : "");
  return html`${!onChain && layer.hold && dot(layer.hold, 43, y - 5)}
    <text class="layer-name" x="92" y="${y}">${layer.title}</text>
    <text class="layer-uses" x="352" y="${y}" text-anchor="end">${usesText(layer)}</text>
    ${onChain && html`<text class="holder" x="92" y="${y + 20}">${shorten(holderText(layer), 38)}</text>`}
    <text class="component" x="92" y="${y + (onChain ? 39 : 19)}">${shorten(list, 35)}</text>`;
}

/** A ring of the chain: a filled band for a closed link, two lines for an open one. */
function ring({ hold, implied }: PictureLayer, { x, y, width, height }: Box): Html {
  const radius = Math.min(width, height) / 2 - 8;
  return strokes(
    hold,
    implied,
    `M${x + 8 + radius} ${y + 8}H${x + width - 8 - radius}A${radius} ${radius} 0 0 1 ${x + width - 8} ${y + 8 + radius}V${y + height - 8 - radius}A${radius} ${radius} 0 0 1 ${x + width - 8 - radius} ${y + height - 8}H${x + 8 + radius}A${radius} ${radius} 0 0 1 ${x + 8} ${y + height - 8 - radius}V${y + 8 + radius}A${radius} ${radius} 0 0 1 ${x + 8 + radius} ${y + 8}Z`,
  );
}

/**
 * Where it crosses its neighbour on one side it is drawn again, above it: so the two hang in one another.
 * Across, that is the upper crossing on the right; down, the left one below.
 */
function upperRight({ hold, implied }: PictureLayer, { x, y, width, height }: Box): Html {
  const radius = height / 2 - 8;
  return crossing(hold, implied, (by) =>
    arc(x + width - 8 - radius, y + 8 + radius, radius, -78 - by, -18 + by),
  );
}

function lowerLeft({ hold, implied }: PictureLayer, { x, y, width, height }: Box): Html {
  const radius = width / 2 - 8;
  return crossing(hold, implied, (by) =>
    arc(x + 8 + radius, y + height - 8 - radius, radius, 108 - by, 168 + by),
  );
}

/** From one angle to another, in degrees, clockwise from the right. */
function arc(x: number, y: number, radius: number, from: number, to: number): string {
  const at = (angle: number) => {
    const radians = (angle * Math.PI) / 180;
    return `${(x + radius * Math.cos(radians)).toFixed(2)} ${(y + radius * Math.sin(radians)).toFixed(2)}`;
  };
  return `M${at(from)}A${radius} ${radius} 0 0 1 ${at(to)}`;
}

/** The band is a little longer than the gap below it, or the gap's ends would show as hairlines. */
function crossing(hold: Hold | undefined, implied: boolean, arcLongerBy: (degrees: number) => string): Html {
  return strokes(hold, implied, arcLongerBy(2), arcLongerBy(0));
}

function strokes(hold: Hold | undefined, implied: boolean, path: string, halo = path): Html {
  if (hold === undefined) return html`<path class="ring empty" d="${path}" />`;
  const gap = hold !== "closed" || implied;
  return html`<path class="ring halo" d="${halo}" /><path
      class="ring ${hold}"
      d="${path}"
    />${gap && html`<path class="ring gap ${implied ? "implied" : hold}" d="${path}" />`}`;
}

function dot(hold: Hold, x: number, y: number): Html {
  return html`<circle class="dot ${hold}" cx="${x}" cy="${y}" r="4.5" />`;
}

function usesText({ uses, implied, hold }: PictureLayer): string {
  if (implied) return "implied";
  return hold === undefined ? "none" : plural(uses, "use");
}

function holderText({ hold, holder, implied }: PictureLayer): string {
  if (hold === undefined) return "nothing found";
  return implied ? `${holder}, by the runtime` : holder;
}

/** For readers who do not see the picture: all that it shows, as sentences. */
export function describeChain({ main, side }: ChainPicture): string {
  return [...main, ...side]
    .map((layer) => {
      if (layer.hold === undefined) return `${layer.title}: nothing found.`;
      const names = layer.components.map(
        ({ name, uses, hold }) => `${name} (${hold}${uses > 0 ? `, ${count(uses)}` : ""})`,
      );
      return `${layer.title}: ${usesText(layer)}, held by ${holderText(layer)}; ${names.join(", ")}.`;
    })
    .join(" ");
}

function shorten(text: string, letters: number): string {
  const characters = Array.from(visible(text));
  return characters.length <= letters ? characters.join("") : `${characters.slice(0, letters - 1).join("")}…`;
}
