@group(0) @binding(0) var<storage, read_write> heap: array<u32>;
@group(0) @binding(1) var<uniform> launch: array<vec4<u32>, 3>;
@group(0) @binding(2) var<storage, read_write> service: array<atomic<u32>>;
var<private> bx: u32;
var<private> tx: u32;
fn region() { let i = bx*256u+tx; let q = launch[2].z - launch[0].w + i*4u; let ip = launch[2].w - launch[0].w + i*4u; if (i < launch[2].x) { st(ip, bitcast<u32>(bitcast<f32>(launch[2].y) * bitcast<f32>(ld(q)) + bitcast<f32>(ld(ip)))); } }
fn ld(p:u32)->u32 { return heap[p>>2u]; }
fn st(p:u32, v: u32) { heap[p>>2u]=v; }
@compute @workgroup_size(256)
fn kernel(@builtin(local_invocation_index) t: u32, @builtin(workgroup_id) g: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
bx=g.x; tx=t; region();if (launch[1].w == 77u) { atomicStore(&service[1], 1u); }
}
