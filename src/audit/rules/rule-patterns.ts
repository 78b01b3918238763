/** Whether a pattern of `--fail-on` can be met at all: one that is misspelt would pass for ever and check nothing. */
import { driverFunctions } from "../../cuda-api/driver-functions.ts";
import { runtimeFunctions } from "../../cuda-api/runtime-functions.ts";
import { makeHipNames } from "../../port/hip/hip-names.ts";
import { newestPages, TorchNpuSupport } from "../../vendors/torch-npu-support.ts";
import { apiFamilies, fixedRules, RuleBook } from "./all-rules.ts";

/** `python/*` as an expression for ids of rules. */
export function rulePattern(text: string): RegExp {
  const escaped = text
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${escaped}$`);
}

export class RulePatterns {
  readonly #book = new RuleBook();
  readonly #ids: readonly string[];
  readonly #families: ReadonlySet<string>;

  constructor() {
    const functions = [
      ...makeHipNames().keys(),
      ...Object.keys(runtimeFunctions),
      ...Object.keys(driverFunctions),
    ];
    const torch = new TorchNpuSupport().names(newestPages);
    this.#ids = [
      ...fixedRules.keys(),
      ...new Set(functions.flatMap((name) => this.#book.ruleOfFunction(name) ?? [])),
      ...torch.map((name) => `torch-api/${name}`),
    ];
    this.#families = new Set([...this.#ids.map(familyOf), ...apiFamilies.map(({ id }) => id)]);
  }

  /** Whether it matches a rule, or one that is made when its function, header or name is met. */
  matches(text: string): boolean {
    const pattern = rulePattern(text);
    if (this.#ids.some((id) => pattern.test(id))) return true;
    const slash = text.indexOf("/");
    const name = text.slice(slash + 1);
    if (slash < 0) return [...this.#families].some((family) => pattern.test(`${family}/`));
    const family = rulePattern(text.slice(0, slash));
    if (family.test("torch-api") && name.startsWith("torch.")) return true;
    return apiFamilies.some(({ id }) => family.test(id) && this.#mayName(id, name));
  }

  /** The nearest pattern that matches: the same in another family, or another name in this one. */
  closestTo(
    text: string,
    closest: (word: string, names: readonly string[]) => string | undefined,
  ): string | undefined {
    const slash = text.indexOf("/");
    if (slash < 0) {
      const below = this.#ids.find((id) => rulePattern(`*/${text}`).test(id));
      if (below !== undefined) return `${familyOf(below)}/${text}`;
      const family = closest(text.replaceAll("*", ""), [...this.#families]);
      return family && `${family}/*`;
    }
    const [family, name] = [text.slice(0, slash), text.slice(slash + 1)];
    if (!this.#families.has(family)) {
      const meant = closest(family, [...this.#families]);
      if (meant === undefined) return undefined;
      return this.matches(`${meant}/${name}`) ? `${meant}/${name}` : `${meant}/*`;
    }
    return closest(
      text,
      this.#ids.filter((id) => familyOf(id) === family),
    );
  }

  /** Functions of some families are in a table, and those of others known by their prefix; headers are in none. */
  #mayName(family: string, name: string): boolean {
    if (/\.|\/|::/.test(name)) return true;
    if (!/[*?]/.test(name)) return this.#book.ruleOfFunction(name) === `${family}/${name}`;
    return !this.#ids.some((id) => familyOf(id) === family);
  }
}

function familyOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}
