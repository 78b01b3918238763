/**
 * Package URLs (purl) of what findings name: only where the source says the package itself, as installed. An import
 * alone does not: `apex` of PyPI is not NVIDIA's.
 */
import type { Finding, Rule } from "./model.ts";

export interface PackageUrl {
  readonly url: string;
  /** The same without a version where the name alone is the package. */
  readonly key: string;
  readonly name: string;
  readonly version?: string;
}

/** Files that say what is installed, by its name in the index. */
const requirements =
  /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|requirements\/[^/]*\.(?:txt|in)|pyproject\.toml|setup\.py|setup\.cfg|Pipfile)$/i;

export function packageUrl({ name, excerpt, file }: Finding, { id }: Rule): PackageUrl | undefined {
  if (/^container\/.*image$/.test(id)) return imageUrl(name);
  const isPackage =
    id.startsWith("python/") ||
    (/^(?:build\/torch-wheel|torch\/import)$/.test(id) && /^torch(?:vision|audio)?(?![\w.-])/.test(name));
  return isPackage && requirements.test(file) ? pythonUrl(name, excerpt) : undefined;
}

/** `nvcr.io/nvidia/pytorch:24.01-py3` is pkg:docker/nvidia/pytorch@24.01-py3?repository_url=nvcr.io */
function imageUrl(reference: string): PackageUrl | undefined {
  const match =
    /^(?:((?:[\w-]+\.)+[\w-]+(?::\d+)?|[\w-]+:\d+|localhost)\/)?((?:[a-z0-9._-]+\/)*[a-z0-9._-]+)(?::([\w][\w.-]*))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(
      reference,
    );
  const [, host, path, tag, digest] = match ?? [];
  // One word with neither a folder, a tag nor a digest may be anything: the name of a stage, an option.
  if (
    path === undefined ||
    (host === undefined && !path.includes("/") && tag === undefined && digest === undefined)
  )
    return undefined;
  const version = digest ?? tag;
  const where =
    host === undefined || host === "docker.io" ? "" : `?repository_url=${encodeURIComponent(host)}`;
  const url = `pkg:docker/${path}${version === undefined ? "" : `@${encodeURIComponent(version)}`}${where}`;
  return {
    ...{ url, key: url, name: host === undefined ? path : `${host}/${path}` },
    ...(version !== undefined && { version }),
  };
}

/** A version only where one is pinned; ranges are a wish. */
function pythonUrl(name: string, excerpt: string): PackageUrl | undefined {
  const [, word] = /^["']?([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:\[[^\]]*\])?/.exec(name) ?? [];
  if (word === undefined) return undefined;
  const pypi = word.toLowerCase().replaceAll(/[-_.]+/g, "-");
  const after = excerpt.slice(Math.max(0, excerpt.indexOf(word)) + word.length);
  const [, version] = /^(?:\[[^\]]*\])?\s*==\s*([0-9][\w.!+-]*)/.exec(after) ?? [];
  const key = `pkg:pypi/${pypi}`;
  const url = version === undefined ? key : `${key}@${encodeURIComponent(version)}`;
  return { url, key, name: pypi, ...(version !== undefined && { version }) };
}

/** One package of several mentions: with its version where they pin just one. */
export function joinMentions(mentions: readonly PackageUrl[]): PackageUrl | undefined {
  const pinned = mentions.filter(({ version }) => version !== undefined);
  const [first] = mentions;
  if (new Set(pinned.map(({ version }) => version)).size === 1) return pinned[0];
  return first && { url: first.key, key: first.key, name: first.name };
}
