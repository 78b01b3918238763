/**
 * The audit as a bill of materials: CycloneDX 1.6 JSON, built with the standard's own library. The audited folder is the
 * root; it depends on every component, and each says who supplies it, under which licence, and where it is used.
 */
import { ComponentType, LifecyclePhase } from "@cyclonedx/cyclonedx-library/Enums";
import {
  Bom,
  Component,
  LicenseExpression,
  Metadata,
  NamedLicense,
  OrganizationalEntity,
  Property,
  PropertyRepository,
  SpdxLicense,
} from "@cyclonedx/cyclonedx-library/Models";
import { JSON as CycloneJson } from "@cyclonedx/cyclonedx-library/Serialize";
import { Spec1dot6 } from "@cyclonedx/cyclonedx-library/Spec";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { groupBy } from "./group-by.ts";
import {
  type Audit,
  type Controller,
  type Finding,
  type Layer,
  type Rule,
  targets,
  type Way,
} from "./model.ts";
import { joinMentions, type PackageUrl, packageUrl } from "./package-url.ts";
import { verdictOf, withRules, worseWay } from "./ways.ts";
import { controllersById } from "./who-can-cut.ts";

const types = {
  language: ComponentType.Platform,
  compiler: ComponentType.Application,
  runtime: ComponentType.Platform,
  library: ComponentType.Library,
  framework: ComponentType.Framework,
  build: ComponentType.Application,
  container: ComponentType.Container,
  ci: ComponentType.Platform,
  binary: ComponentType.File,
  chip: ComponentType.Device,
} as const satisfies Record<Layer, ComponentType>;

/** Places listed for each component; more of them help no reader of such a file, and the count is a property. */
export const mostOccurrences = 1000;

export interface CycloneDxOptions {
  /** `urn:uuid:…`. By default it is made of the content, so that the same audit gives the same file. */
  readonly serialNumber?: string;
}

export function reportCycloneDx(audit: Audit, { serialNumber }: CycloneDxOptions = {}): string {
  const parts = materials(audit);
  const bom = toBom(audit, parts);
  bom.serialNumber = serialNumber ?? serialOf(normalize(bom, parts));
  return `${JSON.stringify(normalize(bom, parts), undefined, 1)}\n`;
}

interface Material {
  readonly ref: string;
  readonly name: string;
  readonly layer: Layer;
  readonly purl: PackageUrl | undefined;
  readonly uses: readonly Use[];
}

type Use = { readonly finding: Finding; readonly rule: Rule };

/**
 * By component; and where findings name packages or images, by these. A use that names none belongs to the
 * component's package if there is just one.
 */
function materials({ findings, rules }: Audit): Material[] {
  const mentions = withRules(findings, rules).map((use) => ({
    ...use,
    mention: packageUrl(use.finding, use.rule),
  }));
  return [...groupBy(mentions, ({ rule }) => `${rule.layer}/${rule.component}`)].flatMap(([ref, uses]) => {
    const { layer, component } = uses[0].rule;
    const packages = groupBy(uses, ({ mention }) => mention?.key);
    const isOne = [...packages.keys()].filter((key) => key !== undefined).length === 1;
    const groups = isOne ? ([[undefined, uses]] as const) : [...packages];
    return groups.map(([key, ofPackage]): Material => {
      const purl = joinMentions(ofPackage.flatMap(({ mention }) => mention ?? []));
      // An import is known by its component's name, an image by its own.
      const name = purl !== undefined && (!isOne || layer === "container") ? purl.name : component;
      return { ref: key === undefined ? ref : `${ref}/${key}`, name, layer, purl, uses: ofPackage };
    });
  });
}

