import type { Control, Controller } from "../model.ts";

/** Who can cut a link. The country is that of the law that binds them, not of their contributors. */
export const controllers = {
  nvidia: { id: "nvidia", name: "NVIDIA", country: "US" },
  pytorch: { id: "pytorch", name: "PyTorch Foundation (Linux Foundation)", country: "US" },
  openai: { id: "openai", name: "OpenAI and the Triton community", country: "US" },
  google: { id: "google", name: "Google", country: "US" },
  meta: { id: "meta", name: "Meta", country: "US" },
  microsoft: { id: "microsoft", name: "Microsoft", country: "US" },
  "hugging-face": { id: "hugging-face", name: "Hugging Face", country: "US" },
  "dao-ailab": { id: "dao-ailab", name: "Dao-AILab (flash-attention)", country: "US" },
  "preferred-networks": { id: "preferred-networks", name: "Preferred Networks", country: "JP" },
  numba: { id: "numba", name: "Numba project (Anaconda) and NVIDIA", country: "US" },
  docker: { id: "docker", name: "Docker, Inc.", country: "US" },
  github: { id: "github", name: "GitHub (Microsoft)", country: "US" },
  community: { id: "community", name: "its own open-source community" },
  unknown: { id: "unknown", name: "whoever built it" },
} as const satisfies Record<string, Controller>;

export type ControllerId = keyof typeof controllers;

const control = (
  controller: ControllerId,
  licence: string,
  source: Control["source"],
): Control & { readonly controller: ControllerId } => ({ controller, licence, source });

export const open = (controller: ControllerId, licence: string) => control(controller, licence, "open");
const cudaLicence = "LicenseRef-NVIDIA-CUDA-Toolkit-EULA";

/** The toolkit's own parts: free of charge, and under one vendor's agreement. */
export const cudaToolkit = control("nvidia", cudaLicence, "closed");
export const nvidiaClosed = (licence: string) => control("nvidia", licence, "closed");
export const nvidiaOpen = (licence: string) => control("nvidia", licence, "open");
/** Open above, closed below: the library talks to a closed driver or engine. */
export const nvidiaPartlyOpen = (licence: string) => control("nvidia", licence, "partly open");
/** NVIDIA defines the language and its instruction set; Clang reads most of it in the open, with headers of the toolkit. */
export const cudaLanguage = nvidiaPartlyOpen(cudaLicence);
