import type { Audit, KernelFacts } from "../model.ts";
import { html, type Html } from "./markup.ts";
import { count, plural } from "../words.ts";

const mostKernels = 1000;

const traits: readonly { readonly title: string; readonly has: (kernel: KernelFacts) => boolean }[] = [
  { title: "double", has: (kernel) => kernel.usesDouble },
  { title: "PTX", has: (kernel) => kernel.usesInlineAssembly },
  { title: "textures", has: (kernel) => kernel.usesTextures },
  { title: "warps", has: (kernel) => kernel.usesWarpOperations },
  { title: "atomics", has: (kernel) => kernel.usesAtomics },
  { title: "barriers", has: (kernel) => kernel.usesBarriers },
];

/** What the compiler saw live in each kernel. */
export function kernelsSection({ kernels }: Audit): Html {
  if (kernels.length === 0) return html`<p>No kernel was compiled.</p>`;
  const shown = kernels.slice(0, mostKernels);
  return html`<div class="scroll">
      <table class="kernels">
        <thead>
          <tr>
            <th>Kernel</th>
            <th>Where</th>
            <th class="number">Instructions</th>
            <th class="number">Shared bytes</th>
            ${traits.map(({ title }) => html`<th class="trait">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(kernelRow)}
        </tbody>
      </table>
    </div>
    ${kernels.length > shown.length && html`<p class="note">and ${plural(kernels.length - shown.length, "further kernel")}, in the JSON report</p>`}`;
}

function kernelRow(kernel: KernelFacts): Html {
  const { name, file, line, instructions, sharedBytes, usesDynamicShared } = kernel;
  const shared = `${sharedBytes === 0 ? (usesDynamicShared ? "" : "0") : count(sharedBytes)}${usesDynamicShared ? (sharedBytes === 0 ? "dynamic" : " + dynamic") : ""}`;
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td class="where">${file}:${line}</td>
    <td class="number">${count(instructions)}</td>
    <td class="number">${shared}</td>
    ${traits.map(({ title, has }) => html`<td class="trait">${has(kernel) ? html`<span title="${title}">●<span class="unseen">yes</span></span>` : html`<span class="no">·<span class="unseen">no</span></span>`}</td>`)}
  </tr>`;
}

export function notesSection({ notes }: Audit): Html {
  if (notes.length === 0) return html`<p>Every file was read.</p>`;
  return html`<ul class="notes">
    ${notes.map(({ file, what }) => html`<li><code>${file}</code> ${what}</li>`)}
  </ul>`;
}
