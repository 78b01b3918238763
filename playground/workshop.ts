/** The workers that build and run programs. They and the code that talks to them come after the editor is there. */
import type { PageAbilities } from "../src/web/page-api.ts";
import type { Workshop } from "./session.ts";

/** The folder that the build puts the workers and the compiler into. */
const base = new URL("unwarp/", document.baseURI);

export async function openWorkshop(): Promise<Workshop> {
  const { openToolchain, startRun } = await import("../src/web/page.web.ts");
  return {
    openToolchain: () => openToolchain(base),
    startRun: (app, options) => startRun(base, app, options),
  };
}

export async function findAbilities(): Promise<PageAbilities> {
  const page = await import("../src/web/page.web.ts");
  return page.findAbilities();
}
