import { isMessage, messageText } from "./message-text.ts";
import type { Reporter } from "./reporter.ts";
import type { TextWriter } from "./text/text-writer.ts";
import type { Theme } from "./text/theme.ts";

/** For a script that only needs the exit code: nothing on stdout, warnings and errors on stderr. */
export function quietReporter(stderr: TextWriter, theme: Theme): Reporter {
  return {
    form: "text",
    report: (event) => {
      if (isMessage(event) && event.type !== "note") stderr.write(messageText(event, theme));
    },
    drained: stderr.drained,
    unwrittenBytes: stderr.unwrittenBytes,
  };
}
