/**
 * Functions of CUDA's that unwarp's own headers write in plain C++: ports take the text along, under names that do not meet
 * those of the headers when unwarp itself compiles the port.
 */

const widths = ["2", "4"];
const compared = "eq ne ges geu gts gtu les leu lts ltu".split(" ");
const simd = [
  ..."abs absss neg negss add addss addus sub subss subus absdiffs absdiffu avgs avgu haddu".split(" "),
  ..."maxs maxu mins minu sads sadu".split(" "),
  ...compared.flatMap((name) => [`cmp${name}`, `set${name}`]),
];

/** Of include/unwarp/simd-in-a-word.h. */
export const simdFunctions: readonly string[] = simd.flatMap((name) =>
  widths.map((width) => `__v${name}${width}`),
);

/** Of include/unwarp/dot-products.h. */
export const dotProducts: readonly string[] = ["__dp4a", "__dp2a_lo", "__dp2a_hi"];

/**
 * The text without its guard, and with names of the port's.
 *
 * @param qualifiers what defines `__UNWARP_DEVICE` for the target
 */
export function ownHeaderBody(text: string, qualifiers: string): string {
  return text
    .replaceAll(/^#(?:ifndef|define) UNWARP_\w+_H\n/gm, "")
    .replace(/#endif\s*$/, "")
    .replace('#include "qualifiers.h"\n', qualifiers)
    .replaceAll("__UNWARP_", "UNWARP_PORT_")
    .replaceAll("__unwarp_", "unwarp_port_")
    .trim();
}