function toBom({ root, unwarpVersion, controllers }: Audit, parts: readonly Material[]): Bom {
  const byId = controllersById(controllers);
  const project = new Component(ComponentType.Application, root, { bomRef: "root" });
  const metadata = new Metadata({ component: project });
  metadata.tools.components.add(
    new Component(ComponentType.Application, "unwarp", { version: unwarpVersion, bomRef: "unwarp" }),
  );
  metadata.lifecycles.add(LifecyclePhase.PreBuild);
  const bom = new Bom({ metadata });
  for (const part of parts) {
    const component = toComponent(part, byId);
    bom.components.add(component);
    project.dependencies.add(component.bomRef);
  }
  return bom;
}

function toComponent(
  { ref, name, layer, purl, uses }: Material,
  byId: ReadonlyMap<string, Controller>,
): Component {
  const [first] = uses;
  const component = new Component(types[layer], name, {
    bomRef: ref,
    properties: properties(layer, uses, byId),
  });
  if (purl) {
    component.purl = purl.url;
    if (purl.version !== undefined) component.version = purl.version;
  }
  if (!first) return component;
  const { controller, licence } = first.rule.control;
  component.supplier = new OrganizationalEntity({ name: byId.get(controller)?.name ?? controller });
  const license = toLicense(licence);
  if (license) component.licenses.add(license);
  return component;
}

/** What CycloneDX has no field for, under a prefix of our own. */
function properties(
  layer: Layer,
  uses: readonly Use[],
  byId: ReadonlyMap<string, Controller>,
): PropertyRepository {
  const controls = uses.map(({ rule }) => rule.control);
  const country = byId.get(controls[0]?.controller ?? "")?.country;
  const worst = targets.map((target) => {
    const way = uses
      .map(({ finding, rule }) => verdictOf(finding, rule, target).way)
      .reduce<Way>(worseWay, "mechanical");
    return new Property(`unwarp:verdict:${target}`, way);
  });
  return new PropertyRepository([
    new Property("unwarp:layer", layer),
    new Property("unwarp:source", controls[0]?.source ?? "open"),
    ...(country === undefined ? [] : [new Property("unwarp:supplier-country", country)]),
    new Property("unwarp:uses", String(uses.length)),
    new Property("unwarp:files", String(new Set(uses.map(({ finding }) => finding.file)).size)),
    ...worst,
  ]);
}

/** The library writes ids that SPDX lists as such, and others as names. */
function toLicense(licence: string): SpdxLicense | NamedLicense | LicenseExpression | undefined {
  if (licence === "" || licence === "NOASSERTION") return undefined;
  if (licence.startsWith("LicenseRef-"))
    return new NamedLicense(licence.slice("LicenseRef-".length).replaceAll("-", " "));
  if (/ (?:WITH|AND|OR) /.test(licence)) return new LicenseExpression(licence);
  return / /.test(licence) ? new NamedLicense(licence) : new SpdxLicense(licence);
}

type Json = Record<string, unknown>;

/** The library knows no occurrences yet, so they are put into what it has made, beside its own fields. */
function normalize(bom: Bom, parts: readonly Material[]): Json {
  const normalizer = new CycloneJson.Normalize.Factory(Spec1dot6).makeForBom();
  const result = normalizer.normalize(bom, { sortLists: true }) as unknown as Json & { components?: Json[] };
  const byRef = new Map(parts.map((part) => [part.ref, part]));
  const components = (result.components ?? []).map((component) => {
    const part = byRef.get(String(component["bom-ref"]));
    return part ? { ...component, evidence: { occurrences: occurrences(part) } } : component;
  });
  return { $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", ...result, components };
}

function occurrences({ ref, uses }: Material): Json[] {
  return uses.slice(0, mostOccurrences).map(({ finding: { file, line, name } }, at) => ({
    "bom-ref": `${ref}#${at + 1}`,
    location: file,
    ...(line > 0 && { line }),
    ...(name !== "" && { symbol: name }),
  }));
}

/** A UUID of version 8, which is for digests of one's own. */
function serialOf(content: Json): string {
  const hex = bytesToHex(sha256(utf8ToBytes(JSON.stringify(content))));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
