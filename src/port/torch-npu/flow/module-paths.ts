/**
 * Which file of a project an import leads to, by paths alone: nobody knows what `sys.path` will be. Two files that fit as
 * well as each other are none.
 */
export class ModulePaths {
  readonly #paths: ReadonlySet<string>;
  /** By the last part of the module's name. */
  readonly #byName = new Map<string, string[]>();

  constructor(paths: readonly string[]) {
    this.#paths = new Set(paths);
    for (const path of paths) {
      const name = moduleOf(path).split("/").at(-1) ?? "";
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), path]);
    }
  }

  /** @param module as an import names it: `app.config`, `.config`, `..`; @param from the file that imports it */
  find(module: string, from: string): string | undefined {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    const names = module.slice(dots).split(".").filter(Boolean).join("/");
    const folder = from.split("/").slice(0, -1);
    if (dots > 0) {
      if (dots - 1 > folder.length) return undefined;
      const base = folder.slice(0, folder.length - (dots - 1)).join("/");
      return this.#fileOf(names === "" ? base : base === "" ? names : `${base}/${names}`);
    }
    if (names === "") return undefined;
    // A script finds what lies beside it first.
    const beside = this.#fileOf([...folder, names].join("/"));
    if (beside !== undefined) return beside;
    const fitting = (this.#byName.get(names.split("/").at(-1) ?? "") ?? []).filter((path) =>
      `/${moduleOf(path)}`.endsWith(`/${names}`),
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  #fileOf(module: string): string | undefined {
    return [`${module}.py`, `${module}/__init__.py`].find((path) => this.#paths.has(path.replace(/^\//, "")));
  }
}

/** `app/config` for `app/config.py`, `app` for `app/__init__.py` */
function moduleOf(path: string): string {
  return path.replace(/\.py$/, "").replace(/\/__init__$/, "");
}
