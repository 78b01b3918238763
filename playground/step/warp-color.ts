/** Colours far apart, none of them like those that warn. */
const hues = [215, 155, 280, 95, 322, 188, 250, 125];

export function warpColor(warp: number): string {
  const hue = hues[warp % hues.length] ?? 0;
  return `light-dark(hsl(${hue} 62% 40%), hsl(${hue} 65% 70%))`;
}
