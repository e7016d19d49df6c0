import { once } from "node:events";
import type { TextOutput } from "../context.ts";

/** Where a reporter writes. Nothing is written to a reader that has gone (`| head`). */
export interface TextSink {
  readonly write: (text: string) => void;
  /** Resolves when the stream has taken what was written, or is closed. */
  readonly drained: () => Promise<void>;
  readonly unwrittenBytes: () => number;
}

/** Wraps a stream. */
export function textSink(stream: TextOutput): TextSink {
  return {
    write: (text) => {
      if (!stream.destroyed && stream.writable) stream.write(text);
    },
    drained: async () => {
      if (!stream.writableNeedDrain || stream.destroyed) return;
      const settled = new AbortController();
      const either = ["drain", "close"].map((name) => once(stream, name, { signal: settled.signal }));
      await Promise.race(either).catch(() => undefined);
      // Else each wait would leave a listener on the stream.
      for (const wait of either) wait.catch(() => undefined);
      settled.abort();
    },
    unwrittenBytes: () => (stream.destroyed ? 0 : stream.writableLength),
  };
}
