import type { Simulation } from "./simulation.ts";

/** Something that shows the bodies on a canvas. */
export interface View {
  draw(simulation: Simulation, look: Look): void | Promise<void>;
}

export interface Look {
  readonly isDark: boolean;
  /** Radians by which the scene is turned. */
  readonly turn: number;
  /** Pixels of the screen in a pixel of CSS. */
  readonly scale: number;
}

/** Of the two galaxies, as red, green and blue. On white, colours must be deeper to be seen. */
export const colours = {
  dark: [
    [0.42, 0.7, 1],
    [1, 0.62, 0.36],
  ],
  light: [
    [0.1, 0.28, 0.72],
    [0.78, 0.24, 0.08],
  ],
} as const;

export const coloursFor = ({ isDark }: Look) => (isDark ? colours.dark : colours.light);
