import type { Readable, Writable } from "node:stream";
import type { Clock } from "./clock.ts";

/** A stream that may be a terminal. */
export type TextOutput = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** All that the program touches of the world; built once, in `src/cli`. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: Readable;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly clock: Clock;
  /** Aborts on the first SIGINT or SIGTERM, with the signal's name as its reason. */
  readonly signal: AbortSignal;
}
