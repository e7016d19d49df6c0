import type { TextSink } from "./text-sink.ts";

/** As much is held at most before it is written. Characters. */
const MOST_HELD = 64 * 1024;

/** Writes at once what is told in one go: a write for each line would take as long as to make the line. */
export function joinedWrites(sink: TextSink): TextSink {
  let held = "";
  const writeHeld = (): void => {
    if (held === "") return;
    const text = held;
    held = "";
    sink.write(text);
  };
  return {
    write: (text) => {
      if (held === "") queueMicrotask(writeHeld);
      held += text;
      if (held.length >= MOST_HELD) writeHeld();
    },
    drained: () => {
      writeHeld();
      return sink.drained();
    },
    unwrittenBytes: () => held.length + sink.unwrittenBytes(),
  };
}
