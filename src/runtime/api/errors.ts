import { errorName, errorText } from "../../cuda-api/errors.ts";
import type { CudaContext } from "../context.ts";
import type { SectionHandlers } from "./handlers.ts";

export function errorApi(cuda: CudaContext): SectionHandlers<"error"> {
  const text = internedTexts(cuda);
  return {
    cudaGetErrorName: (code) => text(errorName(code)),
    cudaGetErrorString: (code) => text(errorText(code)),
    cudaGetLastError: () => cuda.takeLastError(),
    cudaPeekAtLastError: () => cuda.peekAtLastError(),
  };
}

/** Addresses of texts that the program keeps pointers to: each is written once and never freed. */
export function internedTexts({ memory, deviceMemory }: CudaContext): (text: string) => number {
  const addresses = new Map<string, number>();
  return (text) => {
    const known = addresses.get(text);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(text).length + 1;
    const address = deviceMemory.allocate(bytes, "internal") ?? 0;
    if (address !== 0) memory.setText(address, text, bytes);
    addresses.set(text, address);
    return address;
  };
}
