/** The programs of the menu, in an order from simple to long. */
import blackScholes from "../examples/black-scholes.cu";
import blockSums from "../examples/block-sums.cu";
import fiveAxis from "../examples/five-axis.cu";
import gameOfLife from "../examples/game-of-life.cu";
import histogram from "../examples/histogram.cu";
import mandelbrot from "../examples/mandelbrot.cu";
import nBody from "../examples/n-body.cu";
import rayMarcher from "../examples/ray-marcher.cu";
import reduction from "../examples/reduction.cu";
import softmaxLayernorm from "../examples/softmax-layernorm.cu";
import tiledMatmul from "../examples/tiled-matmul.cu";
import vectorAdd from "../examples/vector-add.cu";
import warpScan from "../examples/warp-scan.cu";

export interface Example {
  readonly title: string;
  readonly code: string;
}

export const firstExample: Example = { title: "Vector addition", code: vectorAdd };

export const examples: readonly { readonly group: string; readonly examples: readonly Example[] }[] = [
  {
    group: "First steps",
    examples: [
      firstExample,
      { title: "Block sums, small enough to step through", code: blockSums },
      { title: "Histogram, with atomics", code: histogram },
      { title: "Matrix product, with shared memory", code: tiledMatmul },
      { title: "Reduction, a tree in shared memory", code: reduction },
      { title: "Running sums, with warp shuffles", code: warpScan },
    ],
  },
  {
    group: "Pictures",
    examples: [
      { title: "Mandelbrot set", code: mandelbrot },
      { title: "Ray marcher", code: rayMarcher },
      { title: "Game of Life", code: gameOfLife },
    ],
  },
  {
    group: "Applications",
    examples: [
      { title: "N-body simulation", code: nBody },
      { title: "Option prices (Black–Scholes)", code: blackScholes },
      { title: "Softmax and layer norm", code: softmaxLayernorm },
      { title: "Five-axis tool path", code: fiveAxis },
    ],
  },
];
