import type { Diagnosis } from "../../../delivery/doctor/diagnosis.ts";
import { printableStart } from "../../../events/payload/printable.ts";
import { hintText } from "../../message-text.ts";
import type { DoctorSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { counted, duration } from "../../text/units.ts";

const WIDTH = 15;

/** One check of `doctor`: `✓ inbound        an answered inbound call is taken (3 events, slowest 12 ms)`. */
export function prettyDiagnosis({ check, outcome, says, hint }: Diagnosis, theme: Theme): string {
  const found = printableStart(says, 600);
  const text = outcome === "skipped" ? theme.faint(`skipped: ${found}`) : found;
  const lines = [`${mark(outcome, theme)} ${theme.strong(check.padEnd(WIDTH))} ${text}`];
  if (hint !== null) lines.push(`${" ".repeat(WIDTH + 3)}${hintText(hint, theme)}`);
  return `${lines.join("\n")}\n`;
}

function mark(outcome: Diagnosis["outcome"], theme: Theme): string {
  switch (outcome) {
    case "passed":
      return theme.good("✓");
    case "warning":
      return theme.warn("!");
    case "failed":
      return theme.bad("✗");
    case "skipped":
      return theme.faint("-");
  }
}

/** The verdict on the endpoint, and what Hipcall would do. */
export function prettyDoctorSummary(summary: DoctorSummary, theme: Theme): string {
  const { ready, passed, warnings, failed, skipped, sent, hipcall, durationMs, stoppedBy, url } = summary;
  const counts = [
    counted(passed, "check") + " passed",
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(", ");
  const verdict = ready ? theme.good("ready for Hipcall") : theme.bad("not ready for Hipcall");
  const stopped = stoppedBy === null ? "" : ` (stopped by ${stoppedBy})`;
  const lines = ["", `${theme.strong(printableStart(url, 300))} is ${verdict}${stopped}: ${counts}`];
  if (hipcall !== null) lines.push(printableStart(hipcall, 600));
  lines.push(theme.faint(`${counted(sent, "event")} sent in ${duration(durationMs)}`));
  return `${lines.join("\n")}\n`;
}
