const f = Math.fround;

/** The file that examples/mandelbrot.cu writes, computed here in the same single precision, bit for bit. */
export function mandelbrotImage(): Uint8Array {
  const [width, height, limit] = [640, 480, 200];
  const header = new TextEncoder().encode(`P6\n${width} ${height}\n255\n`);
  const image = new Uint8Array(header.length + width * height * 3);
  image.set(header);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const cx = f(f(-2.2) + f(f(f(3.2) * x) / width));
      const cy = f(f(f(2.4) * (y - height / 2)) / height);
      image.set(colour(stepsAt(cx, cy, limit), limit), header.length + (y * width + x) * 3);
    }
  }
  return image;
}

function stepsAt(cx: number, cy: number, limit: number): number {
  let [zx, zy, steps] = [0, 0, 0];
  while (steps < limit && f(f(zx * zx) + f(zy * zy)) < 4) {
    const next = f(f(f(zx * zx) - f(zy * zy)) + cx);
    zy = f(f(f(2 * zx) * zy) + cy);
    zx = next;
    ++steps;
  }
  return steps;
}

function colour(steps: number, limit: number): [number, number, number] {
  if (steps === limit) return [0, 0, 0];
  const t = f(steps / limit);
  const rest = f(1 - t);
  const product = (...factors: number[]) => Math.trunc(factors.reduce((a, b) => f(a * b)));
  return [
    product(9, rest, t, t, t, 255),
    product(15, rest, rest, t, t, 255),
    product(8.5, rest, rest, rest, t, 255),
  ];
}
