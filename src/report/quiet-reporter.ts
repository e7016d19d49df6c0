import { isFailure } from "./failures.ts";
import { isMessage, messageText } from "./message-text.ts";
import { EventNumbers } from "./pretty/received-event.ts";
import { failureText } from "./pretty/result-text.ts";
import { UnreachedDeliveries } from "./pretty/unreached.ts";
import type { Reporter } from "./reporter.ts";
import type { TextLayout } from "./text/terminal-layout.ts";
import type { TextWriter } from "./text/text-writer.ts";
import type { Theme } from "./text/theme.ts";

/** For a script that needs the exit code and the reason: nothing on stdout; failures, warnings and errors on stderr. */
export function quietReporter(stderr: TextWriter, theme: Theme, layout: TextLayout): Reporter {
  const numbers = new EventNumbers();
  const unreached = new UnreachedDeliveries();
  return {
    form: "text",
    report: (event) => {
      if (event.type === "event") numbers.add(event);
      if (event.type === "note" || event.type === "progress") return;
      const { isRepeat, counted } = unreached.next(event, theme);
      if (isRepeat) return;
      if (counted !== "") stderr.write(counted);
      if (isMessage(event)) stderr.write(layout(messageText(event, theme)));
      else if (isFailure(event)) stderr.write(layout(failureText(event, theme, numbers)));
    },
    drained: stderr.drained,
    unwrittenBytes: stderr.unwrittenBytes,
  };
}
