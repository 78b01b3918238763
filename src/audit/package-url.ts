/**
 * Package URLs (purl) of what findings name: only where the source says the package itself, as installed. An import
 * alone does not: `apex` of PyPI is not NVIDIA's.
 */
import type { Finding, Rule } from "./model.ts";

export interface PackageUrl {
  readonly url: string;
  readonly name: string;
  readonly version?: string;
}

export function packageUrl(finding: Finding, rule: Rule): PackageUrl | undefined {
  if (rule.layer === "container") return imageUrl(finding.name);
  if (
    /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|requirements\/[^/]*\.(?:txt|in)|pyproject\.toml|setup\.py|setup\.cfg|Pipfile)$/i.test(
      finding.file,
    )
  )
    return pythonUrl(finding);
  return undefined;
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
  return {
    url: `pkg:docker/${path}${version === undefined ? "" : `@${encodeURIComponent(version)}`}${where}`,
    name: host === undefined ? path : `${host}/${path}`,
    ...(version !== undefined && { version }),
  };
}

/** A version only where one is pinned; ranges are a wish. */
function pythonUrl({ name, excerpt }: Finding): PackageUrl | undefined {
  const [, word] = /^["']?([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:\[[^\]]*\])?/.exec(name) ?? [];
  if (word === undefined) return undefined;
  const pypi = word.toLowerCase().replaceAll(/[-_.]+/g, "-");
  const after = excerpt.slice(Math.max(0, excerpt.indexOf(word)) + word.length);
  const [, version] = /^(?:\[[^\]]*\])?\s*==\s*([0-9][\w.!+-]*)/.exec(after) ?? [];
  return {
    url: `pkg:pypi/${pypi}${version === undefined ? "" : `@${encodeURIComponent(version)}`}`,
    name: pypi,
    ...(version !== undefined && { version }),
  };
}
