/** The entry of the worker with the toolchain: it never blocks, and has workers of its own for clang. */
import { memoryCache } from "../toolchain/cache.ts";
import type { Services } from "../toolchain/services.ts";
import { buildPageProgram } from "./build-page-program.ts";
import { loadClangThreads } from "./clang-threads.web.ts";
import { digest } from "./digest.ts";
import { fetchFile, fetchPacked } from "./fetch-packed.ts";
import {
  type FileSizes,
  type PackedResources,
  resourcesFile,
  sizesFile,
  unpackResources,
} from "./package-files.ts";
import type { LoadProgress } from "./page-api.ts";
import { retried } from "../source/retried.ts";
import { workingFolder } from "./source-files.ts";
import { stageTexts } from "./stage-texts.ts";
import type {
  ToolchainMessage,
  ToolchainReply,
  ToolchainRequest,
  ToolchainResults,
} from "./toolchain-protocol.ts";
import { WebCache } from "./web-cache.web.ts";

type Result = ToolchainResults[ToolchainRequest["kind"]];

const base = new URL("./", location.href);
const reply = (message: ToolchainReply) => postMessage(message);
const report = (progress: LoadProgress) => reply({ progress });

/** All but the compiler, which a program found in the cache does not need. */
const loadParts = retried(fetchParts);
/** The compiler. */
const loadClang = retried(async () => {
  const sizes = (await (await fetchFile(new URL(sizesFile, base))).json()) as FileSizes;
  return loadClangThreads(base, sizes, (done) => report({ what: "the compiler", done }));
});
// The page needs them soon; whether there is a network is told to who asks.
loadParts().catch(() => {});

async function fetchParts(): Promise<Omit<Services, "files">> {
  const url = new URL(resourcesFile.replace(/\.gz$/, ""), base);
  const packed = (await new Response(await fetchPacked(url)).json()) as PackedResources;
  const cache = typeof caches === "undefined" ? memoryCache() : await WebCache.open(packed.fingerprint);
  return {
    workingFolder,
    resources: unpackResources(packed),
    cache,
    digest,
    clang: {
      run: async (argv, files) => (await loadClang()).run(argv, files),
      dispose() {},
    },
    now: () => performance.now(),
  };
}

async function answer(request: ToolchainRequest): Promise<Result> {
  switch (request.kind) {
    case "load":
      await Promise.all([loadParts(), loadClang()]);
      return undefined;
    case "build":
      return buildPageProgram(request.request, await loadParts());
    case "stages":
      return stageTexts(request.app, request.kernel, request.target, request.blockDim);
  }
}

addEventListener("message", ({ data }) => {
  const { id, request } = data as ToolchainMessage;
  answer(request).then(
    (result) => reply({ id, result }),
    (error: unknown) => reply({ id, failure: error instanceof Error ? error.message : String(error) }),
  );
});
