/** What the browser and the machine can do: in the status line, and in the choice of devices. */
import type { PageAbilities } from "../../src/web/page-api.ts";

export function showAbilities(
  { gpu, gpuProblem, cores }: PageAbilities,
  device: HTMLSelectElement,
  machine: HTMLElement,
): void {
  const coresText = `${cores} ${cores === 1 ? "core" : "cores"}`;
  const option = device.querySelector<HTMLOptionElement>('option[value="webgpu"]');
  if (gpu !== undefined || !option) {
    machine.textContent = `${coresText} · ${gpu ?? ""}`;
    return;
  }
  option.disabled = true;
  option.text = "WebGPU (not here)";
  const why = gpuProblem ?? "this browser has no WebGPU";
  option.title = why;
  device.title = `WebGPU cannot be chosen: ${why}`;
  machine.textContent = `${coresText} · no WebGPU: ${why}`;
  machine.title = why;
}
