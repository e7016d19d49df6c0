import type { Context } from "../context.ts";
import { jsonReporter } from "./json-reporter.ts";
import type { OutputMode } from "./output-mode.ts";
import type { Reporter } from "./reporter.ts";
import { isRunByAgent } from "./text/automation.ts";
import { type Looks, themeFor } from "./text/theme.ts";
import { ProgressBar } from "./text/progress-bar.ts";
import { textWriter } from "./text/text-writer.ts";
import { layoutFor, signsFor } from "./text/terminal-layout.ts";

/** Creates the reporter for an output mode, and loads only that one. */
export async function chooseReporter(
  mode: OutputMode,
  { stdout, stderr, env, clock }: Context,
  looks: Looks,
): Promise<Reporter> {
  switch (mode) {
    case "json":
      return jsonReporter(textWriter(stdout));
    case "quiet": {
      const { quietReporter } = await import("./quiet-reporter.ts");
      return quietReporter(textWriter(stderr), themeFor(stderr, env, looks), await layoutFor(stderr, env));
    }
    // A command opens the full screen itself. This reporter shows what comes before and after it.
    case "tui":
    case "auto":
    case "pretty":
    case "compact": {
      const { prettyReporter } = await import("./pretty/pretty-reporter.ts");
      const { compactText } = await import("./pretty/compact.ts");
      const { resultText } = await import("./pretty/result-text.ts");
      const stderrTheme = themeFor(stderr, env, looks);
      return prettyReporter({
        textOf: mode === "compact" ? compactText : resultText,
        stdout: textWriter(stdout),
        stderr: textWriter(stderr),
        stdoutTheme: themeFor(stdout, env, looks),
        stderrTheme,
        stdoutLayout: await layoutFor(stdout, env),
        stderrLayout: await layoutFor(stderr, env),
        progress: new ProgressBar(stderr, {
          theme: stderrTheme,
          clock,
          signs: signsFor(stderr, env),
          hidden: isRunByAgent(env),
        }),
      });
    }
  }
}
