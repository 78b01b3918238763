/// <reference types="@webgpu/types" />

/**
 * Without it SwiftShader unrolls the code that clears shared memory, and takes a second to compile what it compiles in
 * milliseconds otherwise.
 */
const flags = ["disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension"];

/**
 * The npm package `webgpu`: Dawn, Chromium's WebGPU.
 *
 * @param adapter a part of the name of the only adapter to be found
 */
export async function openWebGpu(adapter: string | undefined): Promise<GPU> {
  const { create } = await import("webgpu");
  return create(adapter === undefined ? flags : [...flags, `adapter=${adapter}`]);
}
