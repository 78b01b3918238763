/** What the picture of the chain shows of each layer, before anything is drawn. */
import type { Audit, ChainLink, Layer } from "../model.ts";
import { controllersById, type Hold, holdOf, holds } from "../who-can-cut.ts";

/** What all code passes on its way from source to chip. */
const mainLayers = [
  "language",
  "compiler",
  "runtime",
  "library",
  "framework",
  "container",
  "chip",
] as const satisfies readonly Layer[];
/** What stands beside the way: it makes, tests and ships the program. */
const sideLayers = ["build", "ci", "binary"] as const satisfies readonly Layer[];

export const layerTitles = {
  language: "Language",
  compiler: "Compiler",
  runtime: "Runtime",
  library: "Libraries",
  framework: "Frameworks",
  build: "Build files",
  container: "Containers",
  ci: "CI",
  binary: "Binaries",
  chip: "Chip",
} as const satisfies Record<Layer, string>;

export interface PictureComponent {
  readonly name: string;
  readonly hold: Hold;
  readonly uses: number;
}

export interface PictureLayer {
  readonly layer: Layer;
  readonly title: string;
  readonly uses: number;
  readonly files: number;
  /** The tightest hold on a fair share of it; undefined where nothing was found. */
  readonly hold: Hold | undefined;
  /** Who has that hold. */
  readonly holder: string;
  /** Most used first. */
  readonly components: readonly PictureComponent[];
  /** Nothing in the repository names it; it follows from the rest. */
  readonly implied: boolean;
}

export interface ChainPicture {
  readonly main: readonly PictureLayer[];
  readonly side: readonly PictureLayer[];
}

export function chainPicture({ chain, controllers }: Pick<Audit, "chain" | "controllers">): ChainPicture {
  const byId = controllersById(controllers);
  const pictureOf = (layer: Layer): PictureLayer => {
    const links = chain.filter((link) => link.layer === layer);
    const hold = tightestMainHold(links, byId);
    const holders = links.filter(({ control }) => holdOf(control, byId) === hold);
    return {
      layer,
      title: layerTitles[layer],
      uses: links.reduce((uses, link) => uses + link.findings, 0),
      files: links.reduce((files, link) => Math.max(files, link.files), 0),
      hold,
      holder: holderNames(holders, byId),
      components: links.map(({ component, control, findings }) => ({
        name: component,
        hold: holdOf(control, byId),
        uses: findings,
      })),
      implied: false,
    };
  };
  const main = mainLayers.map(pictureOf);
  return { main: main.map((layer) => impliedChip(layer, chain, byId)), side: sideLayers.map(pictureOf) };
}

/** Below this share of a layer's uses a tighter hold is an extra: one closed wheel does not make frameworks closed. */
const mainShare = 0.1;

function tightestMainHold(
  links: readonly ChainLink[],
  byId: ReturnType<typeof controllersById>,
): Hold | undefined {
  const total = links.reduce((uses, { findings }) => uses + findings, 0);
  let uses = 0;
  for (const hold of holds) {
    for (const link of links) if (holdOf(link.control, byId) === hold) uses += link.findings;
    if (uses > 0 && uses >= total * mainShare) return hold;
  }
  return undefined;
}

function holderNames(links: readonly ChainLink[], byId: ReturnType<typeof controllersById>): string {
  const names = [
    ...new Set(
      links.map(({ control }) => shortName(byId.get(control.controller)?.name ?? control.controller)),
    ),
  ];
  const [first = "", ...others] = names;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** Without what stands in parentheses, for which a picture has no room. */
function shortName(name: string): string {
  return name.replace(/ \(.*\)$/, "");
}

/** Code for one vendor's closed runtime runs on that vendor's chips, whether or not a file names one. */
function impliedChip(
  layer: PictureLayer,
  chain: readonly ChainLink[],
  byId: ReturnType<typeof controllersById>,
): PictureLayer {
  if (layer.layer !== "chip" || layer.uses > 0) return layer;
  const holder = chain.find((link) => link.layer === "runtime" && link.control.source === "closed");
  if (!holder) return layer;
  const name = byId.get(holder.control.controller)?.name ?? holder.control.controller;
  return {
    ...layer,
    hold: holds[0],
    holder: name,
    components: [{ name: `${name} GPU`, hold: holds[0], uses: 0 }],
    implied: true,
  };
}
