struct Parameters { n: u32, a: f32 }
@group(0) @binding(0) var<uniform> parameters: Parameters;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;

@compute @workgroup_size(256)
fn kernel(@builtin(global_invocation_id) id: vec3<u32>) {
  let i = id.x;
  if (i < parameters.n) { y[i] = parameters.a * x[i] + y[i]; }
}
