import type { Reporter } from "./reporter.ts";
import { talkText } from "./talk.ts";
import type { TextSink } from "./text/text-sink.ts";
import type { Theme } from "./text/theme.ts";

/** For a script that only wants the exit code: nothing on stdout, warnings and errors on stderr. */
export function quietReporter(stderr: TextSink, theme: Theme): Reporter {
  return {
    form: "text",
    report: (event) => {
      if (event.type === "warning" || event.type === "trouble" || event.type === "error")
        stderr.write(talkText(event, theme));
    },
    drained: stderr.drained,
    unwrittenBytes: stderr.unwrittenBytes,
  };
}
