import { isMessage, messageText } from "../message-text.ts";
import type { Reporter } from "../reporter.ts";
import type { ProgressBar } from "../text/progress-bar.ts";
import type { TextLayout } from "../text/terminal-layout.ts";
import type { TextWriter } from "../text/text-writer.ts";
import type { Theme } from "../text/theme.ts";
import { type Wording, inEnglishOrNull } from "../../language/said.ts";
import { EventNumbers } from "./received-event.ts";
import { isHidden, type Result } from "./result-text.ts";
import { UnreachedDeliveries } from "./unreached.ts";

interface PrettyStreams {
  readonly stdout: TextWriter;
  readonly stderr: TextWriter;
  readonly stdoutTheme: Theme;
  readonly stderrTheme: Theme;
  readonly stdoutLayout: TextLayout;
  readonly stderrLayout: TextLayout;
  readonly progress: ProgressBar;
  /** The text of a result: in full, or on one line. */
  readonly textOf: (event: Result, theme: Theme, numbers: EventNumbers) => string;
}

/** Results that a program reads too: a curl command, a schema, a sample. */
const VERBATIM: ReadonlySet<string> = new Set(["text", "sample", "scenario"]);

/** For a person: results go to stdout, messages and the progress bar to stderr. */
export function prettyReporter({
  stdout,
  stderr,
  stdoutTheme,
  stderrTheme,
  stdoutLayout,
  stderrLayout,
  progress,
  textOf,
}: PrettyStreams): Reporter {
  const numbers = new EventNumbers();
  const unreached = new UnreachedDeliveries();
  const hints = new Set<string>();
  /** One cause makes many checks fail: its hint is said once. */
  const once = <Checked extends { readonly hint: Wording | null }>(checked: Checked): Checked => {
    const hint = inEnglishOrNull(checked.hint);
    const isRepeat = hint !== null && hints.has(hint);
    if (hint !== null) hints.add(hint);
    return isRepeat ? { ...checked, hint: null } : checked;
  };
  return {
    form: "text",
    report: (event) => {
      if (event.type === "event") numbers.add(event);
      if (event.type === "progress") {
        progress.draw(event);
        return;
      }
      const { isRepeat, counted } = unreached.next(event, stdoutTheme);
      if (isRepeat) return;
      if (counted !== "" || event.type !== "delivery" || !isHidden(event)) progress.clear();
      if (counted !== "") stdout.write(counted);
      if (isMessage(event)) {
        stderr.write(stderrLayout(messageText(event, stderrTheme)));
      } else {
        const text = textOf(event.type === "diagnosis" ? once(event) : event, stdoutTheme, numbers);
        stdout.write(VERBATIM.has(event.type) ? text : stdoutLayout(text));
      }
    },
    drained: () => {
      const [results, messages] = [stdout.drained(), stderr.drained()];
      if (results === undefined) return messages;
      return messages === undefined ? results : Promise.all([results, messages]).then(() => undefined);
    },
    unwrittenBytes: () => stdout.unwrittenBytes() + stderr.unwrittenBytes(),
  };
}
