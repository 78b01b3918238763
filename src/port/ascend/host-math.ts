/**
 * Functions of CUDA's that host code calls and the host's C++ library lacks: helpers for the headers that come with a port. A function
 * for both sides calls one name, which has a copy for each; the device's is SIMT's own function.
 */

interface HostMath {
  /** Types of the parameters, and their names. */
  readonly parameters: string;
  /** In double; of floats the result is rounded once. */
  readonly value?: string;
  /** In the place of `value`, where there is no result. */
  readonly body?: string;
}

/** By name of the function of doubles; that of floats ends in f. */
const functions: Readonly<Record<string, HostMath>> = {
  rsqrt: { parameters: "x", value: "1 / std::sqrt(X)" },
  rcbrt: { parameters: "x", value: "1 / std::cbrt(X)" },
  rhypot: { parameters: "x, y", value: "1 / std::hypot(X, Y)" },
  norm3d: { parameters: "x, y, z", value: "std::hypot(std::hypot(X, Y), Z)" },
  rnorm3d: { parameters: "x, y, z", value: "1 / std::hypot(std::hypot(X, Y), Z)" },
  norm4d: { parameters: "x, y, z, w", value: "std::hypot(std::hypot(X, Y), std::hypot(Z, W))" },
  rnorm4d: { parameters: "x, y, z, w", value: "1 / std::hypot(std::hypot(X, Y), std::hypot(Z, W))" },
  sinpi: { parameters: "x", value: "unwarpSinOfPi(X)" },
  cospi: { parameters: "x", value: "unwarpCosOfPi(X)" },
  sincospi: { parameters: "x, *s, *c", body: "*s = (T)unwarpSinOfPi(X); *c = (T)unwarpCosOfPi(X);" },
  normcdf: { parameters: "x", value: "std::erfc(X * -0.70710678118654752440) / 2" },
};

/** What CUDA defines for the host too, and nothing here stands for. */
export const lackingOnHost: ReadonlySet<string> = new Set(
  "erfinv erfcinv erfcx normcdfinv cyl_bessel_i0 cyl_bessel_i1 norm rnorm"
    .split(" ")
    .flatMap((name) => [name, `${name}f`]),
);

/** CUDA's name, and the one that both sides have. */
export const hostMathNames: ReadonlyMap<string, string> = new Map(
  Object.keys(functions).flatMap((name) =>
    [name, `${name}f`].map((one) => [one, `unwarp${one.charAt(0).toUpperCase()}${one.slice(1)}`] as const),
  ),
);

export const hostMath = `
// Functions that CUDA has for host code as well, and C++ does not.
static inline double unwarpSinOfPi(double x) {
  int quarters = 0;
  double angle = std::remquo(x, 0.5, &quarters) * 3.14159265358979323846;
  if (std::floor(x) == x) return x * 0.0;
  double value = (quarters & 1) != 0 ? std::cos(angle) : std::sin(angle);
  return (quarters & 2) != 0 ? -value : value;
}
static inline double unwarpCosOfPi(double x) {
  int quarters = 0;
  double angle = std::remquo(x, 0.5, &quarters) * 3.14159265358979323846;
  double value = (quarters & 1) != 0 ? (angle == 0 ? 0.0 : -std::sin(angle)) : std::cos(angle);
  return (quarters & 2) != 0 && value != 0 ? -value : value;
}
${Object.entries(functions)
  .flatMap(([name, one]) => [hostFunction(name, "double", one), hostFunction(`${name}f`, "float", one)])
  .join("\n")}
`;

/** The same names for device code. Of functions that give nothing back as well. */
export const deviceMath = `
// For functions of both sides: on the host these are in unwarp_acl.h.
${Object.entries(functions)
  .map(([name, { parameters, body }]) => {
    const names = parameters.replaceAll("*", "");
    const call = `${name}f(${names})`;
    const type = body === undefined ? "float" : "void";
    return `__aicore__ inline ${type} ${nameOf(`${name}f`)}(${typed(parameters, "float")}) { ${body === undefined ? `return ${call}` : call}; }`;
  })
  .join("\n")}
`;

function hostFunction(name: string, type: string, { parameters, value, body }: HostMath): string {
  const words = (value ?? body ?? "").replaceAll(/\b[XYZW]\b/g, (letter) =>
    type === "double" ? letter.toLowerCase() : `(double)${letter.toLowerCase()}`,
  );
  const text = value === undefined ? words.replaceAll("(T)", `(${type})`) : `return (${type})(${words});`;
  return `static inline ${body === undefined ? type : "void"} ${nameOf(name)}(${typed(parameters, type)}) { ${text} }`;
}

function typed(parameters: string, type: string): string {
  return parameters
    .split(", ")
    .map((name) => (name.startsWith("*") ? `${type}* ${name.slice(1)}` : `${type} ${name}`))
    .join(", ");
}

function nameOf(name: string): string {
  return hostMathNames.get(name) ?? name;
}
