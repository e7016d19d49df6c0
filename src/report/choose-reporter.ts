import type { Context } from "../context.ts";
import { jsonReporter } from "./json-reporter.ts";
import type { OutputMode } from "./output-mode.ts";
import { compactText } from "./pretty/compact.ts";
import { prettyReporter } from "./pretty/pretty-reporter.ts";
import { resultText } from "./pretty/result-text.ts";
import { quietReporter } from "./quiet-reporter.ts";
import type { Reporter } from "./reporter.ts";
import type { ColourChoice } from "./text/colour.ts";
import { themeFor } from "./text/theme.ts";
import { ProgressBar } from "./text/progress-bar.ts";
import { textWriter } from "./text/text-writer.ts";
import { layoutFor, signsFor } from "./text/terminal-layout.ts";

/** Creates the reporter for an output mode. */
export function chooseReporter(
  mode: OutputMode,
  { stdout, stderr, env, clock }: Context,
  colour: ColourChoice,
): Reporter {
  const stderrTheme = themeFor(stderr, env, colour);
  switch (mode) {
    case "json":
      return jsonReporter(textWriter(stdout));
    case "quiet":
      return quietReporter(textWriter(stderr), stderrTheme, layoutFor(stderr, env));
    // A command opens the full screen itself. This reporter shows what comes before and after it.
    case "tui":
    case "auto":
    case "pretty":
    case "compact":
      return prettyReporter({
        textOf: mode === "compact" ? compactText : resultText,
        stdout: textWriter(stdout),
        stderr: textWriter(stderr),
        stdoutTheme: themeFor(stdout, env, colour),
        stderrTheme,
        stdoutLayout: layoutFor(stdout, env),
        stderrLayout: layoutFor(stderr, env),
        progress: new ProgressBar(stderr, { theme: stderrTheme, clock, signs: signsFor(stderr, env) }),
      });
  }
}
