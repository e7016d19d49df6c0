import { once } from "node:events";
import type { TextOutput } from "../../context.ts";

/** Where a reporter writes. Nothing is written to a reader that has gone (`| head`). */
export interface TextSink {
  readonly write: (text: string) => void;
  /** Resolves when what was written is taken; `undefined` when it is. */
  readonly drained: () => Promise<void> | undefined;
  readonly unwrittenBytes: () => number;
}

/** Wraps a stream. */
export function textSink(stream: TextOutput): TextSink {
  // One for all who wait: each has listeners on the stream.
  let draining: Promise<void> | undefined;
  return {
    write: (text) => {
      if (!stream.destroyed && stream.writable) stream.write(text);
    },
    drained: () => {
      if (!stream.writableNeedDrain || stream.destroyed) return undefined;
      draining ??= drainOf(stream).then(() => (draining = undefined));
      return draining;
    },
    unwrittenBytes: () => (stream.destroyed ? 0 : stream.writableLength),
  };
}

async function drainOf(stream: TextOutput): Promise<void> {
  const settled = new AbortController();
  const either = ["drain", "close"].map((name) => once(stream, name, { signal: settled.signal }));
  await Promise.race(either).catch(() => undefined);
  // Else each wait would leave a listener on the stream.
  for (const wait of either) wait.catch(() => undefined);
  settled.abort();
}
