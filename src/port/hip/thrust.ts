/** What Thrust says of CUDA and rocThrust of HIP: `thrust::cuda::par` is `thrust::hip::par`, and all else has the same name. */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";

const names: Readonly<Record<string, string>> = { cuda: "hip", cuda_cub: "hip_rocprim" };

export function renameThrustSystems(file: SourceText, sink: EditSink): void {
  const { tokens } = file;
  for (const [index, token] of tokens.entries()) {
    const name = Object.hasOwn(names, token.text) ? names[token.text] : undefined;
    if (name === undefined || token.kind !== "name" || token.directive === "include") continue;
    const before = tokens.slice(Math.max(0, index - 4), index).map(({ text }) => text);
    if (/(?:^|,)thrust,::(?:,system,::)?$/.test(before.join(","))) sink.replace(file, token, name);
  }
}
