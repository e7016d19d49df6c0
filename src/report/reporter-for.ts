import type { Context } from "../context.ts";
import { type ColourChoice, wantsColour } from "./text/colour.ts";
import { joinedWrites } from "./text/joined-writes.ts";
import { jsonReporter } from "./json/json-reporter.ts";
import type { OutputMode } from "./output-mode.ts";
import { prettyReporter } from "./pretty/pretty-reporter.ts";
import { ProgressBar } from "./text/progress-bar.ts";
import { quietReporter } from "./quiet-reporter.ts";
import type { Reporter } from "./reporter.ts";
import { textSink } from "./text/text-sink.ts";
import { themeFor } from "./text/theme.ts";

/** Builds the reporter for a form of output. */
export function reporterFor(mode: OutputMode, { stdout, stderr, env, clock }: Context, colour: ColourChoice): Reporter {
  const stderrTheme = themeFor(wantsColour(stderr, env, colour));
  switch (mode) {
    case "json":
      return jsonReporter(joinedWrites(textSink(stdout)));
    case "quiet":
      return quietReporter(textSink(stderr), stderrTheme);
    // The full screen is the command's to open; this is what is shown before and after it, and by commands without one.
    case "tui":
    case "auto":
    case "pretty":
      return prettyReporter({
        stdout: textSink(stdout),
        stderr: textSink(stderr),
        stdoutTheme: themeFor(wantsColour(stdout, env, colour)),
        stderrTheme,
        progress: new ProgressBar(stderr, { theme: stderrTheme, clock }),
      });
  }
}
