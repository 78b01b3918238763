import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes the licences and notices of the packages that esbuild put into the bundles: their authors ask that these go
 * along, and a bundle has left them behind. A package without a licence file is an error, for someone to look at.
 *
 * @param {string} root
 * @param {readonly import("esbuild").Metafile[]} metafiles
 * @param {string} file
 */
export function writeThirdParty(root, metafiles, file) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
    ),
  );
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []),
  );
  const sections = [...folders].toSorted().map((folder) => section(join(root, folder)));
  const text = [
    "# Other people's work in these files\n\nPrinted by scripts/third-party.mjs.",
    ...sections,
  ].join("\n\n");
  writeFileSync(file, `${text}\n`);
}

/** @param {string} folder */
function section(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)(?:-[\w.-]+)?(?:\.(?:md|txt))?$/i.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (texts.length === 0) throw new Error(`${name} ${version} is bundled and has no licence file`);
  return [
    `## ${name} ${version} (${license})`,
    ...texts.map((text) => `\`\`\`\`text\n${text}\n\`\`\`\``),
  ].join("\n\n");
}
