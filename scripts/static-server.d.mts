/** A server of the files of a folder; see the script. */
export function serveFolder(
  folder: string,
  options?: { readonly port?: number; readonly headers?: boolean; readonly under?: string },
): Promise<{ readonly url: string; close(): Promise<void> }>;
