import { once } from "node:events";
import type { TextOutput } from "../../context.ts";

/** Where a reporter writes. Text for a stream that is closed (`| head`) is dropped. */
export interface TextWriter {
  readonly write: (text: string) => void;
  /** Resolves once the stream accepts more text; `undefined` when it already does (backpressure). */
  readonly drained: () => Promise<void> | undefined;
  /** Bytes written but not yet consumed by the reader. */
  readonly unwrittenBytes: () => number;
}

/** A writer for a stream. */
export function textWriter(stream: TextOutput): TextWriter {
  // All callers share one wait, because each wait adds listeners to the stream.
  let draining: Promise<void> | undefined;
  return {
    write: (text) => {
      if (!stream.destroyed && stream.writable) stream.write(text);
    },
    drained: () => {
      if (!stream.writableNeedDrain || stream.destroyed) return undefined;
      draining ??= drainOrClose(stream).then(() => (draining = undefined));
      return draining;
    },
    unwrittenBytes: () => (stream.destroyed ? 0 : stream.writableLength),
  };
}

async function drainOrClose(stream: TextOutput): Promise<void> {
  const settled = new AbortController();
  const waits = ["drain", "close"].map((name) => once(stream, name, { signal: settled.signal }));
  await Promise.race(waits).catch(() => undefined);
  // Removes the listener of the other wait, which then rejects.
  for (const wait of waits) wait.catch(() => undefined);
  settled.abort();
}
