import { lookUpHeader } from "../cuda-api/headers.ts";

/**
 * Says of each header of the CUDA toolkit that clang does not find what it stands for.
 *
 *     a.cu:2:10: fatal error: 'cublas_v2.h' file not found
 *         2 | #include <cublas_v2.h>
 *           |          ^~~~~~~~~~~~~
 *       help: unwarp does not support cuBLAS (cublas_v2.h) yet     <= this
 */
export function explainMissingHeaders(messages: string): string {
  return messages.replaceAll(missing, (message: string, name: string) => {
    const header = lookUpHeader(name);
    if (header?.state !== "later") return message;
    return `${message}  help: unwarp does not support ${header.subject} (${name}) yet\n`;
  });
}

/** The message with the line of source and the caret, which clang leaves out when asked to. */
const missing = /^.*fatal error: .*'([^'\n]+)' file not found.*\n(?:.*\|.*\n.*\|.*\^.*\n)?/gm;
