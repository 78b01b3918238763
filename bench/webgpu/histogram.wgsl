struct Parameters { n: u32 }
@group(0) @binding(0) var<uniform> parameters: Parameters;
@group(0) @binding(1) var<storage, read> input: array<u32>;
@group(0) @binding(2) var<storage, read_write> output: array<atomic<u32>>;

var<workgroup> bins: array<atomic<u32>, 256>;

@compute @workgroup_size(256)
fn kernel(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) block: vec3<u32>,
  @builtin(num_workgroups) blocks: vec3<u32>,
) {
  atomicStore(&bins[thread], 0u);
  workgroupBarrier();
  for (var i = block.x * 256u + thread; i < parameters.n; i += blocks.x * 256u) { atomicAdd(&bins[input[i] & 255u], 1u); }
  workgroupBarrier();
  atomicAdd(&output[thread], atomicLoad(&bins[thread]));
}
