import { coloursFor, type Look, type View } from "./view.ts";
import type { Simulation } from "./simulation.ts";

/** Each body is a square of two triangles, in which a soft disc is drawn. The vertices come from where the kernels put them. */
const shader = /* wgsl */ `
struct Frame {
  colours: array<vec4f, 2>,
  turn: vec2f,
  aspect: vec2f,
  size: f32,
  strength: f32,
}
@group(0) @binding(0) var<storage, read> positions: array<vec4f>;
@group(0) @binding(1) var<storage, read> velocities: array<vec4f>;
@group(0) @binding(2) var<uniform> frame: Frame;

struct Corner {
  @builtin(position) position: vec4f,
  @location(0) place: vec2f,
  @location(1) colour: vec3f,
}

@vertex fn vertex(@builtin(vertex_index) corner: u32, @builtin(instance_index) body: u32) -> Corner {
  let place = vec2f(f32(corner & 1u), f32(corner >> 1u)) * 2.0 - 1.0;
  let p = positions[body];
  let v = velocities[body];
  let x = p.x * frame.turn.x + p.z * frame.turn.y;
  let depth = p.z * frame.turn.x - p.x * frame.turn.y;
  let near = 1.0 / (2.2 - 0.5 * depth);
  let centre = vec2f(x, p.y) * near * 1.9;
  let heart = select(1.0, 3.5, p.w > 0.1);
  let speed = clamp(length(v.xyz) * 0.5, 0.0, 1.0);
  var result: Corner;
  result.position = vec4f((centre + place * frame.size * heart * near * 2.0) * frame.aspect, 0.0, 1.0);
  result.place = place;
  result.colour = mix(frame.colours[u32(v.w)].rgb, vec3f(frame.colours[u32(v.w)].a), speed * 0.45);
  return result;
}

@fragment fn fragment(corner: Corner) -> @location(0) vec4f {
  let light = max(0.0, 1.0 - dot(corner.place, corner.place));
  let alpha = light * light * frame.strength;
  return vec4f(corner.colour * alpha, alpha);
}
`;

/** Draws with WebGPU, from the memory in which the kernels work: nothing is copied. */
export class GpuView implements View {
  readonly #device: GPUDevice;
  readonly #context: GPUCanvasContext;
  readonly #canvas: HTMLCanvasElement;
  readonly #frame: GPUBuffer;
  readonly #pipelines: { readonly dark: GPURenderPipeline; readonly light: GPURenderPipeline };
  readonly #layout: GPUBindGroupLayout;

  constructor(canvas: HTMLCanvasElement, device: GPUDevice) {
    const context = canvas.getContext("webgpu");
    if (!context) throw new Error("the canvas cannot be drawn with WebGPU");
    const format = navigator.gpu.getPreferredCanvasFormat();
    context.configure({ device, format, alphaMode: "premultiplied" });
    this.#device = device;
    this.#context = context;
    this.#canvas = canvas;
    this.#frame = device.createBuffer({ size: 64, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
    const storage = { visibility: GPUShaderStage.VERTEX, buffer: { type: "read-only-storage" } } as const;
    const uniform = { visibility: GPUShaderStage.VERTEX | GPUShaderStage.FRAGMENT, buffer: {} };
    this.#layout = device.createBindGroupLayout({
      entries: [
        { binding: 0, ...storage },
        { binding: 1, ...storage },
        { binding: 2, ...uniform },
      ],
    });
    const module = device.createShaderModule({ code: shader });
    const layout = device.createPipelineLayout({ bindGroupLayouts: [this.#layout] });
    // Light adds up on black; on white, bodies lie over each other like ink.
    const pipeline = (dstFactor: GPUBlendFactor) => {
      const component = { srcFactor: "one", dstFactor } as const;
      const blend = { color: component, alpha: component };
      return device.createRenderPipeline({
        layout,
        vertex: { module },
        fragment: { module, targets: [{ format, blend }] },
        primitive: { topology: "triangle-strip" },
      });
    };
    this.#pipelines = { dark: pipeline("one"), light: pipeline("one-minus-src-alpha") };
  }

  draw({ positions, velocities, n }: Simulation, look: Look): void {
    const [places, speeds] = [positions.gpu, velocities.gpu];
    if (!places || !speeds) return;
    const { width, height } = this.#canvas;
    const [first, second] = coloursFor(look);
    const towards = look.isDark ? 1 : 0;
    const size = (look.isDark ? 0.0105 : 0.009) * Math.min(1.6, Math.max(0.7, (8192 / n) ** 0.25));
    const strength = (look.isDark ? 0.5 : 0.62) * Math.min(1, Math.max(0.25, (8192 / n) ** 0.5));
    const aspect = width > height ? [height / width, 1] : [1, width / height];
    const frame = [...first, towards, ...second, towards, Math.cos(look.turn), Math.sin(look.turn), ...aspect, size, strength];
    this.#device.queue.writeBuffer(this.#frame, 0, Float32Array.from([...frame, 0, 0]));
    const group = this.#device.createBindGroup({
      layout: this.#layout,
      entries: [
        { binding: 0, resource: places },
        { binding: 1, resource: speeds },
        { binding: 2, resource: { buffer: this.#frame } },
      ],
    });
    const commands = this.#device.createCommandEncoder();
    const target = { view: this.#context.getCurrentTexture().createView(), clearValue: [0, 0, 0, 0] };
    const pass = commands.beginRenderPass({
      colorAttachments: [{ ...target, loadOp: "clear", storeOp: "store" }],
    });
    pass.setPipeline(look.isDark ? this.#pipelines.dark : this.#pipelines.light);
    pass.setBindGroup(0, group);
    pass.draw(4, n);
    pass.end();
    this.#device.queue.submit([commands.finish()]);
  }
}
