/** Libraries of device code that unwarp has in CUDA and HIP programs only: ports to others include headers that are not here. */

/** Thrust, CUB and cuRAND, under the names that ports give their headers. */
const headers =
  /^(?:thrust\/|rocthrust\/|cub\/|mucub\/|hipcub\/|rocprim\/|(?:curand|murand|hiprand|rocrand)(?:\/|[_.]))/;

/**
 * Whether a text of a port includes one of these.
 *
 * @param isOwn whether the project itself has the header
 */
export function usesForeignLibraries(text: string, isOwn: (header: string) => boolean): boolean {
  return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"]/gm)].some(
    ([, header = ""]) => headers.test(header) && !isOwn(header),
  );
}
