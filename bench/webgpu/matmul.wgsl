struct Parameters { n: u32 }
@group(0) @binding(0) var<uniform> parameters: Parameters;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
@group(0) @binding(3) var<storage, read_write> c: array<f32>;

var<workgroup> tile_a: array<f32, 256>;
var<workgroup> tile_b: array<f32, 256>;

@compute @workgroup_size(16, 16)
fn kernel(@builtin(local_invocation_id) thread: vec3<u32>, @builtin(workgroup_id) block: vec3<u32>) {
  let n = parameters.n;
  let row = block.y * 16u + thread.y;
  let column = block.x * 16u + thread.x;
  let own = thread.y * 16u + thread.x;
  var sum = 0.0;
  for (var k = 0u; k < n; k += 16u) {
    tile_a[own] = a[row * n + k + thread.x];
    tile_b[own] = b[(k + thread.y) * n + column];
    workgroupBarrier();
    for (var i = 0u; i < 16u; i++) { sum += tile_a[thread.y * 16u + i] * tile_b[i * 16u + thread.x]; }
    workgroupBarrier();
  }
  c[row * n + column] = sum;
}
