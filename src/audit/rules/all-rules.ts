/** Every rule, by its id. */
import { driverFunctions } from "../../cuda-api/driver-functions.ts";
import { runtimeFunctions } from "../../cuda-api/runtime-functions.ts";
import { type HipName, makeHipNames } from "../../port/hip/hip-names.ts";
import { chips, newestPages, TorchNpuSupport } from "../../vendors/torch-npu-support.ts";
import type { Rule } from "../model.ts";
import { type ApiFamily, apiRule } from "./api-family.ts";
import { cudaApis } from "./cuda-apis.ts";
import { binaryRules, buildRules, ciRules, compilerRules, containerRules } from "./infrastructure.ts";
import { languageRules } from "./language.ts";
import { libraryApis } from "./libraries.ts";
import { pythonPackageRules } from "./python-packages.ts";
import { environmentRules, torchRules } from "./torch.ts";
import { torchApiRule } from "./torch-api.ts";

export const apiFamilies: readonly ApiFamily[] = [...cudaApis, ...libraryApis];

/** The rules that have rows of their own; functions of APIs are rules, too, made when they are met. */
export const fixedRules: ReadonlyMap<string, Rule> = new Map([
  ...languageRules,
  ...compilerRules,
  ...buildRules,
  ...containerRules,
  ...ciRules,
  ...binaryRules,
  ...environmentRules,
  ...torchRules,
  ...pythonPackageRules,
]);

/** Which family a function of a table of names belongs to, the longest prefix first. */
const byPrefix: readonly (readonly [string, string])[] = [
  ["cublasLt", "cublaslt"],
  ["cublas", "cublas"],
  ["cudnn", "cudnn"],
  ["cufft", "cufft"],
  ["curand_", "curand-device"],
  ["curand", "curand"],
  ["cusparse", "cusparse"],
  ["cusolver", "cusolver"],
  ["nvrtc", "nvrtc"],
  ["cuda", "cuda-runtime"],
  ["cu", "cuda-driver"],
];

/** `cuCadd` and its like are arithmetic of a header, which every target has. */
const complexArithmetic = /^cuC(?:add|sub|mul|div|fma|abs|real|imag|onj|omplex)|^cu(?:Double|Float)Complex/;

export class RuleBook {
  readonly #hip: ReadonlyMap<string, HipName> = makeHipNames();
  readonly #families = new Map(apiFamilies.map((family) => [family.id, family]));
  readonly #known = new Set<string>([...Object.keys(runtimeFunctions), ...Object.keys(driverFunctions)]);
  readonly #byNamespace = new Map(
    apiFamilies.flatMap((family) => (family.namespaces ?? []).map((name) => [name, family.id] as const)),
  );
  readonly #cache = new Map<string, string | undefined>();
  readonly #torch = new TorchNpuSupport();

  /** The rule of a function's name, `cublas/cublasSgemm`; undefined for a word that is none of CUDA's. */
  ruleOfFunction(word: string): string | undefined {
    if (this.#cache.has(word)) return this.#cache.get(word);
    const family = this.#familyOf(word);
    const rule = family === undefined ? undefined : `${family}/${word}`;
    this.#cache.set(word, rule);
    return rule;
  }

  ruleOfNamespace(name: string): string | undefined {
    return this.#byNamespace.get(name);
  }

  ruleOfHeader(header: string): string | undefined {
    const family = apiFamilies.find(({ headers }) => headers?.test(header));
    return family && `${family.id}/${header}`;
  }

  /** Whether torch_npu's newest pages have it, for all chips or only for some. */
  torchListing(path: string): "all chips" | "some chips" | undefined {
    const listing = this.#torch.listing(path, newestPages);
    return listing && (listing.on.length === chips.length ? "all chips" : "some chips");
  }

  /** @throws when no scanner should have found it */
  rule(id: string): Rule {
    const fixed = fixedRules.get(id);
    if (fixed) return fixed;
    const slash = id.indexOf("/");
    const name = id.slice(slash + 1);
    if (id.startsWith("torch-api/")) return torchApiRule(name, this.#torch);
    const family = this.#families.get(id.slice(0, slash));
    if (!family) throw new Error(`no rule ${id}`);
    return apiRule(family, name, this.#hip.get(name));
  }

  #familyOf(word: string): string | undefined {
    const named = apiFamilies.find(({ names }) => names?.test(word));
    if (named) return named.id;
    const prefix = byPrefix.find(([start]) => word.startsWith(start));
    if (!prefix || /_t$|_st$/.test(word) || complexArithmetic.test(word)) return undefined;
    return this.#hip.has(word) || this.#known.has(word) ? prefix[1] : undefined;
  }
}
