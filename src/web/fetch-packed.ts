/** Files that the build has compressed, so that a plain static host serves them small. */

/** Called with the bytes that came since the last call, unpacked. */
export type OnBytes = (bytes: number) => void;

/**
 * @param url of the file without `.gz`
 * @throws {Error} that names the file
 */
export async function fetchPacked(
  url: URL,
  onBytes: OnBytes = () => {},
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const packed = new URL(`${url.href}.gz`);
  const response = await fetchFile(packed);
  const stream = (response.body ?? new Blob([]).stream()) as ReadableStream<Uint8Array<ArrayBuffer>>;
  // Some servers declare what ends in .gz as an encoding, and the browser then unpacks it by itself.
  const isUnpacked = response.headers.get("content-encoding")?.includes("gzip");
  return countBytes(isUnpacked ? stream : stream.pipeThrough(new DecompressionStream("gzip")), onBytes);
}

/** @throws {Error} that names the file */
export async function fetchFile(url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${url.pathname} cannot be loaded: ${reason}`, { cause: error });
  }
  if (!response.ok)
    throw new Error(`${url.pathname} cannot be loaded: the server answers ${response.status}`);
  return response;
}

function countBytes(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: OnBytes,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return stream.pipeThrough(counter);
}
