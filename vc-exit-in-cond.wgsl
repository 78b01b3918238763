@group(0) @binding(0) var<storage, read_write> heap: array<u32>;
@group(0) @binding(1) var<uniform> launch: array<vec4<u32>, 3>;
@group(0) @binding(2) var<storage, read_write> service: array<atomic<u32>>;
@compute @workgroup_size(256)
fn kernel(@builtin(local_invocation_index) t: u32, @builtin(workgroup_id) g: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
let block = launch[1].x + g.x + g.y*groups.x;
let i = block*256u + t; let q = launch[2].z - launch[0].w + i*4u; let ip = launch[2].w - launch[0].w + i*4u;
if (block < launch[0].x && i < launch[2].x) { heap[ip>>2u] = bitcast<u32>(bitcast<f32>(launch[2].y) * bitcast<f32>(heap[q>>2u]) + bitcast<f32>(heap[ip>>2u])); }if (launch[1].w == 77u) { atomicStore(&service[1], 1u); }
}
