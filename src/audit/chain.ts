/**
 * The chain of control: what the code goes through from its source to the chip, who holds each link, and where one
 * vendor's no would stop everything.
 */
import {
  type ChainLink,
  type Control,
  type Finding,
  type Layer,
  layers,
  type Rule,
  type Target,
  targets,
  type Way,
} from "./model.ts";
import { verdictOf, withRules, worseWay } from "./ways.ts";

/** Layers that all code passes, one after another. Of the others a program uses some parts here and some there. */
const passedByAll: readonly Layer[] = ["language", "compiler", "runtime", "container", "chip"];

/** From this share of the files with findings on, a component counts as one that everything goes through. */
const mostFiles = 0.5;

/** Below this share of its layer's uses a component is an extra, not the way through: nvidia-smi beside the runtime. */
const mainWay = 0.1;

/** One link for each component in each layer, in the order of the stack and then by how much hangs on it. */
export function chainOfControl(findings: readonly Finding[], rules: readonly Rule[]): ChainLink[] {
  const links = new Map<string, LinkInMaking>();
  for (const { finding, rule } of withRules(findings, rules)) {
    const key = `${rule.layer}\n${rule.component}`;
    const link = links.get(key) ?? startLink(rule);
    links.set(key, link);
    link.findings++;
    link.files.add(finding.file);
    link.control = stricter(link.control, rule.control);
    for (const target of targets)
      link.worst[target] = worseWay(link.worst[target], verdictOf(finding, rule, target).way);
  }
  return [...links.values()]
    .map((link) => ({ ...link, files: link.files.size }))
    .toSorted(
      (a, b) =>
        layers.indexOf(a.layer) - layers.indexOf(b.layer) ||
        b.findings - a.findings ||
        (a.component < b.component ? -1 : 1),
    );
}

interface LinkInMaking {
  readonly layer: Layer;
  readonly component: string;
  control: Control;
  findings: number;
  readonly files: Set<string>;
  readonly worst: Record<Target, Way>;
}

function startLink({ layer, component, control }: Rule): LinkInMaking {
  const worst = Object.fromEntries(targets.map((target) => [target, "mechanical"])) as Record<Target, Way>;
  return { layer, component, control, findings: 0, files: new Set(), worst };
}

/** Rules of one component may differ in their licences; the link is as closed as its most closed part. */
function stricter(one: Control, other: Control): Control {
  const order: readonly Control["source"][] = ["open", "partly open", "closed"];
  return order.indexOf(other.source) > order.indexOf(one.source) ? other : one;
}

/**
 * Components that one vendor could take away and that nothing in the repository goes around:
 * in a layer that all code passes, the main ones of a vendor who holds the whole layer without open source;
 * in any other layer, those without open source that at least half of the files with findings use.
 */
export function singlePointsOfFailure(chain: readonly ChainLink[], findings: readonly Finding[]): string[] {
  const files = new Set(findings.map((finding) => finding.file)).size;
  const points = chain.filter((link) => {
    if (link.control.source === "open") return false;
    if (link.files >= files * mostFiles) return true;
    if (!passedByAll.includes(link.layer)) return false;
    const layer = chain.filter((other) => other.layer === link.layer);
    const uses = layer.reduce((sum, { findings }) => sum + findings, 0);
    if (link.findings < uses * mainWay) return false;
    return layer.every(
      ({ control }) => control.source !== "open" && control.controller === link.control.controller,
    );
  });
  return [...new Set(points.map((link) => link.component))];
}
