import type { HeaderPair } from "../capture.ts";

/** A request that is written as a command. */
export interface ShellRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/**
 * A text of the head of a request for a file in UTF-8. Headers and paths are bytes read as Latin-1; bytes that are UTF-8
 * are written as the characters that they mean, so that the file has the same bytes again.
 */
export function headText(latin1: string): string {
  if (!/^[\0-\u00ff]*$/.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, "latin1");
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : latin1;
}

/** A path whose bytes that are no ASCII, and signs that begin a comment or a variable in a file of requests, are percent-encoded. */
export function urlPath(path: string): string {
  return path.replaceAll(
    /[^!-~]|#|\{(?=\{)|(?<=\{)\{/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
}
